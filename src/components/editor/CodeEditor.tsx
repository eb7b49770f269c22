import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import type { EditorProps } from './editorProps'
import { markProblems } from './monaco/markers'
import { leaveDocument, replaceText, showDocument } from './monaco/models'
import { editor, Range } from './monaco/monaco'
import { OPTIONS } from './monaco/options'
import { bindTabKey, tabKey } from './monaco/tabKey'

/** Monaco, showing one document at a time. Loaded when the first editor is shown. */
export default function CodeEditor(props: EditorProps) {
  const { label, language, document, value, problems, handle } = props
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef<editor.IStandaloneCodeEditor>(null)
  // The text as this editor has it, to tell our own words from those that come from outside.
  const said = useRef('')

  useImperativeHandle(handle, () => ({ goTo: (offset, length) => goTo(shown.current, offset, length) }), [])

  const tellText = useEffectEvent((text: string) => {
    said.current = text
    if (text !== value) props.onChange(text)
  })
  const tellTabKey = useEffectEvent((made: editor.IStandaloneCodeEditor) => {
    props.onTabKey(made.hasTextFocus() ? tabKey() : undefined)
  })

  useEffect(() => {
    if (!place.current) return
    const made = editor.create(place.current, { ...OPTIONS, ariaLabel: label })
    shown.current = made
    bindTabKey(made)
    made.onDidChangeModelContent(() => tellText(made.getValue()))
    // What is wrong is listed below, and takes its room from the text that is being typed.
    made.onDidLayoutChange(() => {
      const position = made.getPosition()
      if (position && made.hasTextFocus()) made.revealPosition(position)
    })
    made.onDidFocusEditorText(() => tellTabKey(made))
    made.onDidBlurEditorText(() => tellTabKey(made))
    made.onDidChangeConfiguration(() => tellTabKey(made))
    return () => {
      shown.current = null
      made.dispose()
    }
  }, [label])

  const show = useEffectEvent((on: editor.ICodeEditor) => showDocument(on, document, language, value))
  useEffect(() => {
    const on = shown.current
    if (!on) return
    show(on)
    said.current = on.getValue()
    return () => leaveDocument(on, document)
  }, [document])

  useEffect(() => {
    const on = shown.current
    const model = on?.getModel()
    if (!on || !model || value === said.current) return
    const changed = replaceText(model, value)
    if (changed) on.revealPositionInCenterIfOutsideViewport(changed)
  }, [document, value])

  useEffect(() => {
    const model = shown.current?.getModel()
    if (model) markProblems(model, problems)
  }, [document, problems])

  return <div ref={place} className="h-full w-full" />
}

function goTo(on: editor.IStandaloneCodeEditor | null, offset: number, length: number): void {
  const model = on?.getModel()
  if (!on || !model) return
  const range = Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length))
  on.setSelection(range)
  on.revealRangeInCenterIfOutsideViewport(range)
  on.focus()
}
