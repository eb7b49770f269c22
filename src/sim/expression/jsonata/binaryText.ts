import { fromBase64, toBase64 } from '../base64'

/** Base64 of a text taken as bytes: of each UTF-16 unit the low eight bits, as the package does under Node. */
export function encodeBinary(text: string): string {
  return toBase64(Uint8Array.from(text, (_char, at) => text.charCodeAt(at) & 255))
}

/** The bytes of Base64 text, each as one character. What is not Base64 is passed over, as under Node. */
export function decodeBinary(text: string): string {
  const [digits = ''] = text.replace(/-/g, '+').replace(/_/g, '/').split('=')
  const clean = digits.replace(/[^A-Za-z0-9+/]/g, '')
  const bytes = fromBase64(clean.length % 4 === 1 ? clean.slice(0, -1) : clean) ?? new Uint8Array()
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return binary
}
