/**
 * Serves a built site under a sub-path, as project pages are served: for the browser tests and `npm run measure`.
 * `node scripts/serveFolder.mjs [FOLDER]` serves it for a look.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a build must not depend on: it may lie anywhere. */
export const SUB_PATH = '/learn/coldstart/'

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.wasm', 'application/wasm'],
])

/**
 * @param {string} folder
 * @param {{ port?: number }} [options]  absent: any free port
 * @returns {Promise<{ address: string, close(): Promise<void> }>}  the address ends with the sub-path
 * @throws {Error} where nothing is built
 */
export async function serveFolder(folder, { port = 0 } = {}) {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} holds no index.html: run npm run build first.`)
  const server = createServer((request, response) => {
    const file = fileMeant(folder, new URL(request.url ?? '/', 'http://localhost').pathname)
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    response.writeHead(200, { 'content-type': TYPES.get(extname(file)) ?? 'application/octet-stream', 'cache-control': 'no-cache' })
    createReadStream(file).pipe(response)
  })
  await new Promise((listening) => server.listen(port, '127.0.0.1', () => listening(undefined)))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the server has no port')
  return {
    address: `http://127.0.0.1:${at.port}${SUB_PATH}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** @param {string} folder @param {string} path @returns {string | undefined} */
function fileMeant(folder, path) {
  if (!path.startsWith(SUB_PATH)) return undefined
  const inside = normalize(decodeURIComponent(path.slice(SUB_PATH.length)) || 'index.html')
  const file = join(folder, inside)
  return !inside.startsWith('..') && existsSync(file) && statSync(file).isFile() ? file : undefined
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { address } = await serveFolder(process.argv[2] ?? 'dist')
  console.log(address)
}
