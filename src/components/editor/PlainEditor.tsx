import { useImperativeHandle, useRef } from 'react'
import type { EditorProps } from './editorProps'

/** A text area in a code editor's place. */
export function PlainEditor({ label, document, value, onChange, problems, handle }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)

  useImperativeHandle(handle, () => ({ goTo: (offset, length) => goTo(area.current, offset, length) }), [])

  return (
    <textarea
      // A document of its own has its own undo history and place.
      key={document}
      ref={area}
      aria-label={label}
      aria-invalid={problems.some(({ severity }) => severity === 'ERROR')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      wrap="off"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      className="block h-full w-full resize-none bg-panel px-3 py-2 font-mono text-[0.78125rem] leading-[19px] text-ink -outline-offset-2 wrap-normal"
    />
  )
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
