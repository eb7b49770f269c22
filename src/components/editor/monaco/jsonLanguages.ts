import { languages } from 'monaco-editor/editor'

/**
 * JSON as our editors colour it. In ASL a string may be more than a string: a path (`$.order`), an intrinsic function,
 * a JSONata expression (`{% … %}`), and a field whose name ends in `.$` takes such a value.
 */
const tokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '',
  escapes: /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/,
  tokenizer: {
    root: [
      [/"(?=(?:[^"\\]|\\.)*"\s*:)/, 'key', '@key'],
      [/"(?=\{%)/, 'string', '@expression'],
      [/"(?=\$|States\.\w+\()/, 'expression', '@path'],
      [/"/, 'string', '@string'],
      [/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter'],
    ],
    key: [
      [/\.\$(?=")/, 'expression'],
      [/@escapes/, 'escape'],
      [/"/, 'key', '@pop'],
      [/[^"\\.]+|\.|\\./, 'key'],
    ],
    string: [
      [/@escapes/, 'escape'],
      [/"/, 'string', '@pop'],
      [/[^"\\]+|\\./, 'string'],
      // A string that is not closed ends with its line.
      [/$/, '', '@pop'],
    ],
    path: [
      [/"/, 'expression', '@pop'],
      [/[^"\\]+|\\./, 'expression'],
      [/$/, '', '@pop'],
    ],
    expression: [
      [/"/, 'string', '@pop'],
      [/\{%|%\}/, 'keyword'],
      [/[^"%{\\]+|\\.|[%{]/, 'expression'],
      [/$/, '', '@pop'],
    ],
  },
}

const configuration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string'] },
    { open: '[', close: ']', notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"' },
  ],
  indentationRules: { increaseIndentPattern: /[{[][^}\]"]*$/, decreaseIndentPattern: /^\s*[}\]],?\s*$/ },
  wordPattern: /[\w$.-]+/,
}

/** Makes `asl` and `json` known to Monaco. JSON is coloured alike, having nothing that ASL has not. */
export function registerJsonLanguages(): void {
  for (const id of ['asl', 'json']) {
    languages.register({ id })
    languages.setMonarchTokensProvider(id, tokens)
    languages.setLanguageConfiguration(id, configuration)
  }
}
