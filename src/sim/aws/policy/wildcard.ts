/**
 * Whether a text matches a pattern of a policy: `*` stands for any run of characters, `?` for one.
 * Linear in practice: it goes back to the latest `*` only.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let from = 0
  let position = 0
  while (position < text.length) {
    const wanted = pattern.charAt(at)
    if (wanted === '*') {
      star = at++
      from = position
    } else if (at < pattern.length && (wanted === '?' || plain(wanted) === text.charAt(position))) {
      at++
      position++
    } else if (star >= 0) {
      at = star + 1
      position = ++from
    } else {
      return false
    }
  }
  while (pattern.charAt(at) === '*') at++
  return at === pattern.length
}

/** A text with its stars and question marks as plain characters: what a policy variable stands for is no pattern. */
export function literally(text: string): string {
  return text.replaceAll('*', STAR).replaceAll('?', MARK)
}

// From Unicode's private use area, where no name of AWS's has a character.
const STAR = '\uE000'
const MARK = '\uE001'

function plain(character: string): string {
  return character === STAR ? '*' : character === MARK ? '?' : character
}

/** A pattern that means its own text: the stars that `literally` has hidden are back. */
export function unhidden(text: string): string {
  return text.replaceAll(STAR, '*').replaceAll(MARK, '?')
}
