/** A text between two wildcards is a part; between two parts anything may stand. */
export type WildcardPart = string

export type ReadWildcard =
  | { readonly parts: readonly WildcardPart[]; readonly complaint?: undefined }
  | { readonly complaint: string; readonly parts?: undefined }

/**
 * Reads `arn:*:bus/*`. A backslash takes the meaning from a `*` or a backslash after it. Positions
 * in complaints count UTF-8 bytes and the quote in front, as AWS's do.
 */
export function readWildcard(text: string): ReadWildcard {
  const parts: string[] = ['']
  const position = (at: number) => new TextEncoder().encode(text.slice(0, at)).length + 1
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '*') {
      if (text.charAt(at + 1) === '*') return { complaint: `Consecutive wildcard characters at pos ${position(at)}` }
      parts.push('')
      continue
    }
    let literal = char
    if (char === '\\') {
      literal = text.charAt(++at)
      if (literal !== '*' && literal !== '\\') return { complaint: `Invalid escape character at pos ${position(at - 1)}` }
    }
    parts[parts.length - 1] += literal
  }
  return { parts }
}

/** Takes each part at its first occurrence after the one before; the last must end the text. */
export function matchesWildcard(parts: readonly WildcardPart[], text: string): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
