/**
 * A short fingerprint of a text, for telling whether two runs told the same story.
 * FNV-1a over UTF-16 units in two lanes (64 bits as hex): not for secrets.
 */
export function contentHash(text: string): string {
  return contentHashOf([text])
}

/** The same of a text in pieces, for one that is too long to be held, or made, as a whole. */
export function contentHashOf(pieces: Iterable<string>): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ (unit + (low >>> 16)), 0x85ebca6b)
    }
  }
  return hex(high) + hex(low)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
