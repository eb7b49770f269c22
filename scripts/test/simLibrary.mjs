/** Plays one scenario on the built library in Node, twice, and in a Chromium: three equal logs. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { openBrowser } from './browser.mjs'
import { playScenario } from './simScenario.mjs'

const library = await import(new URL('../../dist-sim/coldstart-sim.mjs', import.meta.url).href)
const first = await playScenario(library)
const told = JSON.parse(first)
check(told.status === 'SUCCEEDED', `the execution ended ${told.status}, not SUCCEEDED`)
check(JSON.parse(told.output)?.said?.greeting === 'Hello, Ada', `its output is ${told.output}`)
check(told.Item?.visits?.N === '1', `the table holds ${JSON.stringify(told.Item)}`)
check((await playScenario(library)) === first, 'a second run in Node has another log')
console.log(`   Node: SUCCEEDED, ${told.log.length} events, the same again`)

const { server, address } = await serve()
const browser = await openBrowser()
try {
  const page = await browser.newPage()
  await page.goto(`${address}/`)
  const inPage = await page.evaluate(async () => {
    const from = (/** @type {string} */ path) => import(/* @vite-ignore */ path)
    const [built, scenario] = await Promise.all([from('/dist-sim/coldstart-sim.mjs'), from('/simScenario.mjs')])
    return scenario.playScenario(built)
  })
  check(inPage === first, 'the run in Chromium has another log than the one in Node')
  console.log('   Chromium: the same log')
} finally {
  await browser.close()
  server.close()
}

/** The library and the scenario over HTTP, on a free port of this machine. */
function serve() {
  const files = new Map([
    ['/dist-sim/coldstart-sim.mjs', 'text/javascript'],
    ['/dist-sim/quickjs.wasm', 'application/wasm'],
    ['/simScenario.mjs', 'text/javascript'],
  ])
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const type = files.get(path)
    const file = join(import.meta.dirname, path.startsWith('/dist-sim/') ? `../..${path}` : path)
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>library</title>')
    else if (type && existsSync(file)) response.writeHead(200, { 'content-type': type }).end(readFileSync(file))
    else response.writeHead(404).end()
  })
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done({ server, address: `http://127.0.0.1:${server.address().port}` }))
  })
}

/** @param {boolean} holds @param {string} complaint */
function check(holds, complaint) {
  if (holds) return
  console.error(`   ${complaint}`)
  process.exit(1)
}
