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

/** Fields that letters and digits are written into, or chosen by. */
const TAKES_LETTERS = 'textarea, select, [contenteditable="true"], .monaco-editor, input:not([type="radio"], [type="checkbox"], [type="button"])'

/**
 * Calls back for letters and digits pressed anywhere on the page but in a field that takes them.
 *
 * @param pressed  given the key and what `data-option` under the focus says, returns whether it took the key
 * @returns        the way to stop it
 */
export function onLetterKey(pressed: (key: string, option: string | undefined) => boolean): () => void {
  const listen = (event: KeyboardEvent) => {
    const { target, key } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || key.length !== 1) return
    if (target instanceof Element && target.closest(TAKES_LETTERS)) return
    if (pressed(key, target instanceof HTMLElement ? target.dataset['option'] : undefined)) event.preventDefault()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
