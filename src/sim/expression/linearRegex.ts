import { RE2JS, RE2JSException } from 're2js'

export interface RegexMatch {
  readonly text: string
  /** UTF-16 offsets into the text searched. */
  readonly start: number
  readonly end: number
  /** The capturing groups from the first; `undefined` where a group took no part. */
  readonly groups: readonly (string | undefined)[]
}

/** A compiled regular expression whose running time is linear in the text. */
export interface LinearRegex {
  readonly source: string
  readonly flags: string
  /** The first match that starts at or after `from`. */
  find(text: string, from: number): RegexMatch | undefined
  /** Whether the pattern matches the whole text. */
  matchesAll(text: string): boolean
}

/** A pattern that cannot be run in linear time, or is not one at all. */
export class RegexError extends Error {}

const REFUSED: readonly [opening: string, name: string][] = [
  ['(?=', 'look-ahead'],
  ['(?!', 'look-ahead'],
  ['(?<=', 'look-behind'],
  ['(?<!', 'look-behind'],
]

/**
 * Compiles a pattern in JavaScript's or Java's syntax. Learner patterns run outside the sandbox, so
 * they run in RE2: what needs backtracking (look-around, back references) is refused by name.
 *
 * @param flags  of `imsdxuUgy`: `i`, `m` and `s` (or Java's `d`, which changes nothing here) count
 * @throws {RegexError} with a message for the author of the pattern
 */
export function compileRegex(source: string, flags = ''): LinearRegex {
  refuseBacktracking(source)
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(RE2JS.translateRegExp(source), flagBits(flags))
  } catch (error) {
    if (error instanceof RE2JSException) throw new RegexError(error.message)
    throw error
  }
  return {
    source,
    flags,
    find(text, from) {
      const matcher = compiled.matcher(text)
      if (from > text.length || !matcher.find(from)) return undefined
      const groups: (string | undefined)[] = []
      for (let group = 1; group <= matcher.groupCount(); group++) groups.push(matcher.group(group) ?? undefined)
      return { text: matcher.group() ?? '', start: matcher.start(), end: matcher.end(), groups }
    },
    matchesAll: (text) => compiled.matches(text),
  }
}

function flagBits(flags: string): number {
  let bits = 0
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE
  if (flags.includes('m')) bits |= RE2JS.MULTILINE
  if (flags.includes('s')) bits |= RE2JS.DOTALL
  return bits
}

function refuseBacktracking(source: string): void {
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (char === '\\') {
      at++
      const escaped = source.charAt(at)
      if (!inClass && ((escaped >= '1' && escaped <= '9') || escaped === 'k')) {
        throw new RegexError(`back reference \\${escaped} is not supported: patterns run in linear time`)
      }
    } else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') {
      for (const [opening, name] of REFUSED) {
        if (source.startsWith(opening, at)) {
          throw new RegexError(`${name} ${opening}…) is not supported: patterns run in linear time`)
        }
      }
    }
  }
}
