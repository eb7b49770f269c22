/** Elements that have a use of their own for arrows and for the space bar. */
const USES_KEYS =
  'input, textarea, select, [contenteditable="true"], .monaco-editor, [role="tab"], [role="separator"], [role="slider"], [role="menu"], [role="dialog"]'
/** Elements that have a use for the space bar alone. */
const USES_SPACE = 'button, a[href], summary'

/**
 * Calls back for keys pressed anywhere on the page that nothing under the focus has a use for.
 *
 * @param pressed  returns whether it took the key
 * @returns        the way to stop it
 */
export function onFreeKey(pressed: (key: string) => boolean): () => void {
  const listen = (event: KeyboardEvent) => {
    const { target, key } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (target instanceof Element && target.closest(key === ' ' ? `${USES_KEYS}, ${USES_SPACE}` : USES_KEYS)) return
    if (pressed(key)) event.preventDefault()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
