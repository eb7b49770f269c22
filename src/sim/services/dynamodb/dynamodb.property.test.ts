import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { Account } from './account.testing'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`dynamodb: seed ${seed}`)

/** Keys from a small world, so that writes meet; texts with what is hard to order. */
const partitions = fc.constantFrom('a', 'b', 'ab', 'é')
const sorts = fc.integer({ min: -30, max: 30 }).map((tenths) => String(tenths / 10))
const texts = fc.constantFrom('', 'a', 'aa', 'a\u0000', 'b', '\uffff', '\u{1f600}', '\u0000')
type Row = { pk: string; sk: string; kind?: string; rank?: string; note: string }

const rows: fc.Arbitrary<Row> = fc
  .record({ pk: partitions, sk: sorts, kind: fc.option(partitions), rank: fc.option(texts), note: texts })
  .map(({ kind, rank, ...row }) => ({ ...row, ...(kind === null ? {} : { kind }), ...(rank === null || rank === '' ? {} : { rank }) }))

type Write = { do: 'put' | 'delete' | 'note'; row: Row } | { do: 'batch'; list: Row[] }

const writes: fc.Arbitrary<Write[]> = fc.array(
  fc.oneof(
    rows.map((row) => ({ do: 'put' as const, row })),
    rows.map((row) => ({ do: 'delete' as const, row })),
    rows.map((row) => ({ do: 'note' as const, row })),
    fc.array(rows, { minLength: 1, maxLength: 5 }).map((list) => ({ do: 'batch' as const, list })),
  ),
  { maxLength: 60 },
)

function toItem({ pk, sk, kind, rank, note }: Row): JsonObject {
  return {
    pk: { S: pk },
    sk: { N: sk },
    note: { S: note },
    ...(kind === undefined ? {} : { kind: { S: kind } }),
    ...(rank === undefined ? {} : { rank: { S: rank } }),
  }
}

const keyOf = ({ pk, sk }: Row) => ({ pk: { S: pk }, sk: { N: sk } })

