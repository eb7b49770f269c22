/** An XML element. Prefixes of namespaces are left off names; attributes are not kept. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  /** The character data right in it, references resolved. */
  readonly text: string
}

const DEEPEST = 100
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
// What can stand at a place in a document, each in one piece. Sticky: from where the reader is.
const SKIPPED = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y
const OPENING = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const CLOSING = /<\/([A-Za-z_][\w.:-]*)\s*>/y
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y
const TEXT = /[^<]+/y

interface Open {
  readonly fullName: string
  readonly children: XmlElement[]
  text: string
}

/**
 * The root of an XML document. As much of XML as AWS's protocols use: no document type, so no
 * entities but XML's own.
 * @returns undefined where the text is not well-formed
 */
export function readXml(text: string): XmlElement | undefined {
  const top: Open = { fullName: '', children: [], text: '' }
  const open: Open[] = [top]
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; ) {
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at
      const found = pattern.exec(text)
      if (found) at = pattern.lastIndex
      return found
    }
    const inner = open[open.length - 1] as Open
    if (take(SKIPPED)) continue
    const data = take(CDATA)
    if (data) {
      inner.text += data[1]
      continue
    }
    const characters = take(TEXT)
    if (characters) {
      const resolved = withoutReferences(characters[0])
      if (resolved === undefined) return undefined
      inner.text += resolved
      continue
    }
    const opening = take(OPENING)
    if (opening) {
      if (open.length > DEEPEST) return undefined
      const element: Open = { fullName: opening[1] ?? '', children: [], text: '' }
      if (opening[3] === '/') inner.children.push(closed(element))
      else open.push(element)
      continue
    }
    const closing = take(CLOSING)
    if (!closing || closing[1] !== inner.fullName || open.length === 1) return undefined
    open.pop()
    ;(open[open.length - 1] as Open).children.push(closed(inner))
  }
  const [root, ...more] = top.children
  return open.length > 1 || more.length > 0 || top.text.trim() !== '' ? undefined : root
}

function closed({ fullName, children, text }: Open): XmlElement {
  return { name: fullName.slice(fullName.indexOf(':') + 1), children, text }
}

/** Undefined where an `&` begins no reference that XML knows. */
function withoutReferences(text: string): string | undefined {
  let known = true
  const resolved = text.replace(/\r\n?/g, '\n').replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));|&/g, (_whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : undefined
    const character = code === undefined ? ENTITIES[name ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (character === undefined) known = false
    return character ?? ''
  })
  return known ? resolved : undefined
}
