import { javaHash } from '../../javaHash'
import { compileRegex, RegexError, type LinearRegex } from '../../linearRegex'
import { javaText } from './javaText'
import { JavaList, type JavaValue } from './javaValue'
import { JavaThrown, type Methods } from './overload'

const WHITE = /^[\s\0-\x20]+|[\s\0-\x20]+$/g

/** The methods of java.lang.String that a template can use. @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/String.html */
export const STRING_METHODS: Methods<string> = {
  length: [{ takes: '', run: (self) => self.length }],
  isEmpty: [{ takes: '', run: (self) => self === '' }],
  isBlank: [{ takes: '', run: (self) => self.trim() === '' }],
  charAt: [{ takes: 'i', run: (self, at: number) => slice(self, at, at + 1) }],
  substring: [
    { takes: 'i', run: (self, from: number) => slice(self, from, self.length) },
    { takes: 'ii', run: (self, from: number, to: number) => slice(self, from, to) },
  ],
  indexOf: [
    { takes: 's', run: (self, part: string) => self.indexOf(part) },
    { takes: 'si', run: (self, part: string, from: number) => self.indexOf(part, from) },
  ],
  lastIndexOf: [
    { takes: 's', run: (self, part: string) => self.lastIndexOf(part) },
    { takes: 'si', run: (self, part: string, from: number) => (from < 0 ? -1 : self.lastIndexOf(part, from)) },
  ],
  contains: [{ takes: 's', run: (self, part: string) => self.includes(part) }],
  startsWith: [
    { takes: 's', run: (self, part: string) => self.startsWith(part) },
    { takes: 'si', run: (self, part: string, from: number) => from >= 0 && self.startsWith(part, from) },
  ],
  endsWith: [{ takes: 's', run: (self, part: string) => self.endsWith(part) }],
  equals: [{ takes: 'o', run: (self, other: JavaValue) => self === other }],
  equalsIgnoreCase: [{ takes: 's', run: (self, other: string) => self.toLowerCase() === other.toLowerCase() }],
  compareTo: [{ takes: 's', run: compare }],
  compareToIgnoreCase: [{ takes: 's', run: (self, other: string) => compare(self.toLowerCase(), other.toLowerCase()) }],
  concat: [{ takes: 's', run: (self, other: string) => self + other }],
  repeat: [{ takes: 'i', run: (self, times: number) => repeat(self, times) }],
  replace: [{ takes: 'ss', run: (self, part: string, by: string) => self.replaceAll(part, () => by) }],
  replaceAll: [{ takes: 'ss', run: (self, pattern: string, by: string) => replaceMatches(self, regex(pattern), by, Infinity) }],
  replaceFirst: [{ takes: 'ss', run: (self, pattern: string, by: string) => replaceMatches(self, regex(pattern), by, 1) }],
  matches: [{ takes: 's', run: (self, pattern: string) => regex(pattern).matchesAll(self) }],
  split: [
    { takes: 's', run: (self, pattern: string) => split(self, pattern, 0) },
    { takes: 'si', run: (self, pattern: string, limit: number) => split(self, pattern, limit) },
  ],
  toLowerCase: [{ takes: '', run: (self) => self.toLowerCase() }],
  toUpperCase: [{ takes: '', run: (self) => self.toUpperCase() }],
  trim: [{ takes: '', run: (self) => self.replace(WHITE, '') }],
  strip: [{ takes: '', run: (self) => self.trim() }],
  hashCode: [{ takes: '', run: (self) => javaHash(self) }],
  toString: [{ takes: '', run: (self: string) => self }],
  toCharArray: [{ takes: '', run: (self) => new JavaList(self.split('')) }],
  join: [{ takes: 'sl', run: (_self: string, between: string, parts: JavaList) => parts.items.map(javaText).join(between) }],
}

function slice(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) throw new JavaThrown(`java.lang.StringIndexOutOfBoundsException: begin ${from}, end ${to}, length ${self.length}`)
  return self.slice(from, to)
}

/** By UTF-16 units, as Java has it: how far apart the first different ones are. */
function compare(self: string, other: string): number {
  const shorter = Math.min(self.length, other.length)
  for (let at = 0; at < shorter; at++) {
    const apart = self.charCodeAt(at) - other.charCodeAt(at)
    if (apart !== 0) return apart
  }
  return self.length - other.length
}

/** AWS's limit of what a template may print is 10 MB; nothing longer is of use. */
const LONGEST = 10_485_760

function repeat(self: string, times: number): string {
  if (times < 0) throw new JavaThrown(`java.lang.IllegalArgumentException: count is negative: ${times}`)
  if (self.length * times > LONGEST) throw new JavaThrown(`java.lang.OutOfMemoryError: a text of more than ${LONGEST} characters`)
  return self.repeat(times)
}

function regex(pattern: string): LinearRegex {
  try {
    return compileRegex(pattern)
  } catch (error) {
    if (error instanceof RegexError) throw new JavaThrown(`java.util.regex.PatternSyntaxException: ${error.message}`)
    throw error
  }
}

function replaceMatches(self: string, pattern: LinearRegex, by: string, most: number): string {
  let text = ''
  let at = 0
  let from = 0
  for (let count = 0; count < most; count++) {
    const match = pattern.find(self, from)
    if (!match) break
    text += self.slice(at, match.start) + replacement(by, match.text, match.groups)
    at = match.end
    from = match.end === match.start ? match.end + 1 : match.end
    if (text.length > LONGEST) throw new JavaThrown(`java.lang.OutOfMemoryError: a text of more than ${LONGEST} characters`)
  }
  return text + self.slice(at)
}

/** `$1` is a group, `\` takes a character as it is. */
function replacement(by: string, whole: string, groups: readonly (string | undefined)[]): string {
  return by.replace(/\\([^]?)|\$(\d?)/g, (_all, escaped: string | undefined, digit: string | undefined) => {
    if (escaped !== undefined) return escaped
    if (digit === '0') return whole
    const group = Number(digit || NaN)
    if (!(group <= groups.length)) throw new JavaThrown(`java.lang.IllegalArgumentException: Illegal group reference in "${by}"`)
    return groups[group - 1] ?? ''
  })
}

/** Java leaves out the empty texts at the end, and one at the start that matched nothing. */
function split(self: string, pattern: string, limit: number): JavaList {
  const by = regex(pattern)
  const parts: string[] = []
  let at = 0
  let from = 0
  while (limit <= 0 || parts.length < limit - 1) {
    const match = by.find(self, from)
    if (!match || match.start >= self.length) break
    from = match.end === match.start ? match.end + 1 : match.end
    if (match.end === 0) continue
    parts.push(self.slice(at, match.start))
    at = match.end
  }
  parts.push(self.slice(at))
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  return new JavaList(parts)
}
