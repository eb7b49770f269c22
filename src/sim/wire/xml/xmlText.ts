/** One element as text. Content is XML already: other elements, or `escaped` text. */
export function element(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

/** Text as character data. What XML 1.0 cannot hold stays out of the way of its readers as a reference. */
export function escaped(text: string): string {
  return text.replace(/[&<>"\u2028]|(?![\t\n])\p{Cc}/gu, (character) => {
    switch (character) {
      case '&':
        return '&amp;'
      case '<':
        return '&lt;'
      case '>':
        return '&gt;'
      case '"':
        return '&quot;'
      default:
        return `&#x${character.charCodeAt(0).toString(16)};`
    }
  })
}

/** `xmlns` as an attribute; '' where there is no namespace. */
export function namespace(uri: string | undefined): string {
  return uri === undefined ? '' : ` xmlns="${uri}"`
}

/** A whole document. */
export function document(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}
