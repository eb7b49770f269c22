import type { editor } from 'monaco-editor/editor'

/** How our code editors look and behave, whatever the language. */
export const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  model: null,
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 19,
  padding: { top: 8, bottom: 8 },
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  glyphMargin: false,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 14,
  folding: true,
  showFoldingControls: 'mouseover',
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  matchBrackets: 'always',
  // Widgets may reach beyond the editor: the pane is often narrow.
  fixedOverflowWidgets: true,
  // In JSON nearly everything is inside a string.
  quickSuggestions: { strings: true, other: true, comments: false },
  wordBasedSuggestions: 'off',
  suggest: { showWords: false },
  occurrencesHighlight: 'singleFile',
  links: false,
}
