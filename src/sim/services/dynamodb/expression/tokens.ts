/** A piece of an expression, and where it stands in the text. */
export interface Token {
  /** `#n` is a name, `:v` a value; a word is an attribute name, a function or a keyword. */
  readonly kind: 'word' | 'name' | 'value' | 'integer' | 'symbol' | 'end'
  readonly text: string
  readonly from: number
  readonly to: number
}

const TOKEN = /([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<=|>=|<>|\S)/g

/** The tokens of an expression, the end among them. Any character that means nothing is a symbol. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const [token, word, name, value, integer] = match
    const kind = word ? 'word' : name ? 'name' : value ? 'value' : integer ? 'integer' : 'symbol'
    tokens.push({ kind, text: token, from: match.index, to: match.index + token.length })
  }
  tokens.push({ kind: 'end', text: '<EOF>', from: text.length, to: text.length })
  return tokens
}
