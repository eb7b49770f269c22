import { expect, test } from 'vitest'
import { tableProblems } from './tableProblems'

const found = (items: string) => tableProblems(items, 'id').map(({ line, column, message }) => `${line}:${column} ${message}`)

test.each<[why: string, items: string, problems: readonly RegExp[]]>([
  ['no items', '[]', []],
  ['items of any shape that have the key', '[{"id":"a"},{"n":1,"id":"b"}]', []],
  ['nothing', ' ', [/^1:1 This is empty/]],
  ['no JSON', '[\n  {"id": "a" "n": 1}\n]', [/^2:14 Unexpected character/]],
  ['no array', '{"id":"a"}', [/^1:1 The items are a JSON array: \[ \{ "id": "…" \} \]$/]],
  ['an item that is no object', '[\n  {"id":"a"},\n  3\n]', [/^3:3 An item is a JSON object\.$/]],
  ['a key that is missing', '[{"n":1}]', [/^1:2 This item has no id, the partition key of the table\.$/]],
  ['a key of another type', '[{"id":7}]', [/^1:8 id is the partition key, a string\.$/]],
  ['an empty key', '[{"id":""}]', [/^1:8 id is the partition key, and may not be empty\.$/]],
  ['two items of one key', '[{"id":"a"},\n{"id":"a"}]', [/^2:7 Another item has the id "a" too/]],
  ['each fault of several', '[1,{"id":1},2]', [/^1:2 /, /^1:10 /, /^1:13 /]],
])('%s', (_why, items, problems) => {
  expect(found(items)).toEqual(problems.map((problem) => expect.stringMatching(problem)))
})

test('a long list of faults is cut', () => {
  expect(tableProblems(JSON.stringify(Array(5000).fill(1)), 'id')).toHaveLength(100)
})
