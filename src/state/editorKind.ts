import { provideCodeEditorWorker } from '../browser/codeEditorWorker'
import { wantsPlainEditors } from '../browser/editorFlag'

/** What texts are edited in on this page. It does not change while the page stands. */
export function editorKind(): 'code' | 'plain' {
  return wantsPlainEditors() ? 'plain' : 'code'
}

/** To be called before the first code editor is made. */
export const prepareCodeEditors = provideCodeEditorWorker
