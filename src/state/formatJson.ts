import { applyEdits, format } from 'jsonc-parser'

/** JSON laid out one member a line, two spaces a level. Only white space changes, so a broken text may be formatted too. */
export function formatJson(text: string): string {
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, insertFinalNewline: true, eol: '\n' })
  return applyEdits(text, edits)
}
