import { createSimulation } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import { createGuestHost } from '../../../src/sim/handlers/handlers'
import { dynamodb } from '../../../src/sim/services/dynamodb/dynamodb'
import { lambda } from '../../../src/sim/services/lambda/lambda'

const TABLE = 'inventory'
const FUNCTION = 'take'

/** The handler as data: it takes one off the stock of the item named in its event, and returns what is left. */
const script = [
  { compute: 1 },
  {
    call: {
      service: 'dynamodb',
      action: 'UpdateItem',
      input: {
        TableName: TABLE,
        Key: { id: { S: { $: 'event.id' } } },
        UpdateExpression: 'SET stock = stock - :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues: 'UPDATED_NEW',
      },
      as: 'answer',
    },
  },
  { return: { $: 'answer.Attributes' } },
]

/** A world with an empty table and a function that writes into it. */
export async function stockWorld(): Promise<Simulation> {
  const guests = createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no sandbox')) })
  const simulation = createSimulation({ services: [dynamodb, lambda], guests })
  await simulation.call('dynamodb', 'CreateTable', {
    TableName: TABLE,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  await simulation.call('lambda', 'CreateFunction', {
    FunctionName: FUNCTION,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::123456789012:role/writer',
    Code: { Script: script },
  })
  await simulation.runUntilQuiet()
  return simulation
}

/** Puts an item of that number into the table. */
export function putItem(simulation: Simulation, number: number): Promise<unknown> {
  const item = { ...keyOf(number), title: { S: 'a thing on a shelf' }, stock: { N: '1000000' } }
  return simulation.call('dynamodb', 'PutItem', { TableName: TABLE, Item: item })
}

/** One write the whole way: Invoke, the handler's UpdateItem, its answer, the function's answer. */
export function takeOne(simulation: Simulation, number: number): Promise<unknown> {
  return simulation.call('lambda', 'Invoke', { FunctionName: FUNCTION, Payload: JSON.stringify({ id: idOf(number) }) })
}

/** The item as it was right after event `seq`. */
export function itemAt(simulation: Simulation, seq: number, number: number): unknown {
  return simulation.peek(seq, 'dynamodb', 'GetItem', { TableName: TABLE, Key: keyOf(number) })
}

function keyOf(number: number) {
  return { id: { S: idOf(number) } }
}

function idOf(number: number): string {
  return `item-${number}`
}
