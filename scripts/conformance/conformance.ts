import { readFileSync, writeFileSync } from 'node:fs'
import { parseCommandLine, USAGE } from './commandLine'
import { readCases } from './conformanceCase'
import { belowFloor, type Floor } from './floor'
import { failureList, summary, sums } from './report'
import { runCase } from './runCase'
import { scoreOf } from './score'
import type { Verdict } from './verdict'

/** How often the process lets a long run be seen to go on. */
const CASES_A_NOTE = 500

/**
 * Replays recordings of AWS against the simulator and counts how many it answers as AWS did.
 * @returns the exit code: 0 when it ran to the end and nothing fell below the floor
 */
async function conformance(args: readonly string[]): Promise<number> {
  const request = parseCommandLine(args)
  if (request.paths.length === 0) {
    console.log('No recordings: ../shared/conformance is not there, and no DIR was named.')
    console.log(sums([]))
    return 0
  }
  const verdicts: Verdict[] = []
  for (const each of readCases(request.paths)) {
    verdicts.push(await runCase(each))
    if (verdicts.length % CASES_A_NOTE === 0) console.error(`${verdicts.length} cases …`)
  }
  if (request.json !== undefined) writeFileSync(request.json, asJson(verdicts))
  if (request.score !== undefined) writeFileSync(request.score, `${JSON.stringify(scoreOf(verdicts), null, 1)}\n`)
  if (request.list) console.log(failureList(verdicts, request.ignoreCause))
  console.log(summary(verdicts))
  const fallen = request.floor === undefined ? [] : belowFloor(verdicts, readFloor(request.floor))
  for (const complaint of fallen) console.log(`below the floor: ${complaint}`)
  console.log(sums(verdicts))
  return fallen.length > 0 ? 1 : 0
}

function readFloor(file: string): Floor {
  return JSON.parse(readFileSync(file, 'utf8')) as Floor
}

function asJson(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ id, kind, passed, passedIgnoringCause, reason }) => ({
    id,
    kind,
    passed,
    passedIgnoringCause,
    reason,
  }))
  return `${JSON.stringify(rows, null, 1)}\n`
}

conformance(process.argv.slice(2)).then(
  // An execution without end may still be driven in the background; it must not keep the process.
  (code) => process.stdout.write('', () => process.exit(code)),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error)
    console.error(USAGE)
    process.exit(1)
  },
)
