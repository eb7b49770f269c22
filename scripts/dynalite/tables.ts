import type { JsonObject } from '../../src/sim/kernel/json'

export interface Key {
  readonly name: string
  readonly type: 'S' | 'N' | 'B'
}

export interface IndexShape {
  readonly name: string
  readonly local: boolean
  readonly keys: readonly Key[]
  readonly projection: JsonObject
}

export interface TableShape {
  readonly name: string
  readonly keys: readonly Key[]
  readonly indexes: readonly IndexShape[]
}

const ALL = { ProjectionType: 'ALL' }
const KEYS_ONLY = { ProjectionType: 'KEYS_ONLY' }
const SOME = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', 'm'] }
const S = (name: string) => ({ name, type: 'S' }) as const
const N = (name: string) => ({ name, type: 'N' }) as const
const B = (name: string) => ({ name, type: 'B' }) as const

/** What the random requests are made against: each kind of key, and each kind of index and projection. */
export const TABLES: readonly TableShape[] = [
  { name: 'plain', keys: [S('pk')], indexes: [] },
  {
    name: 'ranged',
    keys: [S('pk'), N('sk')],
    indexes: [
      { name: 'localText', local: true, keys: [S('pk'), S('t')], projection: SOME },
      { name: 'localAll', local: true, keys: [S('pk'), N('n')], projection: ALL },
      { name: 'byText', local: false, keys: [S('t')], projection: ALL },
      { name: 'byTextNumber', local: false, keys: [S('t'), N('n')], projection: KEYS_ONLY },
    ],
  },
  {
    name: 'numbered',
    keys: [N('pk'), S('sk')],
    indexes: [{ name: 'byNumber', local: false, keys: [N('n'), S('sk')], projection: SOME }],
  },
  { name: 'binary', keys: [B('pk'), B('sk')], indexes: [{ name: 'byBytes', local: false, keys: [B('b')], projection: ALL }] },
]

export function createTable({ name, keys, indexes }: TableShape): JsonObject {
  const attributes = new Map([...keys, ...indexes.flatMap((index) => index.keys)].map((key) => [key.name, key.type]))
  const described = (local: boolean) =>
    indexes.filter((index) => index.local === local).map((index) => ({
      IndexName: index.name,
      KeySchema: schema(index.keys),
      Projection: index.projection,
    }))
  const locals = described(true)
  const globals = described(false)
  return {
    TableName: name,
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: schema(keys),
    BillingMode: 'PAY_PER_REQUEST',
    ...(locals.length > 0 ? { LocalSecondaryIndexes: locals } : {}),
    ...(globals.length > 0 ? { GlobalSecondaryIndexes: globals } : {}),
  }
}

function schema(keys: readonly Key[]): JsonObject[] {
  return keys.map(({ name }, i) => ({ AttributeName: name, KeyType: i === 0 ? 'HASH' : 'RANGE' }))
}
