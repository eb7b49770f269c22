/** Compares a body with the checksum that came with it, before its first byte is handed on. */
export function createChecksumStream({ expectedChecksum, checksum, source, checksumSourceLocation, base64Encoder }) {
  return source.checked(async (bytes) => {
    checksum.update(bytes)
    const received = base64Encoder(await checksum.digest())
    if (received === expectedChecksum) return
    throw new Error(`Checksum mismatch: expected "${expectedChecksum}" but received "${received}" in response header "${checksumSourceLocation}".`)
  })
}
