import { Cursor } from './cursor'
import { parseDirective, type Directive } from './parseDirective'
import { parseReference } from './parseReference'
import type { Node, Template } from './template'
import { VtlFault } from './vtlFault'

/**
 * Reads a template. It does not change and can be rendered any number of times.
 * @throws {VtlFault} where it is not one of Velocity's
 */
export function parseTemplate(text: string): Template {
  const nodes = parseText(text, 0)
  const last = nodes.at(-1)
  if (last?.kind === 'text' && last.text.endsWith('$')) throw new VtlFault('Encountered the end of the template: was expecting a reference behind "$"', text.length)
  return { text, nodes }
}

/** @param offset  where this text stands in the template, for the places of faults */
export function parseText(text: string, offset: number): Node[] {
  const cursor = new Cursor(text)
  try {
    const { nodes, closing } = parseBlock(cursor)
    return closing ? cursor.fail(`there is no block that #${closing.name} could end`, closing.at) : nodes
  } catch (error) {
    if (error instanceof VtlFault && offset > 0) throw new VtlFault(error.message, error.at + offset)
    throw error
  }
}

/** What ended a block: `end`, `else` or `elseif`, and where it stood. */
export interface Closing {
  readonly name: 'end' | 'else' | 'elseif'
  readonly at: number
}

const BLANKS_ONLY = /^[ \t]+$/

/** The nodes up to the directive that ends the block, or to the end of the text. */
export function parseBlock(cursor: Cursor): { readonly nodes: Node[]; readonly closing: Closing | undefined } {
  const nodes: Node[] = []
  let text = ''
  /** Where the text begins that no mark interrupts. */
  let plain = 0
  const flush = () => {
    if (text !== '') nodes.push({ kind: 'text', text })
    text = ''
    plain = 0
  }
  while (!cursor.ended) {
    text += cursor.match(/[^$#\\]+/y) ?? ''
    if (cursor.ended) break
    const found = cursor.inside(() => parseSpecial(cursor))
    if (found.kind === 'text' || found.kind === 'comment') {
      if (found.kind === 'text') text += found.text
      plain = text.length
      continue
    }
    // Blanks between two marks are not printed where the second is #set.
    if (found.kind === 'set' && BLANKS_ONLY.test(text.slice(plain))) text = text.slice(0, plain)
    flush()
    if (found.kind === 'closing') return { nodes, closing: found.closing }
    nodes.push(found)
  }
  flush()
  return { nodes, closing: undefined }
}

const DIRECTIVE = '#(?=\\{?(?:set|if|elseif|else|end|foreach|stop|break|macro|define|evaluate|include|parse|literal)\\b)'

/** A `$` or `#` that begins nothing is text, but Velocity's own reading of it has holes: this prints nothing … */
const LOST = new RegExp(`\\$+(?=${DIRECTIVE})|(?:\\$+|#(?!#))[ \\t]*(?=#\\{?set\\b)`, 'y')
/** … and of this it prints the `$` only. */
const LOST_MARK = /\$!(?![A-Za-z_{$])/y

/** What begins with `$`, `#` or `\`: a node, or text after all. */
function parseSpecial(cursor: Cursor): Directive {
  if (cursor.match(LOST) !== undefined) return { kind: 'text', text: '' }
  if (cursor.char === '$') {
    const reference = parseReference(cursor)
    if (reference) return { kind: 'reference', reference, backslashes: 0 }
    if (cursor.match(LOST_MARK) === undefined) cursor.at++
    return { kind: 'text', text: '$' }
  }
  return cursor.char === '#' ? parseDirective(cursor) : parseEscape(cursor)
}

const ESCAPED_DIRECTIVE = new RegExp(DIRECTIVE, 'y')

/**
 * Backslashes before a reference or a directive: two are one, an odd one takes the mark's meaning away.
 * Before a reference that only holds if it has a value; anywhere else they are text.
 */
function parseEscape(cursor: Cursor): Directive {
  const backslashes = cursor.match(/\\+/y)!.length
  if (cursor.char === '$') {
    const reference = parseReference(cursor)
    return reference ? { kind: 'reference', reference, backslashes } : { kind: 'text', text: '\\'.repeat(backslashes) }
  }
  if (cursor.match(ESCAPED_DIRECTIVE) === undefined) return { kind: 'text', text: '\\'.repeat(backslashes) }
  const printed = '\\'.repeat(backslashes >> 1)
  if (backslashes % 2 === 1) return { kind: 'text', text: `${printed}#` }
  cursor.at--
  return { kind: 'text', text: printed }
}
