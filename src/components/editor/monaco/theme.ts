import { editor } from 'monaco-editor/editor'

const NAME = 'coldstart'

/** Shows the editors in our colours, now and whenever the page changes between light and dark. */
export function followTheme(): void {
  apply()
  new MutationObserver(apply).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
}

function apply(): void {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => hex(style.getPropertyValue(`--color-${name}`))
  const shade = (name: string, alpha: string) => token(name) + alpha
  editor.defineTheme(NAME, {
    base: document.documentElement.dataset['theme'] === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: token('ink').slice(1) },
      { token: 'key', foreground: token('ink').slice(1) },
      { token: 'string', foreground: token('cached').slice(1) },
      { token: 'expression', foreground: token('accent').slice(1) },
      { token: 'escape', foreground: token('retried').slice(1) },
      { token: 'number', foreground: token('warm').slice(1) },
      { token: 'keyword', foreground: token('caught').slice(1) },
      { token: 'type', foreground: token('ink').slice(1) },
      { token: 'regexp', foreground: token('retried').slice(1) },
      { token: 'comment', foreground: token('muted').slice(1), fontStyle: 'italic' },
      { token: 'delimiter', foreground: token('muted').slice(1) },
    ],
    colors: {
      'editor.background': token('panel'),
      'editor.foreground': token('ink'),
      'editorLineNumber.foreground': token('muted'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editor.selectionBackground': shade('accent', '44'),
      'editor.inactiveSelectionBackground': shade('accent', '22'),
      'editor.lineHighlightBackground': shade('sunken', '99'),
      'editor.lineHighlightBorder': '#00000000',
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorBracketMatch.background': shade('accent', '22'),
      'editorBracketMatch.border': token('accent'),
      'editorError.foreground': token('failed'),
      'editorWarning.foreground': token('retried'),
      'editorOverviewRuler.errorForeground': token('failed'),
      'editorOverviewRuler.warningForeground': token('retried'),
      'editorGutter.background': token('panel'),
      'editorWidget.background': token('raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.border': token('line'),
      'editorSuggestWidget.background': token('raised'),
      'editorSuggestWidget.border': token('line'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'list.hoverBackground': token('sunken'),
      'list.activeSelectionBackground': token('accent-soft'),
      'list.activeSelectionForeground': token('ink'),
      'list.focusBackground': token('accent-soft'),
      'list.focusForeground': token('ink'),
      'list.highlightForeground': token('accent'),
      'input.background': token('panel'),
      'input.foreground': token('ink'),
      'input.border': token('line'),
      'menu.background': token('raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('accent-soft'),
      'menu.selectionForeground': token('ink'),
      'menu.border': token('line'),
      focusBorder: token('accent'),
      'scrollbarSlider.background': shade('line-strong', '55'),
      'scrollbarSlider.hoverBackground': shade('line-strong', '88'),
      'scrollbarSlider.activeBackground': shade('line-strong', 'aa'),
      'scrollbar.shadow': '#00000000',
      'widget.shadow': token('shadow'),
    },
  })
  editor.setTheme(NAME)
}

/** A CSS colour as `#rrggbb`, which is all that Monaco reads: our tokens are OKLCH, so it is painted and read back. */
function hex(colour: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  if (!brush) return '#808080'
  brush.fillStyle = colour
  brush.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
