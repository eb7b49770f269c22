/** oxlint with its type-aware rules, and proof that it read what it was to read. */
import { spawnSync } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const cli = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
const config = join(root, 'oxlint.config.mjs')

/**
 * A linter that reads nothing complains of nothing, so the files it counts are compared with those that are there.
 *
 * @param {{ cwd: string, folders: readonly string[], atLeast: number }} what  atLeast: how many files it has to read
 * @returns {{ check: string, complaints: import('./sourceFiles.mjs').Complaint[] }}
 */
export function oxlint({ cwd, folders, atLeast }) {
  const args = [cli, '-c', config, '--type-aware', '-f', 'json', ...folders]
  // oxlint looks for its type-aware half on the PATH, which npm extends and a plain node does not.
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}` }
  const options = /** @type {const} */ ({ cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 })
  const { stdout, stderr, status } = spawnSync(process.execPath, args, options)
  const report = readReport(stdout)
  if (!report || !(report.number_of_files >= Math.max(atLeast, 1))) {
    const read = `oxlint read ${report?.number_of_files ?? 0} of ${atLeast} files (code ${status})`
    const message = `${read}: ${(stderr || stdout).trim().slice(0, 500)}`
    return { check: 'oxlint', complaints: [{ path: '.', line: 1, rule: 'oxlint', message }] }
  }
  return {
    check: `oxlint, ${report.number_of_rules} rules on ${report.number_of_files} files`,
    complaints: report.diagnostics.map((/** @type {any} */ found) => ({
      path: found.filename,
      line: found.labels[0]?.span.line ?? 1,
      rule: found.code,
      message: found.message,
    })),
  }
}

/** @param {string} text @returns {any} */
function readReport(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
