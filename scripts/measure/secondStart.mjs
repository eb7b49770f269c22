/** `npm start` where everything is installed: from the command to the first page answered. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** @returns {Promise<number>}  milliseconds */
export async function secondStart() {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start', '--', '--port', String(port), '--host', '127.0.0.1'], { stdio: 'ignore', detached: true })
  try {
    await answered(`http://127.0.0.1:${port}/`)
    return performance.now() - began
  } finally {
    // npm and the server it started are one group.
    if (child.pid !== undefined) process.kill(-child.pid)
  }
}

/** @param {string} url */
async function answered(url) {
  for (const limit = performance.now() + 60_000; performance.now() < limit; ) {
    const ok = await fetch(url).then((response) => response.ok, () => false)
    if (ok) return
    await new Promise((later) => setTimeout(later, 20))
  }
  throw new Error(`${url} did not answer.`)
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}
