/**
 * Whether text areas stand in for code editors: where the address asks for it (`?editor=plain`, before the hash), and
 * on devices without a mouse or a keyboard, for which Monaco is not made.
 */
export function wantsPlainEditors(): boolean {
  if (new URLSearchParams(location.search).get('editor') === 'plain') return true
  return matchMedia('(pointer: coarse) and (hover: none)').matches
}
