/** Plays one scenario on the built library in Node, twice, and in a Chromium: three equal logs. */
import { readdirSync } from 'node:fs'
import { fromRoot } from './run.mjs'
import { inPage } from './inPage.mjs'
import { playScenario } from './simScenario.mjs'

const built = fromRoot('dist-sim/coldstart-sim.mjs')
const library = await import(built)
const first = await playScenario(library)
const told = JSON.parse(first)
check(told.status === 'SUCCEEDED', `the execution ended ${told.status}, not SUCCEEDED`)
check(JSON.parse(told.output)?.said?.greeting === 'Hello, Ada', `its output is ${told.output}`)
check(JSON.parse(told.output)?.said?.tables?.[0] === 'visits', `through the SDK it saw the tables ${told.output}`)
check(told.Item?.visits?.N === '1', `the table holds ${JSON.stringify(told.Item)}`)
check((await playScenario(library)) === first, 'a second run in Node has another log')
console.log(`   Node: SUCCEEDED, ${told.log.length} events, the same again`)

const files = new Map([
  ['/dist-sim/coldstart-sim.mjs', built],
  ['/dist-sim/quickjs.wasm', fromRoot('dist-sim/quickjs.wasm')],
  ...readdirSync(fromRoot('dist-sim/sdk')).map((file) => /** @type {const} */ ([`/dist-sim/sdk/${file}`, fromRoot(`dist-sim/sdk/${file}`)])),
  ['/simScenario.mjs', fromRoot('scripts/test/simScenario.mjs')],
])
const inChromium = await inPage(files, async () => {
  const from = (/** @type {string} */ path) => import(/* @vite-ignore */ path)
  const scenario = await from('/simScenario.mjs')
  return scenario.playScenario(await from('/dist-sim/coldstart-sim.mjs'))
})
check(inChromium === first, 'the run in Chromium has another log than the one in Node')
console.log('   Chromium: the same log')

/** @param {boolean} holds @param {string} complaint */
function check(holds, complaint) {
  if (holds) return
  console.error(`   ${complaint}`)
  process.exit(1)
}
