import { bytesOf } from '../../../facts/facts'
import { byteLengthOfBase64 } from './base64'
import { PLAIN_INTEGER } from './decimal'
import { typeOf, type AttributeValue, type Item } from './attributeValue'

/** The most an item may hold, names and values together. */
export const MOST_ITEM_BYTES = bytesOf('dynamodb.item.size.limit')

/** What lists and maps count themselves, and for each element, or name and value. */
const COLLECTION_BYTES = bytesOf('dynamodb.item.size.collection')
const MEMBER_BYTES = bytesOf('dynamodb.item.size.member')

/** Bytes an item counts: its attributes' names and values (SPEC DB30). */
export function itemSize(item: Item): number {
  let size = 0
  for (const name in item) size += utf8Length(name) + valueSize(item[name] as AttributeValue)
  return size
}

export function valueSize(value: AttributeValue): number {
  const type = typeOf(value)
  const content: unknown = (value as { readonly [type: string]: unknown })[type]
  switch (type) {
    case 'S':
      return utf8Length(content as string)
    case 'N':
      return numberSize(content as string)
    case 'B':
      return byteLengthOfBase64(content as string)
    case 'SS':
      return total(content as readonly string[], utf8Length)
    case 'NS':
      return total(content as readonly string[], numberSize)
    case 'BS':
      return total(content as readonly string[], byteLengthOfBase64)
    case 'L':
      return COLLECTION_BYTES + total(content as readonly AttributeValue[], (element) => MEMBER_BYTES + valueSize(element))
    case 'M':
      return COLLECTION_BYTES + Object.keys(content as Item).length * MEMBER_BYTES + itemSize(content as Item)
    case 'BOOL':
    case 'NULL':
      return 1
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) length += 1
    // A pair of surrogates is four bytes: each of its halves counts two.
    else length += unit >= 0xd800 && unit < 0xe000 ? 1 : 2
  }
  return length
}

/**
 * Bytes of a number: one, one more below zero, and one for each two significant digits, counted
 * apart before and after the point.
 */
function numberSize(text: string): number {
  const negative = text.charCodeAt(0) === 45
  if (text === '0') return 1
  if (PLAIN_INTEGER.test(text)) return 1 + ((wholeDigits(text) - (negative ? 1 : 0) + 1) >> 1) + (negative ? 1 : 0)
  const unsigned = negative ? text.slice(1) : text
  const point = unsigned.indexOf('.')
  const whole = point < 0 ? unsigned.replace(/0+$/, '') : unsigned.slice(0, point).replace(/^0+/, '')
  const fraction = point < 0 ? '' : whole === '' ? unsigned.slice(point + 1).replace(/^0+/, '') : unsigned.slice(point + 1)
  return 1 + ((whole.length + 1) >> 1) + ((fraction.length + 1) >> 1) + (negative ? 1 : 0)
}

/** How long a whole number is without the zeros at its end. */
function wholeDigits(text: string): number {
  let end = text.length
  while (text.charCodeAt(end - 1) === 48) end--
  return end
}

function total<T>(members: readonly T[], size: (member: T) => number): number {
  let sum = 0
  for (const member of members) sum += size(member)
  return sum
}
