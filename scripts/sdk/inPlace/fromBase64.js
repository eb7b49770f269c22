export function fromBase64(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new TypeError('Invalid base64 string.')
  return coldstart.fromBase64(text)
}
