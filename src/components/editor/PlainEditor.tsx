import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { EditorProps } from './editorProps'

/** A text area in a code editor's place. */
export function PlainEditor({ label, document, value, onChange, problems, handle }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)

  useImperativeHandle(handle, () => ({ goTo: (offset, length) => goTo(area.current, offset, length) }), [])

  const tell = useEffectEvent(onChange)
  useEffect(() => {
    const typed = area.current
    const take = () => {
      if (typed) tell(typed.value)
    }
    const takeAtOnce = (event: InputEvent) => {
      if (typed && insertLong(typed, event)) take()
    }
    typed?.addEventListener('beforeinput', takeAtOnce)
    // Not by React's `onChange`: it passes over a text that is what it was before a long one was put in place.
    typed?.addEventListener('input', take)
    return () => {
      typed?.removeEventListener('beforeinput', takeAtOnce)
      typed?.removeEventListener('input', take)
    }
  }, [document])

  // Not by React's `value`: it keeps the text a second time, as the default, and compares both at every key.
  useLayoutEffect(() => {
    if (area.current && area.current.value !== value) area.current.value = value
  }, [document, value])

  return (
    <textarea
      // A document of its own has its own undo history and place.
      key={document}
      ref={area}
      aria-label={label}
      aria-invalid={problems.some(({ severity }) => severity === 'ERROR')}
      wrap="off"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      className="block h-full w-full resize-none bg-panel px-3 py-2 font-mono text-[0.78125rem] leading-[19px] text-ink -outline-offset-2 wrap-normal"
    />
  )
}

/** Characters from which a text is put in place as a whole. */
const LONG = 20_000

/**
 * Puts a long text, pasted or inserted, in place in one step: browsers insert it line by line, with an event for each,
 * which takes minutes for 2 MB.
 *
 * @returns whether it did
 */
function insertLong(area: HTMLTextAreaElement, event: InputEvent): boolean {
  if (event.data === null || event.data.length < LONG) return false
  event.preventDefault()
  area.setRangeText(event.data, area.selectionStart, area.selectionEnd, 'end')
  return true
}

function goTo(area: HTMLTextAreaElement | null, offset: number, length: number): void {
  if (!area) return
  area.focus()
  area.setSelectionRange(offset, offset + length)
  const before = area.value.slice(0, offset)
  const line = before.split('\n').length - 1
  const lineHeight = parseFloat(getComputedStyle(area).lineHeight)
  area.scrollTop = Math.max(0, line * lineHeight - area.clientHeight / 3)
}
