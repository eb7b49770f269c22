import { FACTS, type FactId } from '../../facts/facts'
import { numberText } from '../facts/factList'

/** A piece of a text of the guide. */
export type ProsePart =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'fact'; readonly id: string; readonly text: string }

const MARKS = /`([^`]+)`|\{fact:([\w.-]+)\}/g

/**
 * A text of the guide in its parts: plain, `code`, and facts by their ids, with their numbers.
 * @throws {RangeError} where there is no such fact
 */
export function proseParts(text: string): readonly ProsePart[] {
  const parts: ProsePart[] = []
  let from = 0
  for (const mark of text.matchAll(MARKS)) {
    if (mark.index > from) parts.push({ kind: 'text', text: text.slice(from, mark.index) })
    const [, code, id] = mark
    parts.push(id === undefined ? { kind: 'code', text: code ?? '' } : { kind: 'fact', id, text: factText(id) })
    from = mark.index + mark[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** A fact's number with its unit, as one says it. @throws {RangeError} where there is no such fact */
export function factText(id: string): string {
  if (!Object.hasOwn(FACTS, id)) throw new RangeError(`there is no fact '${id}'`)
  const { value, unit } = FACTS[id as FactId]
  const [money, per] = unit.split('USD/')
  if (money === '') return `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 12 })} per ${per}`
  return `${numberText(value)} ${unit}`
}
