import { utf8Bytes, utf8Text } from '../../../aws/bytes'
import { fromBase64, toBase64 } from '../../../expression/base64'
import { ABSENT, JavaObject, javaText, type JavaValue } from '../../../expression/vtl/vtl'
import { javaOfText } from './javaOfJson'

/** `$util`. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html */
export class Util extends JavaObject {
  override call(method: string, given: readonly JavaValue[]): JavaValue | undefined {
    const run = Object.hasOwn(FUNCTIONS, method) ? FUNCTIONS[method] : undefined
    return run && given.length === 1 ? run(javaText(given[0]!)) : undefined
  }

  toText(): string {
    return 'util'
  }
}

const FUNCTIONS: { readonly [name: string]: (text: string) => JavaValue } = {
  escapeJavaScript,
  parseJson: (text) => javaOfText(text) ?? ABSENT,
  urlEncode,
  urlDecode,
  base64Encode: (text) => toBase64(utf8Bytes(text)),
  base64Decode: (text) => utf8Text(fromBase64(text) ?? new Uint8Array(0)),
}

const SHORT: { readonly [character: string]: string } = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  "'": "\\'",
  '/': '\\/',
  '\\': '\\\\',
}

/** Java's usual way (StringEscapeUtils): ASCII only, and `'` and `/` too, which is why the guide has one undo `\'`. */
function escapeJavaScript(text: string): string {
  // By UTF-16 units, as Java counts.
  return text.replace(/["'/\\]|[^ -\x7f]/g, (character) => {
    return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  })
}

/** As forms do it: a blank is `+`, and of the marks `.`, `-`, `*` and `_` stay. */
function urlEncode(text: string): string {
  let encoded = ''
  for (const byte of utf8Bytes(text)) {
    const character = String.fromCharCode(byte)
    if (/[A-Za-z0-9.*_-]/.test(character)) encoded += character
    else encoded += character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}

function urlDecode(text: string): string {
  const bytes: number[] = []
  for (let at = 0; at < text.length; ) {
    const escaped = /^%([0-9a-fA-F]{2})/.exec(text.slice(at, at + 3))
    if (escaped) {
      bytes.push(parseInt(escaped[1]!, 16))
      at += 3
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at)!)
    bytes.push(...utf8Bytes(character === '+' ? ' ' : character))
    at += character.length
  }
  return utf8Text(Uint8Array.from(bytes))
}
