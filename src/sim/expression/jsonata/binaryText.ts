import { fromBase64Leniently, toBase64 } from '../base64'

/** Base64 of a text taken as bytes: of each UTF-16 unit the low eight bits, as the package does under Node. */
export function encodeBinary(text: string): string {
  return toBase64(Uint8Array.from(text, (_char, at) => text.charCodeAt(at) & 255))
}

/** The bytes of Base64 text, each as one character. What is not Base64 is passed over, as under Node. */
export function decodeBinary(text: string): string {
  let binary = ''
  for (const byte of fromBase64Leniently(text)) binary += String.fromCharCode(byte)
  return binary
}
