import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, item } from '../account.testing'

/** Orders of two customers, with an index by status and one by total. */
function givenOrders(): Account {
  const account = new Account().createTable('orders', {
    sort: 'S',
    AttributeDefinitions: [
      { AttributeName: 'status', AttributeType: 'S' },
      { AttributeName: 'total', AttributeType: 'N' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byStatus',
        KeySchema: [
          { AttributeName: 'status', KeyType: 'HASH' },
          { AttributeName: 'total', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['city'] },
      },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'byTotal',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'total', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  })
  const orders = [
    { pk: 'ada', sk: '2025-01-02', status: 'open', total: 30, city: 'Oslo' },
    { pk: 'ada', sk: '2025-01-10', status: 'sent', total: 7, city: 'Oslo' },
    { pk: 'ada', sk: '2025-02-01', status: 'open', total: 200, city: 'Bern' },
    { pk: 'ada', sk: '2025-03-05', note: 'a draft without a status' },
    { pk: 'bob', sk: '2025-01-05', status: 'open', total: 100, city: 'Rome' },
  ]
  for (const order of orders) account.call('PutItem', { TableName: 'orders', Item: item(order as never) })
  return account
}

const texts = (items: readonly JsonObject[], name = 'sk') => items.map((each) => Object.values(each[name] as JsonObject)[0])

describe('a query', () => {
  const ask = (condition: string, values: JsonObject, more: JsonObject = {}) =>
    givenOrders().call('Query', {
      TableName: 'orders',
      KeyConditionExpression: condition,
      ExpressionAttributeValues: values,
      ...more,
    })

  test.each<[why: string, condition: string, values: JsonObject, sortKeys: readonly string[]]>([
    ['DB60 the whole partition', 'pk = :p', {}, ['2025-01-02', '2025-01-10', '2025-02-01', '2025-03-05']],
    ['DB60 one item', 'pk = :p AND sk = :s', { ':s': { S: '2025-02-01' } }, ['2025-02-01']],
    ['DB60 before', 'pk = :p AND sk < :s', { ':s': { S: '2025-01-10' } }, ['2025-01-02']],
    ['DB60 up to', 'pk = :p AND sk <= :s', { ':s': { S: '2025-01-10' } }, ['2025-01-02', '2025-01-10']],
    ['DB60 after', 'pk = :p AND sk > :s', { ':s': { S: '2025-01-10' } }, ['2025-02-01', '2025-03-05']],
    ['DB60 from, the value first', ':s <= sk AND :p = pk', { ':s': { S: '2025-02-01' } }, ['2025-02-01', '2025-03-05']],
    ['DB60 between', 'pk = :p AND sk BETWEEN :s AND :t', { ':s': { S: '2025-01-10' }, ':t': { S: '2025-02-01' } }, ['2025-01-10', '2025-02-01']],
    ['DB60 a beginning, in parentheses', '(pk = :p) AND begins_with(sk, :s)', { ':s': { S: '2025-01' } }, ['2025-01-02', '2025-01-10']],
  ])('%s', (_why, condition, values, sortKeys) => {
    const page = ask(condition, { ':p': { S: 'ada' }, ...values })
    expect(texts(page.Items)).toEqual(sortKeys)
    expect([page.Count, page.ScannedCount, page.LastEvaluatedKey]).toEqual([sortKeys.length, sortKeys.length, undefined])
  })

  test('DB61 a filter works on what was read: it leaves the cost and the pages as they are', () => {
    const page = ask(
      'pk = :p',
      { ':p': { S: 'ada' }, ':open': { S: 'open' } },
      { FilterExpression: '#s = :open', ExpressionAttributeNames: { '#s': 'status' }, Limit: 2, ReturnConsumedCapacity: 'TOTAL' },
    )
    expect(page).toMatchObject({
      Count: 1,
      ScannedCount: 2,
      LastEvaluatedKey: item({ pk: 'ada', sk: '2025-01-10' }),
      ConsumedCapacity: { TableName: 'orders', CapacityUnits: 0.5 },
    })
  })

  test('DB62 a page ends with the item that reaches 1 MB', () => {
    const account = new Account().createTable('large', { sort: 'N' })
    for (let sk = 0; sk < 20; sk++) {
      account.call('PutItem', { TableName: 'large', Item: item({ pk: 'a', sk, text: 'x'.repeat(60_000) }) })
    }
    const request = { TableName: 'large', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: item({ ':p': 'a' }) }

    const first = account.call('Query', { ...request, Select: 'COUNT', ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' })
    const second = account.call('Query', { ...request, ExclusiveStartKey: first.LastEvaluatedKey })

    expect(first).toEqual({
      Count: 18,
      ScannedCount: 18,
      LastEvaluatedKey: item({ pk: 'a', sk: 17 }),
      ConsumedCapacity: { TableName: 'large', CapacityUnits: 264 },
    })
    expect(texts(second.Items)).toEqual(['18', '19'])
  })

  test('DB63 a global index is sparse, in its own order, and shows what it projects', () => {
    const page = givenOrders().call('Query', {
      TableName: 'orders',
      IndexName: 'byStatus',
      KeyConditionExpression: '#s = :open',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: item({ ':open': 'open' }),
      ScanIndexForward: false,
      Limit: 2,
      ReturnConsumedCapacity: 'INDEXES',
    })
    expect(page.Items).toEqual([
      item({ pk: 'ada', sk: '2025-02-01', status: 'open', total: 200, city: 'Bern' }),
      item({ pk: 'bob', sk: '2025-01-05', status: 'open', total: 100, city: 'Rome' }),
    ])
    expect(page.LastEvaluatedKey).toEqual(item({ pk: 'bob', sk: '2025-01-05', status: 'open', total: 100 }))
    expect(page.ConsumedCapacity).toEqual({
      TableName: 'orders',
      CapacityUnits: 0.5,
      Table: { CapacityUnits: 0 },
      GlobalSecondaryIndexes: { byStatus: { CapacityUnits: 0.5 } },
    })
  })

  test('DB64 a local index fetches from the table what it does not project, at the price of a read each', () => {
    const page = ask(
      'pk = :p AND #t > :t',
      { ':p': { S: 'ada' }, ':t': { N: '10' } },
      { IndexName: 'byTotal', ExpressionAttributeNames: { '#t': 'total' }, ProjectionExpression: 'city', ConsistentRead: true, ReturnConsumedCapacity: 'INDEXES' },
    )
    expect(page.Items).toEqual([item({ city: 'Oslo' }), item({ city: 'Bern' })])
    expect(page.ConsumedCapacity).toMatchObject({
      CapacityUnits: 3,
      Table: { CapacityUnits: 2 },
      LocalSecondaryIndexes: { byTotal: { CapacityUnits: 1 } },
    })
  })

  test.each<[why: string, request: JsonObject, message: string]>([
    ['DB65 no key condition', { KeyConditionExpression: null, ExpressionAttributeValues: null }, 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'],
    ['DB65 the partition key missing', { KeyConditionExpression: 'sk = :p' }, 'Query condition missed key schema element: pk'],
    ['DB65 the partition key compared', { KeyConditionExpression: 'pk > :p' }, 'Query key condition not supported'],
    ['DB65 OR', { KeyConditionExpression: 'pk = :p OR sk = :p' }, 'Invalid operator used in KeyConditionExpression: OR'],
    ['DB65 another function', { KeyConditionExpression: 'pk = :p AND contains(sk, :p)' }, 'Invalid operator used in KeyConditionExpression: contains'],
    ['DB65 two conditions on one key', { KeyConditionExpression: 'pk = :p AND sk > :p AND sk < :p' }, 'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key'],
    ['DB65 more conditions than keys', { KeyConditionExpression: 'pk = :p AND sk > :p AND city = :p' }, 'The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)'],
    ['DB65 a nested attribute', { KeyConditionExpression: 'pk = :p AND sk.a = :p' }, 'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes'],
    ['DB65 a value of another type', { ExpressionAttributeValues: item({ ':p': 1 }) }, 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
    ['DB65 an order of what has none', { KeyConditionExpression: 'pk < :p', ExpressionAttributeValues: { ':p': { BOOL: true } } }, 'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL'],
    ['DB65 begins_with a number', { KeyConditionExpression: 'begins_with(sk, :p) AND pk = :q', ExpressionAttributeValues: item({ ':p': 1 }) }, 'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N'],
    ['DB65 a key attribute in the filter', { FilterExpression: 'sk = :p' }, 'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk'],
    ['DB65 no such index', { IndexName: 'byCity' }, 'The table does not have the specified index: byCity'],
    ['DB65 a consistent read of a global index', { IndexName: 'byStatus', ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
    ['DB65 all attributes of a global index that has not all', { IndexName: 'byStatus', KeyConditionExpression: '#s = :p', ExpressionAttributeNames: { '#s': 'status' }, Select: 'ALL_ATTRIBUTES' }, 'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index byStatus because its projection type is not ALL'],
    ['DB65 an attribute that a global index has not', { IndexName: 'byStatus', KeyConditionExpression: '#s = :p', ExpressionAttributeNames: { '#s': 'status' }, ProjectionExpression: 'city, note' }, 'One or more parameter values were invalid: Global secondary index byStatus does not project [note]'],
    ['DB65 a projection beside COUNT', { Select: 'COUNT', ProjectionExpression: 'city' }, 'Cannot specify the ProjectionExpression when choosing to get only the Count'],
    ['DB65 a projection beside ALL_ATTRIBUTES', { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'city' }, 'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES'],
    ['DB65 projected attributes without an index', { Select: 'ALL_PROJECTED_ATTRIBUTES' }, 'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName'],
    ['DB65 SPECIFIC_ATTRIBUTES without naming them', { Select: 'SPECIFIC_ATTRIBUTES' }, 'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES'],
    ['DB65 a limit of 0', { Limit: 0 }, "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    ['DB65 a starting key of another partition', { ExclusiveStartKey: item({ pk: 'bob', sk: 'x' }) }, 'The provided starting key is outside query boundaries based on provided conditions'],
    ['DB65 a starting key outside the range', { KeyConditionExpression: 'pk = :p AND sk > :p', ExclusiveStartKey: item({ pk: 'ada', sk: 'a' }) }, 'The provided starting key does not match the range key predicate'],
    ['DB65 a starting key that is none', { ExclusiveStartKey: item({ pk: 'ada' }) }, 'The provided starting key is invalid'],
    ['DB13 a set with a repetition, in the current wording', { ExpressionAttributeValues: { ':p': { BS: ['/w==', 'AA==', 'AA=='] } } }, 'One or more parameter values were invalid: Input collection ["AA==","/w==","AA=="]of type BS contains duplicates.'],
  ])('%s', (_why, request, message) => {
    const asked = { TableName: 'orders', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: item({ ':p': 'ada' }), ...request }
    expect(givenOrders().refusal('Query', asked)).toBe(`ValidationException: ${message}`)
  })
})

describe('a scan', () => {
  test('DB66 goes through all partitions, in an order that has nothing to do with the keys and stays', () => {
    const account = new Account().createTable('tab')
    for (const pk of 'abcdefgh') account.call('PutItem', { TableName: 'tab', Item: item({ pk }) })
    const order = texts(account.call('Scan', { TableName: 'tab' }).Items, 'pk').join('')
    expect([...order].sort().join('')).toBe('abcdefgh')
    expect(order).not.toBe('abcdefgh')
    account.call('DeleteItem', { TableName: 'tab', Key: item({ pk: order.charAt(3) }) })
    account.call('PutItem', { TableName: 'tab', Item: item({ pk: order.charAt(3) }) })
    expect(texts(account.call('Scan', { TableName: 'tab' }).Items, 'pk').join('')).toBe(order)
  })

  test.each<[why: string, request: JsonObject, message: string]>([
    ['DB66 a segment alone', { Segment: 0 }, 'The TotalSegments parameter is required but was not present in the request when Segment parameter is present'],
    ['DB66 segments without which', { TotalSegments: 4 }, 'The Segment parameter is required but was not present in the request when parameter TotalSegments is present'],
    ['DB66 a segment that is not among them', { Segment: 5, TotalSegments: 5 }, 'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5'],
    ['DB66 a limit of 0', { Limit: 0 }, "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    ['DB13 a bad number, in the older wording', { FilterExpression: 'a = :a', ExpressionAttributeValues: { ':a': { N: '' } } }, 'ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value for key :a'],
    ['DB66 a legacy filter beside an expression', { ScanFilter: {}, FilterExpression: 'a = :a' }, 'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {ScanFilter} Expression parameters: {FilterExpression}'],
  ])('%s', (_why, request, message) => {
    expect(givenOrders().refusal('Scan', { TableName: 'orders', ...request })).toBe(`ValidationException: ${message}`)
  })
})
