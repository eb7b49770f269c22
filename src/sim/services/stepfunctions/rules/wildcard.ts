/**
 * StringMatches: `*` stands for any characters or none, `\*` for a star, `\\` for a backslash.
 * Two pointers and one remembered star, so that the time is bounded by the product of the lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = partsOf(pattern)
  let at = 0
  let part = 0
  let star = -1
  let resumeAt = 0
  while (at < text.length) {
    const wanted = parts[part]
    if (wanted === ANY) {
      star = part++
      resumeAt = at
    } else if (wanted !== undefined && wanted === text[at]) {
      part++
      at++
    } else if (star >= 0) {
      part = star + 1
      at = ++resumeAt
    } else return false
  }
  while (parts[part] === ANY) part++
  return part === parts.length
}

const ANY = Symbol('any characters')

function partsOf(pattern: string): (string | typeof ANY)[] {
  const parts: (string | typeof ANY)[] = []
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i)
    if (char === '\\' && i + 1 < pattern.length) parts.push(pattern.charAt(++i))
    else parts.push(char === '*' ? ANY : char)
  }
  return parts
}
