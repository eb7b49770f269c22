import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../aws/refusal'
import type { AttributeValue, Item } from '../attributeValue'
import { applyUpdate } from './applyUpdate'
import { compileUpdate } from './compiled'
import { Placeholders } from './placeholders'

const S = (S: string): AttributeValue => ({ S })
const N = (N: string): AttributeValue => ({ N })
const L = (...L: AttributeValue[]): AttributeValue => ({ L })

const thing: Item = {
  pk: S('kettle'),
  stock: N('12'),
  title: S('Kettle'),
  tags: { SS: ['red', 'new'] },
  sizes: { NS: ['1', '2'] },
  parts: L(S('a'), S('b'), S('c'), S('d')),
  maker: { M: { city: S('Oslo'), staff: N('5'), boss: { M: { name: S('Ada') } } } },
}

const values: { readonly [name: string]: AttributeValue } = {
  ':n': N('3'),
  ':s': S('x'),
  ':l': L(S('x')),
  ':m': { M: {} },
  ':b': { BOOL: true },
  ':tags': { SS: ['red', 'hot'] },
  ':both': { SS: ['red', 'new'] },
  ':max': N('9'.repeat(38)),
}

/** What the update changes: attributes as they are then, `undefined` where removed; or why it is refused. */
function outcome(text: string): { readonly [name: string]: AttributeValue | undefined } | string {
  try {
    const placeholders = new Placeholders(new Map([['#s', 'status']]), new Map(Object.entries(values)))
    const after = applyUpdate(compileUpdate(text, placeholders), thing)
    const names = [...new Set([...Object.keys(thing), ...Object.keys(after)])]
    return Object.fromEntries(names.filter((name) => after[name] !== thing[name]).map((name) => [name, after[name]]))
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

describe('an update changes', () => {
  test.each<[why: string, text: string, changed: { readonly [name: string]: AttributeValue | undefined }]>([
    ['DB51 SET gives a value', 'SET colour = :s', { colour: S('x') }],
    ['DB51 keywords in any case, spaces where one likes', '  set   colour=:s , #s = :n ', { colour: S('x'), status: N('3') }],
    ['DB51 SET copies', 'SET place = maker.city', { place: S('Oslo') }],
    ['DB51 all is read before anything is written', 'SET stock = :n, earlier = stock', { stock: N('3'), earlier: N('12') }],
    ['DB51 and so is what is removed', 'REMOVE title SET label = title', { title: undefined, label: S('Kettle') }],
    ['DB52 a sum', 'SET stock = stock + :n', { stock: N('15') }],
    ['DB52 a difference', 'SET stock = :n - stock', { stock: N('-9') }],
    ['DB53 if_not_exists of what exists', 'SET stock2 = if_not_exists(stock, :n)', { stock2: N('12') }],
    ['DB53 if_not_exists of what does not, in a sum', 'SET hits = if_not_exists(hits, :n) + :n', { hits: N('6') }],
    ['DB53 if_not_exists within itself', 'SET hits = if_not_exists(a, if_not_exists(b, :n))', { hits: N('3') }],
    ['DB54 list_append', 'SET more = list_append(:l, :l)', { more: L(S('x'), S('x')) }],
    ['DB54 list_append to what may be missing', 'SET history = list_append(if_not_exists(history, :l), :l)', { history: L(S('x'), S('x')) }],
    ['DB55 SET inside a map', 'SET maker.city = :s, maker.boss.age = :n', { maker: { M: { city: S('x'), staff: N('5'), boss: { M: { name: S('Ada'), age: N('3') } } } } }],
    ['DB55 SET inside a list', 'SET parts[1] = :s', { parts: L(S('a'), S('x'), S('c'), S('d')) }],
    ['DB55 beyond the end appends', 'SET parts[9] = :s, parts[7] = :n', { parts: L(S('a'), S('b'), S('c'), S('d'), N('3'), S('x')) }],
    ['DB56 REMOVE', 'REMOVE title, maker.staff', { title: undefined, maker: { M: { city: S('Oslo'), boss: { M: { name: S('Ada') } } } } }],
    ['DB56 REMOVE from a list: positions are those before', 'REMOVE parts[0], parts[2] SET parts[3] = :s', { parts: L(S('b'), S('x')) }],
    ['DB56 REMOVE of what is not there', 'REMOVE colour, parts[9]', { parts: thing['parts'] }],
    ['DB57 ADD to a number, and to none', 'ADD stock :n, hits :n', { stock: N('15'), hits: N('3') }],
    ['DB57 ADD to a set', 'ADD tags :tags', { tags: { SS: ['red', 'new', 'hot'] } }],
    ['DB57 ADD inside a map', 'ADD maker.staff :n', { maker: { M: { city: S('Oslo'), staff: N('8'), boss: { M: { name: S('Ada') } } } } }],
    ['DB58 DELETE from a set', 'DELETE tags :tags', { tags: { SS: ['new'] } }],
    ['DB58 DELETE of all members removes the attribute', 'DELETE tags :both', { tags: undefined }],
    ['DB58 DELETE from what is not there', 'DELETE colours :tags', {}],
  ])('%s', (_why, text, changed) => {
    expect(outcome(text)).toEqual(changed)
  })
})

describe('an update is refused', () => {
  const invalid = (message: string) => `Invalid UpdateExpression: ${message}`
  const operand = (operator: string, type: string) =>
    invalid(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`)
  const section = (name: string, type: string) =>
    invalid(`Incorrect operand type for operator or function; operator: ${name}, operand type: ${type}, typeSet: ALLOWED_FOR_ADD_OPERAND`)
  const clash = (how: string, one: string, two: string) =>
    invalid(`Two document paths ${how} with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`)
  const wrongPath = 'The document path provided in the update expression is invalid for update'
  const wrongType = 'An operand in the update expression has an incorrect data type'

  test.each<[why: string, text: string, message: string]>([
    ['DB47 no section', 'INVALID SYNTAX HERE', invalid('Syntax error; token: "INVALID", near: "INVALID SYNTAX"')],
    ['DB47 a sum of three', 'SET a = :n + :n + :n', invalid('Syntax error; token: "+", near: ":n + :n"')],
    ['DB47 a number in the text', 'ADD stock 1', invalid('Syntax error; token: "1", near: "stock 1"')],
    ['DB47 a sum inside a function', 'SET a = if_not_exists(a, :n + :n)', invalid('Syntax error; token: "+", near: ":n + :n"')],
    ['DB51 a section twice', 'SET a = :n REMOVE b SET c = :n', invalid('The "SET" section can only be used once in an update expression;')],
    ['DB48 a reserved word, told before a section twice', 'SET a = :n SET abOrt = :n', invalid('Attribute name is a reserved keyword; reserved keyword: abOrt')],
    ['DB59 one path twice', 'SET a = :n, a = :s', clash('overlap', '[a]', '[a]')],
    ['DB59 a path inside another', 'SET maker.city = :s REMOVE maker', clash('overlap', '[maker, city]', '[maker]')],
    ['DB59 a list that is a map too', 'SET a.b = :n, a[1] = :n', clash('conflict', '[a, b]', '[a, [1]]')],
    ['DB52 a text in a sum', 'SET a = stock + :s', operand('+', 'S')],
    ['DB54 no list', 'SET a = list_append(parts, :n)', operand('list_append', 'N')],
    ['DB53 too few operands', 'SET a = if_not_exists(a)', invalid('Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1')],
    ['DB53 no path', 'SET a = if_not_exists(:n, :n)', invalid('Operator or function requires a document path; operator or function: if_not_exists')],
    ['DB54 list_append within list_append', 'SET a = list_append(list_append(:l, :l), :l)', invalid('The function is not allowed to be used this way in an expression; function: list_append')],
    ['DB53 no such function', 'SET a = f(b)', invalid('Invalid function name; function: f')],
    ['DB53 a function of conditions', 'SET a = size(b)', invalid('The function is not allowed in an update expression; function: size')],
    ['DB57 ADD of a text', 'ADD a :s', section('ADD', 'STRING')],
    ['DB57 ADD of a flag', 'ADD a :b', section('ADD', 'BOOL')],
    ['DB58 DELETE of a number', 'DELETE tags :n', section('DELETE', 'NUMBER')],
    ['DB51 what is not there is copied', 'SET a = colour', 'The provided expression refers to an attribute that does not exist in the item'],
    ['DB52 the item holds no number', 'SET a = title + :n', wrongType],
    ['DB54 the item holds no list', 'SET a = list_append(title, :l)', wrongType],
    ['DB57 the item holds a set of another type', 'ADD sizes :tags', wrongType],
    ['DB58 the item holds no set', 'DELETE title :tags', wrongType],
    ['DB55 no map on the way', 'SET colour.shade = :s', wrongPath],
    ['DB55 a list as a map', 'SET parts.head = :s', wrongPath],
    ['DB56 no list on the way', 'REMOVE title[0]', wrongPath],
    ['DB14 a sum of too many digits', 'SET a = :max + :max', 'Attempting to store more than 38 significant digits in a Number'],
  ])('%s', (_why, text, message) => {
    expect(outcome(text)).toBe(message)
  })
})
