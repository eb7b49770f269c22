import { expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { RandomStream, seededStream } from '../../../kernel/randomStream'
import { Account, item } from '../account.testing'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`dynamodb stream: seed ${seed}`)

const TableName = 'rows'
const RUNS = 20
const WRITES = 300

test('DB101 who plays a stream from its beginning has the table, and each old image is what was there', () => {
  for (let run = 0; run < RUNS; run++) {
    const chance = new RandomStream(seededStream(seed + run, 'stream'))
    const below = (count: number) => Math.floor(chance.draw() * count)
    const account = new Account().createTable(TableName, {
      sort: 'N',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    })
    const key = () => item({ pk: `p${below(3)}`, sk: below(4) })
    const Put = () => ({ TableName, Item: { ...key(), ...item({ n: below(3) }) } })
    const writes: readonly (() => unknown)[] = [
      () => account.call('PutItem', Put()),
      () => account.call('DeleteItem', { TableName, Key: key() }),
      () => account.result('UpdateItem', { TableName, Key: key(), UpdateExpression: 'ADD n :n', ConditionExpression: 'n < :m', ExpressionAttributeValues: item({ ':n': below(2), ':m': below(4) }) }),
      () => account.result('TransactWriteItems', { TransactItems: [{ Put: Put() }, { Delete: { TableName, Key: key() } }] }),
      () => account.result('BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item: Put().Item } }, { DeleteRequest: { Key: key() } }] } }),
    ]
    for (let i = 0; i < WRITES; i++) writes[below(writes.length)]?.()

    const table = new Map<string, JsonObject>()
    for (const { eventName, dynamodb } of allRecords(account, 1 + below(50))) {
      const { Keys, OldImage, NewImage } = dynamodb
      const text = JSON.stringify(Keys)
      expect(OldImage, `seed ${seed}, run ${run}`).toEqual(table.get(text))
      expect(eventName).toBe(OldImage ? (NewImage ? 'MODIFY' : 'REMOVE') : 'INSERT')
      if (NewImage) table.set(text, NewImage)
      else table.delete(text)
    }
    const items: JsonObject[] = account.call('Scan', { TableName }).Items
    expect(inOrder([...table.values()]), `seed ${seed}, run ${run}`).toEqual(inOrder(items))
  }
})

/** Read in pages of that size, until one is empty. */
function allRecords(account: Account, Limit: number): any[] {
  const streams = (action: string, input: JsonObject) => account.call(action, input, 'dynamodbstreams')
  const { StreamArn } = streams('ListStreams', { TableName }).Streams[0]
  const { ShardId } = streams('DescribeStream', { StreamArn }).StreamDescription.Shards[0]
  let { ShardIterator } = streams('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' })
  const all: any[] = []
  for (;;) {
    const { Records, NextShardIterator } = streams('GetRecords', { ShardIterator, Limit })
    if (Records.length === 0) return all
    all.push(...Records)
    ShardIterator = NextShardIterator
  }
}

function inOrder(items: readonly JsonObject[]): string[] {
  return items.map((each) => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
}
