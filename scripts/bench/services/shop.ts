import type { JsonObject } from '../../../src/sim/kernel/json'

/** The table that both sides have: customers with ten orders each. */
export const TABLE: JsonObject = {
  TableName: 'orders',
  AttributeDefinitions: [
    { AttributeName: 'customer', AttributeType: 'S' },
    { AttributeName: 'number', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'customer', KeyType: 'HASH' },
    { AttributeName: 'number', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
}

const TableName = 'orders'
const ORDERS_A_CUSTOMER = 10
const BATCH = 25

export type Operation = 'GetItem' | 'PutItem' | 'Query'
export const OPERATIONS: readonly Operation[] = ['GetItem', 'PutItem', 'Query']

/** Requests about the orders there are, drawn one after the other; the same for every side that draws as many. */
export class Shop {
  readonly #size: number
  #noise = 88_172_645

  /** @param size  orders in the table */
  constructor(size: number) {
    this.#size = size
  }

  request(operation: Operation): JsonObject {
    const i = Math.floor(this.#uniform() * this.#size)
    switch (operation) {
      case 'GetItem':
        return { TableName, Key: keyOf(i) }
      case 'PutItem':
        return { TableName, Item: orderOf(i, String(Math.floor(this.#uniform() * 1_000_000))) }
      case 'Query':
        return {
          TableName,
          KeyConditionExpression: 'customer = :c',
          ExpressionAttributeValues: { ':c': keyOf(i).customer },
        }
    }
  }

  /** The batches that fill the table. */
  *batches(): Generator<JsonObject> {
    for (let first = 0; first < this.#size; first += BATCH) {
      const count = Math.min(BATCH, this.#size - first)
      const puts = Array.from({ length: count }, (_, i) => ({ PutRequest: { Item: orderOf(first + i, '0') } }))
      yield { RequestItems: { [TableName]: puts } }
    }
  }

  #uniform(): number {
    this.#noise ^= this.#noise << 13
    this.#noise ^= this.#noise >>> 17
    this.#noise ^= this.#noise << 5
    return (this.#noise >>> 0) / 4_294_967_296
  }
}

/** Joined: a template of thirteen characters or more is kept as its parts by V8 until somebody reads it, so that large tables alone would pay for that. No text from the wire is. */
function keyOf(i: number) {
  return { customer: { S: ['customer', Math.floor(i / ORDERS_A_CUSTOMER)].join('-') }, number: { N: String(i % ORDERS_A_CUSTOMER) } }
}

/** Written out: V8 gives each object that begins with a spread and goes on with new members a hidden class of its own, which no item from the wire has. */
function orderOf(i: number, cents: string): JsonObject {
  const { customer, number } = keyOf(i)
  return { customer, number, cents: { N: cents }, title: { S: 'a thing on a shelf' }, sent: { BOOL: false }, tags: { L: [{ S: 'new' }, { S: 'gift' }] } }
}
