const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const SEXTETS = new Map([...ALPHABET].map((letter, i) => [letter.charCodeAt(0), i]))

/**
 * The bytes of a base64 text, one code unit each: such texts compare as their bytes do.
 * Undefined if the text is not base64 in its one canonical form.
 */
export function bytesOfBase64(text: string): string | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  let bytes = ''
  let buffer = 0
  let bits = 0
  for (let i = 0; i < text.length - padding; i++) {
    const sextet = SEXTETS.get(text.charCodeAt(i))
    if (sextet === undefined) return undefined
    buffer = (buffer << 6) | sextet
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes += String.fromCharCode((buffer >>> bits) & 255)
      buffer &= (1 << bits) - 1
    }
  }
  // Bits that no byte uses must be 0, else two texts would stand for the same bytes.
  return buffer === 0 ? bytes : undefined
}

/** How many bytes a canonical base64 text stands for. */
export function byteLengthOfBase64(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return (text.length / 4) * 3 - padding
}
