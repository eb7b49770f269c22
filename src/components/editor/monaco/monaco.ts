import { editor, languages } from 'monaco-editor/editor'
import { prepareCodeEditors } from '../../../state/editorKind'
import { formatJson } from '../../../state/formatJson'
import { registerCompletion } from './completion'
import './features'
import { registerJsonLanguages } from './jsonLanguages'
import './monaco.css'
import { followTheme } from './theme'

prepareCodeEditors()
registerJsonLanguages()
registerCompletion()
followTheme()

for (const language of ['asl', 'json']) {
  languages.registerDocumentFormattingEditProvider(language, {
    provideDocumentFormattingEdits: (model) => [{ range: model.getFullModelRange(), text: formatJson(model.getValue()) }],
  })
}

// Widths are measured when an editor is made; the font may come later.
void document.fonts.load("13px 'JetBrains Mono Variable'").then(() => editor.remeasureFonts())

/** Monaco with our languages and colours. Only the lazy code editor imports it: it is large. */
export { editor, Range } from 'monaco-editor/editor'
