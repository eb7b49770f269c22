/** The smallest text greater than all that begin with this one; undefined if there is none. */
export function afterPrefix(prefix: string): string | undefined {
  for (let end = prefix.length; end > 0; end--) {
    const unit = prefix.charCodeAt(end - 1)
    if (unit < 0xffff) return prefix.slice(0, end - 1) + String.fromCharCode(unit + 1)
  }
  return undefined
}

const SURROGATES_OR_ABOVE = /[\ud800-\uffff]/

/**
 * A text for a text such that comparing two of them by code unit (`<`) orders the texts by their
 * UTF-8 bytes. UTF-16 orders characters beyond U+FFFF below U+E000; they are moved above U+FFFF.
 */
export function inUtf8Order(text: string): string {
  if (!SURROGATES_OR_ABOVE.test(text)) return text
  let moved = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    moved += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
  }
  return moved
}
