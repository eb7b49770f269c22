/** Runs something in a page of a Chromium, with files of this project beside it. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { openBrowser } from './browser.mjs'

const TYPES = new Map([
  ['.mjs', 'text/javascript'],
  ['.wasm', 'application/wasm'],
])

/**
 * @template Result
 * @param {ReadonlyMap<string, string>} files  paths on the page's origin, and the files behind them
 * @param {() => Promise<Result>} script  runs in the page: it sees the page's globals and nothing of this process
 * @returns {Promise<Result>}
 */
export async function inPage(files, script) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const file = files.get(path)
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>page</title>')
    else if (file) response.writeHead(200, { 'content-type': TYPES.get(extname(file)) ?? '' }).end(readFileSync(file))
    else response.writeHead(404).end()
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const at = server.address()
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}/`)
    return await page.evaluate(script)
  } finally {
    await browser.close()
    server.close()
  }
}
