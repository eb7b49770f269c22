import { editor, MarkerSeverity } from 'monaco-editor/editor'
import type { Problem } from '../../../state/problem'

/** More than anyone reads; drawing thousands makes an editor slow. */
const MOST = 200

/** Underlines problems where they stand. */
export function markProblems(model: editor.ITextModel, problems: readonly Problem[]): void {
  editor.setModelMarkers(model, 'problems', problems.slice(0, MOST).map((problem) => markerOf(model, problem)))
}

function markerOf(model: editor.ITextModel, { severity, code, message, offset, length }: Problem): editor.IMarkerData {
  const start = model.getPositionAt(offset)
  const end = model.getPositionAt(offset + Math.max(length, 1))
  return {
    severity: severity === 'ERROR' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message,
    ...(code === undefined ? {} : { code }),
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  }
}
