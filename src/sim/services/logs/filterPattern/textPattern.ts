import { compileRegex, RegexError } from '../../../expression/linearRegex'
import { invalid } from '../refusal'

/** A term with what stands before it: `-` to be absent, `?` for one of several. */
const TERM = /([?-]?)(?:"((?:[^"\\]|\\.)*)"|([A-Za-z0-9_]+))(?=\s|$)\s*/y

/**
 * Terms, all of which must be in the message, but for those with `-`, none of which may, and those
 * with `?`, one of which must. Where others stand beside them, those with `?` do not count. Case
 * counts, and a term may be a part of a word.
 */
export function readTextPattern(pattern: string): (message: string) => boolean {
  const wanted: Record<'' | '?' | '-', string[]> = { '': [], '?': [], '-': [] }
  for (let at = 0; at < pattern.length; at = TERM.lastIndex) {
    TERM.lastIndex = at
    const term = TERM.exec(pattern)
    if (!term) return invalid('Invalid filter pattern')
    wanted[term[1] as '' | '?' | '-'].push(term[3] ?? (term[2] ?? '').replace(/\\(.)/gs, '$1'))
  }
  const { '': all, '?': any, '-': none } = wanted
  if (all.length === 0 && none.length === 0) return (message) => any.some((term) => message.includes(term))
  return (message) => all.every((term) => message.includes(term)) && !none.some((term) => message.includes(term))
}

/** `%…%` around a regular expression, which any part of a message may match. */
export function readRegex(text: string): (message: string) => boolean {
  try {
    const regex = compileRegex(text.slice(1, -1))
    return (message) => regex.find(message, 0) !== undefined
  } catch (error) {
    if (error instanceof RegexError) return invalid('Invalid filter pattern')
    throw error
  }
}
