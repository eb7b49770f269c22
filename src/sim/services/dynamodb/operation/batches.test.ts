import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, item } from '../account.testing'

const put = (pk: string, more: JsonObject = {}) => ({ PutRequest: { Item: { ...item({ pk }), ...more } } })

describe('a batch', () => {
  test('DB90 writes to several tables, and gets from them', () => {
    const account = new Account().createTable('one').createTable('two')
    const written = account.call('BatchWriteItem', {
      RequestItems: { one: [put('a'), put('b')], two: [put('c'), { DeleteRequest: { Key: item({ pk: 'd' }) } }] },
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(written).toEqual({
      UnprocessedItems: {},
      ConsumedCapacity: [
        { TableName: 'one', CapacityUnits: 2 },
        { TableName: 'two', CapacityUnits: 2 },
      ],
    })
    const got = account.call('BatchGetItem', {
      RequestItems: { one: { Keys: [item({ pk: 'b' }), item({ pk: 'x' })] }, two: { Keys: [item({ pk: 'c' })], ConsistentRead: true } },
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(got).toEqual({
      Responses: { one: [item({ pk: 'b' })], two: [item({ pk: 'c' })] },
      UnprocessedKeys: {},
      ConsumedCapacity: [
        { TableName: 'one', CapacityUnits: 1 },
        { TableName: 'two', CapacityUnits: 1 },
      ],
    })
  })

  test('DB91 that gets more than 16 MB hands back the keys of the rest', () => {
    const account = new Account().createTable('large')
    const keys = Array.from({ length: 50 }, (_, i) => item({ pk: `p${i}` }))
    for (const key of keys) account.call('PutItem', { TableName: 'large', Item: { ...key, text: { S: 'x'.repeat(380_000) } } })
    const got = account.call('BatchGetItem', { RequestItems: { large: { Keys: keys, ProjectionExpression: 'pk' } } })
    expect(got.Responses.large).toEqual(keys.slice(0, 44))
    expect(got.UnprocessedKeys).toEqual({ large: { Keys: keys.slice(44), ProjectionExpression: 'pk' } })
  })

  const many = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`)

  test.each<[why: string, action: string, requestItems: JsonObject, message: string]>([
    ['DB92 nothing to write', 'BatchWriteItem', {}, "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1"],
    ['DB92 more than 25 writes of a table', 'BatchWriteItem', { tab: many(26).map((pk) => put(pk)) }, "1 validation error detected: Value at 'RequestItems.tab.member' failed to satisfy constraint: Member must have length less than or equal to 25"],
    ['DB92 one item twice', 'BatchWriteItem', { tab: [put('a'), { DeleteRequest: { Key: item({ pk: 'a' }) } }] }, 'Provided list of item keys contains duplicates'],
    ['DB92 a key of a wrong type', 'BatchWriteItem', { tab: [{ PutRequest: { Item: item({ pk: 1 }) } }] }, 'The provided key element does not match the schema'],
    ['DB13 values in the older wording', 'BatchWriteItem', { tab: [put('a', { n: { NS: ['2', '1', '2'] } })] }, 'Input collection contains duplicates'],
    ['DB92 more than 100 keys', 'BatchGetItem', { tab: { Keys: many(101).map((pk) => item({ pk })) } }, "1 validation error detected: Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100"],
    ['DB92 one key twice', 'BatchGetItem', { tab: { Keys: [item({ pk: 'a' }), item({ pk: 'a' })] } }, 'Provided list of item keys contains duplicates'],
    ['DB92 a table name that is none', 'BatchGetItem', { 'bad!name': { Keys: [item({ pk: 'a' })] } }, `1 validation error detected: Value '{"bad!name":{"Keys":[{"pk":{"S":"a"}}]}}' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]`],
    ['DB92 paths that clash', 'BatchGetItem', { tab: { Keys: [item({ pk: 'a' })], ProjectionExpression: 'a, a.b' } }, 'Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]'],
  ])('%s', (_why, action, RequestItems, message) => {
    const account = new Account().createTable('tab')
    expect(account.refusal(action, { RequestItems })).toBe(`ValidationException: ${message}`)
  })
})
