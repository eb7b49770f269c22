import { expect, test } from 'vitest'
import { readJson } from './readJson'
import type { JsonNode } from './jsonNode'

/** The plain value of a tree without faults. */
function plain(node: JsonNode | undefined): unknown {
  if (!node) return undefined
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, plain(value)]))
    case 'array':
      return node.items.map(plain)
    case 'null':
      return null
    case 'broken':
      return undefined
    default:
      return node.value
  }
}

test.each<[why: string, text: string, message: string, place: string]>([
  ['no JSON at all', 'not a definition', "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 'line: 1, column: 4'],
  ['a comma forgotten', '{"a": 1\n "b": 2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`, 'line: 2, column: 3'],
  ['a comma too many', '{"a": 1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 'line: 1, column: 10'],
  ['a name without quotes', '{a: 1}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 'line: 1, column: 3'],
  ['no colon', '{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 'line: 1, column: 7'],
  ['no value', '{"a":}', "Unexpected character ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 'line: 1, column: 7'],
  ['the end is missing', '{"a": [1', 'Unexpected end-of-input: expected close marker for Array (start marker at [Source: (String)"{"a": [1"; line: 1, column: 7])', 'line: 1, column: 9'],
  ['an end too many', '{}}', "Unexpected character ('}' (code 125)): was expecting the end of the text", 'line: 1, column: 4'],
  ['another end', '{"a": [1}', 'Unexpected close marker \'}\': expected \']\' (for Array starting at [Source: (String)"{"a": [1}"; line: 1, column: 7])', 'line: 1, column: 10'],
  ['a string without end', '{"a": "x\n}', 'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value', 'line: 2, column: 1'],
  ['a bad escape', String.raw`["\x"]`, "Unrecognized character escape 'x' (code 120)", 'line: 1, column: 5'],
  ['a leading zero', '[01]', 'Invalid numeric value: Leading zeroes not allowed', 'line: 1, column: 4'],
])('VA2 %s', (_why, text, message, place) => {
  const [first] = readJson(text).faults
  expect(first?.message).toBe(message)
  expect(first?.location).toBe(`[Source: (String)"${text}"; ${place}]`)
})

test('VA2 of a long text the location repeats 500 characters', () => {
  const text = `{"a": "${'x'.repeat(600)}" `
  expect(readJson(text).faults[0]?.location).toBe(
    `[Source: (String)"${text.slice(0, 500)}"[truncated ${text.length - 500} chars]; line: 1, column: ${text.length + 1}]`,
  )
})

test.each<[why: string, text: string, understood: unknown, faults: number]>([
  ['two faults, both told', '{"a": 1 "b": [1 2]}', { a: 1, b: [1, 2] }, 2],
  ['a value is missing, the rest is read', '{"a": , "b": 2}', { a: undefined, b: 2 }, 1],
  ['a quote is missing, the next line is read', '{"a": "x,\n"b": 2}', { a: 'x,', b: 2 }, 2],
  ['an inner end is missing', '{"a": {"b": [1, 2}, "c": 3}', { a: { b: [1, 2] }, c: 3 }, 1],
  ['the end is missing', '{"a": {"b": ', { a: { b: undefined } }, 1],
])('VA3 %s', (_why, text, understood, faults) => {
  const read = readJson(text)
  expect(plain(read.root)).toEqual(understood)
  expect(read.faults).toHaveLength(faults)
})

test('VA1 a value knows its place', () => {
  const text = '{"a": [true, "x\\n"]}'
  const { root } = readJson(text)
  const list = root?.kind === 'object' ? root.members[0]!.value : undefined
  const places = list?.kind === 'array' ? list.items.map(({ offset, length }) => text.slice(offset, offset + length)) : []
  expect(places).toEqual(['true', '"x\\n"'])
})

test('VA4 nesting deeper than a thousand is refused, not run into', () => {
  const deep = '['.repeat(200_000)
  expect(readJson(deep).faults[0]?.message).toMatch(/nesting depth \(1001\) exceeds the maximum allowed/)
  expect(readJson(`${'['.repeat(1000)}${']'.repeat(1000)}`).faults).toEqual([])
})

test('VA1 it accepts what JSON.parse accepts, and nothing else', () => {
  const seed = 20_250_101
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % limit
  }
  const base = '{"a": [1, -2.5e3, true, null], "b": {"c": "x\\u00e9\\n", "d": ""}, "e": [[], {}]}'
  const scraps = ['{', '}', '[', ']', ',', ':', '"', '\\', '0', '.', 'e', '-', ' ', '\n', 'n', 'true', '']
  for (let round = 0; round < 20_000; round++) {
    let text = base
    for (let edits = 1 + below(3); edits > 0; edits--) {
      const at = below(text.length)
      text = text.slice(0, at) + scraps[below(scraps.length)] + text.slice(at + below(3))
    }
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      parsed = undefined
    }
    const read = readJson(text)
    const note = `seed ${seed}, round ${round}: ${text}`
    expect(read.faults.length === 0 && read.root !== undefined, note).toBe(parsed !== undefined)
    if (parsed !== undefined) expect(plain(read.root), note).toEqual(parsed)
  }
})
