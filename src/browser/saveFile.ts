/** Hands a text to the learner as a file of that name. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by the time the browser is idle again.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
