import { expect, test, vi } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { evaluatePath } from './evaluatePath'
import { parsePath } from './parsePath'

const store: JsonObject = {
  store: {
    book: [
      { title: 'A', price: 8, tags: ['x', 'y'] },
      { title: 'B', price: 12 },
      { title: 'C', price: 22, isbn: '3' },
    ],
    bicycle: { color: 'red', price: 20 },
  },
  limit: 10,
  none: null,
  empty: [],
}

function evaluate(text: string, input: Json = store, variables: JsonObject = {}) {
  const parsed = parsePath(text)
  if ('error' in parsed) throw new Error(parsed.error.message)
  return evaluatePath(parsed.path, { input, context: () => ({ Execution: { Id: 'arn:1' } }), variables })
}

test.each<[rule: string, path: string, value: Json]>([
  ['JP1 all of it', '$', store],
  ['JP1 the Context object', '$$.Execution.Id', 'arn:1'],
  ['JP2 a member', '$.limit', 10],
  ['JP2 null is a value', '$.none', null],
  ['JP2 a dot before a bracket', '$.store.book.[0].title', 'A'],
  ['JP4 from the end', '$.store.book[-1].title', 'C'],
  ['JP4 a slice', '$.store.book[1:].title', ['B', 'C']],
  ['JP4 a slice from the end', '$.store.book[-2:-1].title', ['B']],
  ['JP4 a slice past the end', '$.store.book[2:9].title', ['C']],
  ['JP5 one match of an indefinite path is a list', '$.store.book[?(@.isbn)].title', ['C']],
  ['JP5 no match is an empty list', '$.store.book[?(@.price > 99)]', []],
  ['JP5 a way that is missing before a fork is an empty list', '$.nothing.at.all[*]', []],
  ['JP5 a slice of nothing is an empty list', '$.nothing[0:1]', []],
  ['JP5 a wildcard over a scalar is an empty list', '$.limit[*]', []],
  ['JP6 several names in the last place', "$.store.bicycle['price','color']", { price: 20, color: 'red' }],
  ['JP6 those that are there', "$.store.bicycle['color','gears']", { color: 'red' }],
  ['JP6 several names before it fork', "$.store['bicycle','book'].price", [20]],
  ['JP6 several names of each item', "$.store.book[*]['title']", ['A', 'B', 'C']],
  ['JP2 several indexes', '$.store.book[0,2].title', ['A', 'C']],
  ['JP2 members of an object', '$.store.bicycle.*', ['red', 20]],
  ['JP7 descent, in the order of the document', '$..price', [8, 12, 22, 20]],
  ['JP7 descent to all', '$.store.bicycle..*', ['red', 20]],
  ['JP7 a filter after descent asks each object once', '$..[?(@.price > 15)].price', [22, 20]],
  ['JP8 a filter on an object asks about it', '$.store.bicycle[?(@.price > 15)].color', ['red']],
  ['JP8 a filter sees the whole input', '$.store.book[?(@.price < $.limit)].title', ['A']],
  ['JP8 a filter sees the Context object', "$.store.book[?($$.Execution.Id == 'arn:1')].title", ['A', 'B', 'C']],
  ['JP11 length of a list', '$.store.book.length()', 3],
  ['JP11 length of a text', '$.store.bicycle.color.length()', 3],
  ['JP11 size of an object', '$.store.bicycle.size()', 2],
  ['JP11 length of what a fork led to', '$..price.length()', 4],
])('%s: %s', (_rule, path, value) => {
  expect(evaluate(path)).toEqual({ value })
})

test.each<[rule: string, path: string, missing: string]>([
  ['JP12 the last step', '$.absent', "No results for path: $['absent']"],
  ['JP12 a step on the way', '$.absent.x', "Missing property in path $['absent']"],
  ['JP12 an index past the end', '$.empty[0]', "No results for path: $['empty'][0]"],
  ['JP12 a member of a scalar', '$.limit.x', "Expected to find an object with property ['x'] in path $['limit']"],
  ['JP12 several members of a scalar', "$.limit['x','y']", "Expected to find an object with property ['x','y'] in path $['limit']"],
  ['JP12 an index of an object', '$.store[0]', "Filter: [0] can only be applied to arrays. Current context is: {"],
  ['JP12 an index of null', '$.none[0]', "The path $['none'] is null"],
  ['JP12 a variable that is not there', '$absent.x', "No results for path: $['absent']"],
  ['JP12 a function of nothing', '$.absent.length()', "No results for path: $['absent'].length()"],
  ['JP11 an aggregation', '$.store.book[*].price.sum()', "No results for path: $['store']['book'][*]['price'].sum()"],
  ['JP13 what only the prototype has', '$.constructor', "No results for path: $['constructor']"],
  ['JP13 a variable that only the prototype has', '$toString', "No results for path: $['toString']"],
])('%s: %s', (_rule, path, missing) => {
  const found = evaluate(path)
  expect('missing' in found && found.missing.slice(0, missing.length)).toBe(missing)
})

test('JP1 variables are seen by their names', () => {
  expect(evaluate('$order.items[0]', {}, { order: { items: [7] } })).toEqual({ value: 7 })
})

test('JP1 the Context object is built only for those who ask', () => {
  const context = vi.fn<() => JsonObject>(() => ({ a: 1 }))
  for (const text of ['$', '$.a', '$v.b', '$..a', '$.list[?(@.x == 1)]', '$$.a']) {
    const parsed = parsePath(text)
    if ('path' in parsed) evaluatePath(parsed.path, { input: { list: [{ x: 1 }] }, context, variables: { v: {} } })
  }
  expect(context).toHaveBeenCalledTimes(1)
})

test('JP13 a member named __proto__ is data', () => {
  const input = JSON.parse('{"__proto__": {"a": 1}}') as Json
  expect(evaluate('$.__proto__.a', input)).toEqual({ value: 1 })
})

test('JP7 descent goes as deep as the data', () => {
  let deep: Json = 1
  for (let level = 0; level < 50_000; level++) deep = [deep]
  expect(evaluate('$..a', deep)).toEqual({ value: [] })
})
