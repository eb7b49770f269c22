/** Starts the tools of `npm test`: output shown as it comes, or kept; never longer than a limit. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** No stage takes this long when all is well; one that hangs must not hang its caller for ever. */
const LIMIT_MINUTES = 20

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]  quiet: output is returned, not shown
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32' && command === 'npm',
    })
    let output = ''
    child.stdout?.on('data', (text) => (output += text))
    child.stderr?.on('data', (text) => (output += text))
    const limit = setTimeout(() => {
      console.error(`Stopped after ${LIMIT_MINUTES} minutes: ${command} ${args.join(' ')}`)
      child.kill()
    }, LIMIT_MINUTES * 60_000)
    child.on('error', (error) => {
      clearTimeout(limit)
      done({ code: 1, output: String(error) })
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      done({ code: code ?? 1, output })
    })
  })
}

/** The file behind a package's command, run with this Node whatever the platform. */
export function bin(packageName, command) {
  const folder = join(root, 'node_modules', packageName)
  const { bin: commands } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof commands === 'string' ? commands : commands[command])
}

/** A path of this project, whole. */
export function fromRoot(path) {
  return resolve(root, path)
}
