/** Whether the address asks for plain text areas in place of code editors: `?editor=plain`, before the hash. */
export function wantsPlainEditors(): boolean {
  return new URLSearchParams(location.search).get('editor') === 'plain'
}
