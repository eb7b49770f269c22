import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** What was asked for on the command line. */
export interface Request {
  readonly paths: readonly string[]
  /** The failures with their reasons, too. */
  readonly list: boolean
  /** The list leaves out what fails by the wording of an error text only. */
  readonly ignoreCause: boolean
  /** Where to write the verdicts. */
  readonly json: string | undefined
  /** Where to write what the app shows of the run. */
  readonly score: string | undefined
  /** The file with what must pass at least. */
  readonly floor: string | undefined
}

export const USAGE =
  'npm run -s conformance -- DIR… [--list] [--ignore-cause] [--json FILE] [--score FILE] [--floor FILE]\n' +
  'Without DIR: ../shared/conformance, where it is there.'

/** The recordings beside this repository, if they are there. */
export const RECORDINGS = fileURLToPath(new URL('../../../shared/conformance', import.meta.url))

/** @throws {TypeError} on an option it does not know */
export function parseCommandLine(args: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      'ignore-cause': { type: 'boolean', default: false },
      json: { type: 'string' },
      score: { type: 'string' },
      floor: { type: 'string' },
    },
  })
  return {
    paths: positionals.length > 0 ? positionals : existsSync(RECORDINGS) ? [RECORDINGS] : [],
    list: values.list,
    ignoreCause: values['ignore-cause'],
    json: values.json,
    score: values.score,
    floor: values.floor,
  }
}
