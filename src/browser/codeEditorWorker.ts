import EditorWorker from 'monaco-editor/editor/editor.worker?worker'

/** Tells Monaco where its worker is; it asks for one when an editor first needs it. */
export function provideCodeEditorWorker(): void {
  Object.assign(self, { MonacoEnvironment: { getWorker: () => new EditorWorker() } })
}