/** The order of UTF-8, which is the order of code points. */
const inOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function played(list: readonly Write[]) {
  const account = new Account().createTable('rows', {
    sort: 'N',
    AttributeDefinitions: [
      { AttributeName: 'kind', AttributeType: 'S' },
      { AttributeName: 'rank', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byKind',
        KeySchema: [
          { AttributeName: 'kind', KeyType: 'HASH' },
          { AttributeName: 'rank', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  })
  const model = new Map<string, Row>()
  const id = ({ pk, sk }: Row) => `${pk}|${sk}`
  for (const write of list) {
    switch (write.do) {
      case 'put':
        account.call('PutItem', { TableName: 'rows', Item: toItem(write.row) })
        model.set(id(write.row), write.row)
        break
      case 'delete':
        account.call('DeleteItem', { TableName: 'rows', Key: keyOf(write.row) })
        model.delete(id(write.row))
        break
      case 'note': {
        const { pk, sk, note } = write.row
        const update = { UpdateExpression: 'SET note = :n', ExpressionAttributeValues: { ':n': { S: note } } }
        account.call('UpdateItem', { TableName: 'rows', Key: keyOf(write.row), ...update })
        model.set(id(write.row), { ...(model.get(id(write.row)) ?? { pk, sk }), note })
        break
      }
      case 'batch': {
        const distinct = new Map(write.list.map((row) => [id(row), row]))
        const puts = [...distinct.values()].map((row) => ({ PutRequest: { Item: toItem(row) } }))
        account.call('BatchWriteItem', { RequestItems: { rows: puts } })
        for (const [key, row] of distinct) model.set(key, row)
      }
    }
  }
  return { account, model: [...model.values()] }
}

/** All pages of a request, each of at most `limit`. */
function pages(account: Account, action: string, request: JsonObject, limit: number): JsonObject[] {
  const items: JsonObject[] = []
  let start: JsonObject | undefined
  do {
    const page = account.call(action, { ...request, Limit: limit, ...(start ? { ExclusiveStartKey: start } : {}) })
    expect(page.Items.length).toBeLessThanOrEqual(limit)
    items.push(...page.Items)
    start = page.LastEvaluatedKey
  } while (start)
  return items
}

const relations = fc.record({
  operator: fc.constantFrom('=', '<', '<=', '>', '>=', 'between'),
  one: sorts,
  other: sorts,
})

function holds(sk: number, operator: string, one: number, other: number): boolean {
  switch (operator) {
    case '=':
      return sk === one
    case '<':
      return sk < one
    case '<=':
      return sk <= one
    case '>':
      return sk > one
    case '>=':
      return sk >= one
    default:
      return sk >= Math.min(one, other) && sk <= Math.max(one, other)
  }
}

describe('a table and its index', () => {
  test('after any writes, a query finds what a filtered and sorted map holds, in pages of any size', () => {
    fc.assert(
      fc.property(writes, partitions, relations, fc.boolean(), fc.integer({ min: 1, max: 5 }), (list, pk, relation, forward, limit) => {
        const { account, model } = played(list)
        const { operator } = relation
        const [low, high] = [relation.one, relation.other].sort((a, b) => Number(a) - Number(b)) as [string, string]
        const one = operator === 'between' ? low : relation.one
        const found = pages(
          account,
          'Query',
          {
            TableName: 'rows',
            KeyConditionExpression: operator === 'between' ? 'pk = :pk AND sk BETWEEN :one AND :other' : `pk = :pk AND sk ${operator} :one`,
            ExpressionAttributeValues: { ':pk': { S: pk }, ':one': { N: one }, ...(operator === 'between' ? { ':other': { N: high } } : {}) },
            ScanIndexForward: forward,
          },
          limit,
        )
        const expected = model
          .filter((row) => row.pk === pk && holds(Number(row.sk), operator, Number(one), Number(high)))
          .sort((a, b) => (Number(a.sk) - Number(b.sk)) * (forward ? 1 : -1))
        expect(found).toEqual(expected.map(toItem))
      }),
      { seed, numRuns: 200 },
    )
  })

  test('the index holds the items that have its keys, in order, and shows what it projects', () => {
    fc.assert(
      fc.property(writes, partitions, texts, fc.integer({ min: 1, max: 5 }), (list, kind, beginning, limit) => {
        const { account, model } = played(list)
        const begins = beginning === '' ? '' : ' AND begins_with(#r, :b)'
        const found = pages(
          account,
          'Query',
          {
            TableName: 'rows',
            IndexName: 'byKind',
            KeyConditionExpression: `kind = :k${begins}`,
            ExpressionAttributeValues: { ':k': { S: kind }, ...(beginning === '' ? {} : { ':b': { S: beginning } }) },
            ...(beginning === '' ? {} : { ExpressionAttributeNames: { '#r': 'rank' } }),
          },
          limit,
        )
        const expected = model.filter((row) => row.kind === kind && row.rank?.startsWith(beginning))
        const ranks = found.map(({ rank }) => (rank as { S: string }).S)
        expect(ranks).toEqual(expected.map(({ rank }) => rank as string).sort(inOrder))
        const shown = expected.map((row) => ({ ...toItem(row), note: undefined }))
        expect(found).toHaveLength(shown.length)
        for (const each of shown) expect(found).toContainEqual(JSON.parse(JSON.stringify(each)))
      }),
      { seed, numRuns: 200 },
    )
  })

  test('the segments of a scan divide all items among them, whatever the pages', () => {
    fc.assert(
      fc.property(writes, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }), (list, segments, limit) => {
        const { account, model } = played(list)
        const found = Array.from({ length: segments }, (_, Segment) =>
          pages(account, 'Scan', { TableName: 'rows', Segment, TotalSegments: segments }, limit),
        ).flat()
        expect(found).toHaveLength(model.length)
        for (const row of model) expect(found).toContainEqual(toItem(row))
        const described = account.call('DescribeTable', { TableName: 'rows' }).Table
        expect(described.ItemCount).toBe(model.length)
        expect(described.GlobalSecondaryIndexes[0].ItemCount).toBe(model.filter(({ kind, rank }) => kind !== undefined && rank !== undefined).length)
      }),
      { seed, numRuns: 100 },
    )
  })
})
