/** The stages of `npm test`, in order. Each runs one tool and reads its report. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkFirstLoad } from '../firstLoad.mjs'
import { conformanceCounts, failedRun, passedCheck, playwrightCounts, scoreCounts, vitestCounts } from './counts.mjs'
import { bin, fromRoot, run } from './run.mjs'

/** Where the runners leave their reports. */
export const reportFolder = 'test-results/reports'

/** Whose score the app shows, with an explanation of each failure. */
/** Their score is in the app, and each that fails is explained there. */
const scoredCases = ['stepfunctions', 'apigateway', 'lambda'].map((corpus) => `../shared/conformance/${corpus}`)
const conformanceFloor = 'scripts/conformance/floor.json'
const keptScore = 'src/content/fidelity/score.json'
const writeScore = `npm run -s conformance -- ${scoredCases.join(' ')} --score ${keptScore} && npx tsx scripts/fidelity/fidelity.ts`

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @type {readonly { name: string, title: string, run: () => Promise<Counts> }[]}
 */
export const stages = [
  { name: 'lockfile', title: 'package.json and package-lock.json agree', run: lockfile },
  { name: 'types', title: 'TypeScript, the simulator without DOM and Node', run: types },
  { name: 'lint', title: 'layers, closed names, sizes, oxlint', run: lint },
  { name: 'unit', title: 'vitest: units and content', run: unit },
  { name: 'content', title: 'questions: schema, sources, balance, and every proof', run: content },
  { name: 'determinism', title: 'every scenario three times, in Node and in Chromium: equal logs', run: determinism },
  { name: 'conformance', title: 'cases recorded from AWS, against the committed floor and the score shown', run: conformance },
  { name: 'build', title: 'the site, and the size of its first load', run: build },
  { name: 'build:sim', title: 'the simulator as a library, in Node and Chromium', run: buildSim },
  { name: 'e2e', title: 'Playwright, in a Chromium', run: e2e },
]

async function lockfile() {
  const { code, output } = await run('npm', ['ci', '--dry-run', '--no-audit', '--no-fund'], { quiet: true })
  if (code === 0) return passedCheck()
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
    return passedCheck('The registry cannot be reached: what npm would ask there is left unchecked.')
  }
  return failedRun(...output.trim().split('\n').slice(-20))
}

async function types() {
  const results = []
  for (const project of ['tsconfig.json', 'src/sim/tsconfig.json']) {
    const { code, output } = await run(process.execPath, [bin('typescript', 'tsc'), '-p', project], { quiet: true })
    const found = output.trim()
    results.push(code === 0 ? passedCheck() : failedRun(`${project}:`, ...found.split('\n').slice(0, 60)))
  }
  return merge(results)
}

async function lint() {
  const report = join(reportFolder, 'lint.json')
  const { code } = await run(process.execPath, ['scripts/lint/lint.mjs', '--json', report])
  const checks = readReport(report)
  if (!Array.isArray(checks) || checks.length === 0) return failedRun('The linter checked nothing.')
  const failed = checks.filter((check) => !check.passed).length
  if (code !== 0 && failed === 0) return failedRun(`lint.mjs ended with code ${code}.`)
  return { passed: checks.length - failed, failed, notes: [] }
}

async function unit() {
  const report = join(reportFolder, 'vitest.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(process.execPath, [bin('vitest', 'vitest'), 'run', ...reporters])
  return vitestCounts(readReport(report), code)
}

async function content() {
  const report = join(reportFolder, 'content.json')
  const { code } = await run('npm', ['run', '-s', 'content:check', '--', '--json', report])
  const counts = readReport(report)
  if (!counts) return failedRun(`content:check ended with code ${code} and told nothing.`)
  if (code !== 0 && counts.failed === 0) return failedRun(`content:check ended with code ${code}.`)
  return counts
}

async function determinism() {
  const report = join(reportFolder, 'determinism.json')
  const { code } = await run(process.execPath, ['scripts/test/determinism.mjs', '--json', report])
  const found = readReport(report)
  if (!Array.isArray(found) || found.length === 0) return failedRun('No scenario was played.')
  const failed = found.filter(({ differs }) => differs.length > 0).length
  if (code !== 0 && failed === 0) return failedRun(`determinism.mjs ended with code ${code}.`)
  return { passed: found.length - failed, failed, notes: [] }
}

async function conformance() {
  const absent = scoredCases.find((cases) => !existsSync(cases))
  if (absent !== undefined) {
    return { passed: 0, failed: 0, notes: [`${absent} is not beside this checkout: no case was run.`] }
  }
  const report = join(reportFolder, 'conformance.json')
  const floor = existsSync(conformanceFloor) ? ['--floor', conformanceFloor] : []
  const score = join(reportFolder, 'score.json')
  const { code } = await run('npm', ['run', '-s', 'conformance', '--', ...scoredCases, '--json', report, ...floor])
  await run('npm', ['run', '-s', 'conformance', '--', ...scoredCases, '--score', score], { quiet: true })
  return merge([
    conformanceCounts(readReport(report), code),
    scoreCounts(readReport(keptScore), readReport(score), writeScore),
    ...(floor.length > 0 ? [] : [failedRun(`${conformanceFloor} is missing: no floor was held.`)]),
  ])
}

async function build() {
  // What an earlier build left must not be tested in place of this one.
  rmSync(fromRoot('dist'), { recursive: true, force: true })
  const { code } = await run(process.execPath, [bin('vite', 'vite'), 'build', '--logLevel', 'warn'])
  if (code !== 0) return failedRun('vite build failed.')
  return merge([passedCheck(), checkFirstLoad('dist')])
}

async function buildSim() {
  rmSync(fromRoot('dist-sim'), { recursive: true, force: true })
  const made = await run(process.execPath, ['scripts/buildSim.mjs'])
  if (made.code !== 0) return failedRun('The library could not be built.')
  const used = await run(process.execPath, ['scripts/test/simLibrary.mjs'])
  return used.code === 0 ? passedCheck() : failedRun('The built library did not do what it should.')
}

async function e2e() {
  const specs = existsSync('e2e') ? readdirSync('e2e', { recursive: true }) : []
  if (specs.length === 0) return failedRun('There is no test in e2e/.')
  const report = join(reportFolder, 'playwright.json')
  const args = [bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json']
  const { code } = await run(process.execPath, args, { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: fromRoot(report) } })
  return playwrightCounts(readReport(report), code)
}

/** @param {readonly Counts[]} results @returns {Counts} */
function merge(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    notes: results.flatMap(({ notes }) => notes),
  }
}

/** @param {string} path @returns {any} */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
