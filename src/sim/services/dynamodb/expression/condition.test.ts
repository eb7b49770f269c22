import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../aws/refusal'
import type { AttributeValue, Item } from '../attributeValue'
import { compileCondition } from './compiled'
import { holds } from './evaluateCondition'
import { Placeholders } from './placeholders'

const S = (S: string): AttributeValue => ({ S })
const N = (N: string): AttributeValue => ({ N })

const thing: Item = {
  name: S('kettle'),
  stock: N('12'),
  other: N('12.0'),
  price: N('19.90'),
  tags: { SS: ['red', 'new'] },
  sizes: { NS: ['1', '2'] },
  parts: { L: [S('lid'), N('3'), { L: [N('1')] }] },
  maker: { M: { city: S('Oslo'), staff: N('5') } },
  photo: { B: 'AQID' },
  sold: { BOOL: true },
  nil: { NULL: true },
  umlaut: S('größe'),
}

const names = new Map([
  ['#name', 'name'],
  ['#maker', 'maker'],
])

function compile(text: string, values: { readonly [name: string]: AttributeValue } = {}) {
  return compileCondition('ConditionExpression', text, new Placeholders(names, new Map(Object.entries(values))))
}

/** `true`, `false`, or why the expression is refused. */
function outcome(text: string, values: { readonly [name: string]: AttributeValue } = {}): boolean | string {
  try {
    return holds(compile(text, values), thing)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

describe('a condition holds or not', () => {
  test.each<[why: string, text: string, values: { readonly [name: string]: AttributeValue }, holds: boolean]>([
    ['DB42 equal texts', '#name = :v', { ':v': S('kettle') }, true],
    ['DB42 equal numbers written otherwise', 'stock = :v', { ':v': N('12') }, true],
    ['DB42 another type is not equal', 'stock = :v', { ':v': S('12') }, false],
    ['DB42 sets are equal in any order', 'tags = :v', { ':v': { SS: ['new', 'red'] } }, true],
    ['DB42 what is missing equals nothing', 'colour = :v', { ':v': S('red') }, false],
    ['DB42 what is missing differs from everything', 'colour <> :v', { ':v': S('red') }, true],
    ['DB42 and from what is missing too', 'colour <> weight', {}, true],
    ['DB42 what is missing has no order', 'colour < :v', { ':v': S('red') }, false],
    ['DB42 numbers are compared as numbers', 'stock < :v', { ':v': N('100') }, true],
    ['DB42 texts are compared by their bytes', '#name < :v', { ':v': S('Kettle') }, false],
    ['DB42 two types have no order', 'stock < :v', { ':v': S('99') }, false],
    ['DB42 BETWEEN counts its bounds', 'stock BETWEEN :a AND :b', { ':a': N('12'), ':b': N('12') }, true],
    ['DB42 BETWEEN of paths', 'sizes[0] between stock and price', {}, false],
    ['DB42 IN', '#name IN (:a, :b)', { ':a': S('mug'), ':b': S('kettle') }, true],
    ['DB43 AND binds closer than OR', 'sold = :t OR sold = :f AND sold = :f', { ':t': { BOOL: true }, ':f': { BOOL: false } }, true],
    ['DB43 parentheses', '(sold = :t OR sold = :f) AND sold = :f', { ':t': { BOOL: true }, ':f': { BOOL: false } }, false],
    ['DB43 NOT binds closer than AND', 'NOT sold = :f AND sold = :t', { ':t': { BOOL: true }, ':f': { BOOL: false } }, true],
    ['DB43 an operand in parentheses', '(stock) = (:v)', { ':v': N('12') }, true],
    ['DB44 a path into a map', '#maker.city = :v', { ':v': S('Oslo') }, true],
    ['DB44 a path into lists', 'parts[2][0] = :v', { ':v': N('1') }, true],
    ['DB44 a path that leads nowhere', 'attribute_exists(parts[9].x)', {}, false],
    ['DB45 attribute_exists', 'attribute_exists(nil)', {}, true],
    ['DB45 attribute_not_exists', 'attribute_not_exists(colour)', {}, true],
    ['DB45 attribute_type', 'attribute_type(tags, :t)', { ':t': S('SS') }, true],
    ['DB45 begins_with a text', 'begins_with(#name, :v)', { ':v': S('ket') }, true],
    ['DB45 begins_with bytes', 'begins_with(photo, :v)', { ':v': { B: 'AQI=' } }, true],
    ['DB45 begins_with a number in the item', 'begins_with(stock, :v)', { ':v': S('1') }, false],
    ['DB45 contains a part of a text', 'contains(#name, :v)', { ':v': S('ttl') }, true],
    ['DB45 contains a member of a set', 'contains(sizes, :v)', { ':v': N('2') }, true],
    ['DB45 contains no member of another type', 'contains(sizes, :v)', { ':v': S('2') }, false],
    ['DB45 contains an element, a list too', 'contains(parts, :v)', { ':v': { L: [N('1')] } }, true],
    ['DB45 contains bytes', 'contains(photo, :v)', { ':v': { B: 'AgM=' } }, true],
    ['DB46 size of a text in bytes', 'size(umlaut) = :v', { ':v': N('7') }, true],
    ['DB46 size of bytes', 'size(photo) = :v', { ':v': N('3') }, true],
    ['DB46 size of a set', 'size(tags) > size(sizes)', {}, false],
    ['DB46 size of a list', 'size(parts) = :v', { ':v': N('3') }, true],
    ['DB46 size of a map', 'size(#maker) = :v', { ':v': N('2') }, true],
    ['DB46 a number has no size', 'size(stock) >= :v', { ':v': N('0') }, false],
  ])('%s', (_why, text, values, expected) => {
    expect(outcome(text, values)).toBe(expected)
  })
})

describe('a condition is refused', () => {
  const v = { ':v': S('x'), ':w': S('a'), ':n': N('1'), ':m': { M: {} }, ':t': { BOOL: true } } as const
  const operand = (operator: string, type: string) =>
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`
  const count = (name: string, number: number) =>
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${number}`
  const misuse = (name: string) => `The function is not allowed to be used this way in an expression; function: ${name}`

  test.each<[why: string, text: string, message: string]>([
    ['DB47 an operand alone', 'attribute_exists(a) AND NOT #name', 'Syntax error; token: "<EOF>", near: "#name"'],
    ['DB47 the token shown between its neighbours', 'a = = b', 'Syntax error; token: "=", near: "= = b"'],
    ['DB47 the first token', '!!! INVALID !!!', 'Syntax error; token: "!", near: "!!"'],
    ['DB47 an underscore cannot begin a name', '_a = :v', 'Syntax error; token: "_", near: "_a"'],
    ['DB47 an empty list', 'a IN ()', 'Syntax error; token: ")", near: "()"'],
    ['DB47 a condition where an operand is wanted', '(a = :v) = b', 'Syntax error; token: "=", near: ") = b"'],
    ['DB47 a placeholder for a position', 'a[:v] = :v', 'Syntax error; token: ":v", near: "[:v]"'],
    ['DB48 a reserved word', 'Status = :v', 'Attribute name is a reserved keyword; reserved keyword: Status'],
    ['DB48 a reserved word inside a path', 'a.size = :v', 'Attribute name is a reserved keyword; reserved keyword: size'],
    ['DB43 needless parentheses', '((a = :v))', 'The expression has redundant parentheses;'],
    ['DB43 needless parentheses within', 'a = :v AND ((b = :v OR c = :v))', 'The expression has redundant parentheses;'],
    ['DB45 no such function', 'exists(a)', 'Invalid function name; function: exists'],
    ['DB45 a function of updates', 'if_not_exists(a, :v) = :v', 'The function is not allowed in a condition expression; function: if_not_exists'],
    ['DB45 a condition compared', 'attribute_exists(a) = :v', misuse('attribute_exists')],
    ['DB46 size alone', 'size(a)', misuse('size')],
    ['DB45 too many operands', 'attribute_exists(a, b)', count('attribute_exists', 2)],
    ['DB46 too many operands', 'size(a, b) = :n', count('size', 2)],
    ['DB45 no path', 'attribute_exists(:v)', 'Operator or function requires a document path; operator or function: attribute_exists'],
    ['DB45 a prefix of a wrong type', 'begins_with(a, :n)', operand('begins_with', 'N')],
    ['DB45 a type that is no text', 'attribute_type(a, b)', operand('attribute_type', '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}')],
    ['DB45 a type that is none', 'attribute_type(a, :v)', 'Invalid attribute type name found; type: x, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}'],
    ['DB46 the size of a number', 'size(:n) = :n', operand('size', 'N')],
    ['DB42 an order of what has none', 'a < :m', operand('<', 'M')],
    ['DB42 bounds without an order', 'a BETWEEN :t AND :t', operand('BETWEEN', 'BOOL')],
    ['DB42 bounds of two types', 'a BETWEEN :n AND :v', 'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:x}'],
    ['DB42 bounds the wrong way round', 'a BETWEEN :v AND :w', 'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:x}, upper bound operand: AttributeValue: {S:a}'],
    ['DB42 one path twice', '#name <> #name', 'The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [name]'],
    ['DB45 one path twice', 'contains(a.b[0], a.b[0])', 'The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, b, [0]]'],
    ['DB42 too long a list', `a IN (${Array.from({ length: 101 }, () => ':v').join(',')})`, 'The IN operator is provided with too many operands; number of operands: 101'],
    ['DB41 too many operators', Array.from({ length: 151 }, (_, i) => `a${i} = :v`).join(' OR '), 'The expression contains too many operators; operator count: 301'],
    ['DB41 parentheses without end', '('.repeat(4000), 'The expression has redundant parentheses;'],
  ])('%s', (_why, text, message) => {
    expect(outcome(text, v)).toBe(`Invalid ConditionExpression: ${message}`)
  })
})

test('DB41 an expression may hold 300 operators', () => {
  const text = Array.from({ length: 150 }, (_, i) => `a${i} = :v`).join(' OR ')
  expect(outcome(text, { ':v': S('x') })).toBe(false)
  expect(outcome(`NOT (${text})`, { ':v': S('x') })).toBe(true)
})

test('DB40 a fault is told under the parameter that holds the expression', () => {
  const placeholders = new Placeholders(new Map(), new Map())
  const told = (parameter: 'FilterExpression' | 'KeyConditionExpression') => {
    expect(() => compileCondition(parameter, 'a = :v', placeholders)).toThrow(
      `Invalid ${parameter}: An expression attribute value used in expression is not defined; attribute value: :v`,
    )
  }
  told('FilterExpression')
  told('KeyConditionExpression')
})
