import { describe, expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { violation } from './jsonSchema'

const models: { readonly [url: string]: Json } = { 'https://models/Item': { type: 'object', required: ['id'] } }
const valid = (value: Json, schema: Json) => violation(value, { schema, resolve: (url) => models[url] }) === undefined

describe('JS1 draft 4', () => {
  test.each<[schema: Json, good: Json, bad: Json]>([
    [{ type: 'string' }, 'a', 1],
    [{ type: ['string', 'null'] }, null, 1],
    [{ type: 'integer' }, 1, 1.5],
    [{ type: 'object' }, {}, []],
    [{ type: 'array' }, [], {}],
    [{ enum: ['a', { b: 1 }] }, { b: 1 }, 'b'],
    [{ required: ['a'] }, { a: null }, { b: 1 }],
    [{ properties: { a: { type: 'number' } } }, { a: 1, b: 'x' }, { a: '1' }],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1 }, { b: 1 }],
    [{ additionalProperties: { type: 'number' } }, { b: 1 }, { b: 'x' }],
    [{ patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }, { 'x-a': '1' }, { 'x-a': 1 }],
    [{ minProperties: 1, maxProperties: 2 }, { a: 1 }, {}],
    [{ dependencies: { a: ['b'] } }, { a: 1, b: 1 }, { a: 1 }],
    [{ items: { type: 'number' } }, [1, 2], [1, 'x']],
    [{ items: [{ type: 'number' }], additionalItems: false }, [1], [1, 2]],
    [{ minItems: 1, maxItems: 2 }, [1], []],
    [{ uniqueItems: true }, [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 1 }]],
    [{ minimum: 1, exclusiveMinimum: true }, 2, 1],
    [{ maximum: 1 }, 1, 2],
    [{ multipleOf: 5 }, 10, 11],
    [{ minLength: 2, maxLength: 3 }, '😀😀', '😀'],
    [{ pattern: '^a+$' }, 'aa', 'ab'],
    [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, 2, 4],
    [{ anyOf: [{ type: 'string' }, { minimum: 5 }] }, 6, 4],
    [{ oneOf: [{ minimum: 2 }, { maximum: 4 }] }, 5, 3],
    [{ not: { type: 'string' } }, 1, 'a'],
    [{ definitions: { id: { type: 'string' } }, properties: { a: { $ref: '#/definitions/id' } } }, { a: 'x' }, { a: 1 }],
    [{ items: { $ref: 'https://models/Item' } }, [{ id: 1 }], [{}]],
  ])('%j takes %j and not %j', (schema, good, bad) => {
    expect([valid(good, schema), valid(bad, schema)]).toEqual([true, false])
  })

  test('a reference to nothing, and one to itself, come to an end', () => {
    expect(valid(1, { $ref: 'https://models/None' })).toBe(false)
    expect(violation(1, { schema: { $ref: '#' }, resolve: () => undefined })).toContain('200 deep')
  })
})
