/**
 * What a stage of `npm test` came to, read from its runner's own report.
 *
 * A runner that ran nothing is a failure: an empty or missing report never counts as green.
 *
 * @typedef {{ passed: number, failed: number, notes: string[] }} Counts
 */
import { isDeepStrictEqual } from 'node:util'

/** @returns {Counts} */
export function passedCheck(...notes) {
  return { passed: 1, failed: 0, notes }
}

/** @returns {Counts} */
export function failedRun(...notes) {
  return { passed: 0, failed: 1, notes }
}

/** @param {readonly Counts[]} results */
export function sum(results) {
  const passed = results.reduce((total, counts) => total + counts.passed, 0)
  const failed = results.reduce((total, counts) => total + counts.failed, 0)
  // No stage, or stages without a single check, prove nothing.
  return passed + failed === 0 ? { passed, failed: 1 } : { passed, failed }
}

/**
 * @param {any} report  vitest's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(report, exitCode) {
  const notes = []
  const passed = report?.numPassedTests ?? 0
  let failed = report?.numFailedTests ?? 0
  const left = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  if (left > 0) notes.push(`${left} tests skipped`)
  // A file that cannot be loaded has no tests to count.
  const unloaded = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  failed += unloaded.length
  for (const file of unloaded) notes.push(`could not be run: ${file.name}`)
  return settled({ passed, failed, notes }, 'vitest', exitCode)
}

/**
 * @param {any} report  Playwright's JSON report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function playwrightCounts(report, exitCode) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {}
  const notes = []
  if (flaky > 0) notes.push(`${flaky} passed only when tried again`)
  if (skipped > 0) notes.push(`${skipped} tests skipped`)
  for (const error of report?.errors ?? []) notes.push(error.message)
  return settled({ passed: expected + flaky, failed: unexpected, notes }, 'Playwright', exitCode)
}

/**
 * The conformance run is one check: it ran to its end, over some cases, and not below the floor.
 *
 * @param {any} report  what `npm run conformance -- --json` writes
 * @param {number} exitCode
 * @returns {Counts}
 */
export function conformanceCounts(report, exitCode) {
  if (!Array.isArray(report) || report.length === 0) return failedRun('The conformance runner ran no case.')
  const full = report.filter(({ passed }) => passed).length
  const loose = report.filter(({ passed, passedIgnoringCause }) => passed || passedIgnoringCause).length
  const score = `${full} of ${report.length} cases, ${loose} when causes are ignored`
  return exitCode === 0 ? passedCheck(score) : failedRun(`${score}: below the floor, or the runner crashed`)
}

/**
 * The score that the app shows is that of the last run, or the app says what is not so.
 *
 * @param {unknown} kept  as it is committed
 * @param {unknown} found  as a run over the same cases gives it
 * @param {string} remedy  the command that writes it
 * @returns {Counts}
 */
export function scoreCounts(kept, found, remedy) {
  if (found === undefined) return failedRun('The run wrote no score.')
  if (isDeepStrictEqual(kept, found)) return passedCheck()
  return failedRun('The committed score is not what this run gives. Write it, and explain what fails now:', `  ${remedy}`)
}

/** @param {Counts} counts @param {string} runner @param {number} exitCode @returns {Counts} */
function settled(counts, runner, exitCode) {
  if (counts.passed + counts.failed === 0) return failedRun(...counts.notes, `${runner} ran no test.`)
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, `${runner} ended with code ${exitCode}.`] }
  }
  return counts
}
