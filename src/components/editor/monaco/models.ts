import { editor, Range, Uri, type IPosition } from 'monaco-editor/editor'
import type { EditorLanguage } from '../editorProps'

/** One text as Monaco holds it: as long as the page stands, with its undo history and the place one was at. */
interface Held {
  readonly model: editor.ITextModel
  place: editor.ICodeEditorViewState | null
}

const held = new Map<string, Held>()

/** Shows a document where it was left. */
export function showDocument(on: editor.ICodeEditor, document: string, language: EditorLanguage, value: string): void {
  let found = held.get(document)
  if (!found) {
    const model = editor.createModel(value, language, Uri.from({ scheme: 'draft', path: `/${document}` }))
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    })
    found = { model, place: null }
    held.set(document, found)
  }
  on.setModel(found.model)
  on.restoreViewState(found.place)
}

/** Remembers the place in a document that another will take the place of. */
export function leaveDocument(on: editor.ICodeEditor, document: string): void {
  const left = held.get(document)
  if (left && on.getModel() === left.model) left.place = on.saveViewState()
}

/**
 * Gives a model another text as one edit of what differs: it can be undone, and the cursor stays where nothing changed.
 *
 * @returns where the new text begins; undefined where nothing was new
 */
export function replaceText(model: editor.ITextModel, value: string): IPosition | undefined {
  const old = model.getValue()
  if (old === value) return undefined
  const shorter = Math.min(old.length, value.length)
  let start = 0
  while (start < shorter && old[start] === value[start]) start++
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === value[value.length - 1 - end]) end++
  const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(old.length - end))
  model.pushStackElement()
  model.pushEditOperations(null, [{ range, text: value.slice(start, value.length - end) }], () => null)
  model.pushStackElement()
  return range.getStartPosition()
}
