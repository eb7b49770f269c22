export function toBase64(input) {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  if (typeof bytes?.length !== 'number') throw new Error('@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array.')
  return coldstart.toBase64(bytes)
}
