/** A function to begin with, its test events, and what it works on. */
export interface LambdaExample {
  readonly functionName: string
  readonly code: string
  readonly events: readonly { readonly name: string; readonly event: string }[]
  readonly tables: readonly { readonly name: string; readonly partitionKey: string }[]
}

const code = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

// Outside the handler: runs once in each environment, during INIT.
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
let served = 0

export const handler = async (event) => {
  // A poller hands over a batch of records of a queue or a stream, a caller the event itself.
  const orders = event.Records ? event.Records.map(read) : [event]
  for (const order of orders) {
    if (!(order.quantity > 0)) throw new RangeError('quantity has to be above 0')
    await documents.send(new PutCommand({ TableName: 'orders', Item: order }))
  }
  served += orders.length
  console.log('served in this environment:', served)
  return { stored: orders.length, served }
}

function read({ body, kinesis, dynamodb }) {
  if (kinesis) return JSON.parse(Buffer.from(kinesis.data, 'base64').toString())
  return JSON.parse(dynamodb ? dynamodb.NewImage.event.S : body)
}
`

const inside = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

export const handler = async (event) => {
  // Made anew by every invocation: work that each of them pays for.
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  await documents.send(new PutCommand({ TableName: 'orders', Item: event }))
  return { stored: 1 }
}
`

const outside = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

// Made once in each environment, during INIT.
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (event) => {
  await documents.send(new PutCommand({ TableName: 'orders', Item: event }))
  return { stored: 1 }
}
`

/** Module scope that takes seconds, and what of it is the same in each environment that is restored from one snapshot. */
export const slowInit = `import { randomUUID } from 'node:crypto'
import { registerAfterRestore } from 'snapshot_restore'

// Stands for what takes seconds at module scope: libraries, a model, a framework's start.
await new Promise((loaded) => setTimeout(loaded, 3000))

// Made once, in INIT: with SnapStart the same in every environment.
const madeInInit = randomUUID()
// Made again in each environment, after it was restored.
let madeAfterRestore = randomUUID()
registerAfterRestore(() => { madeAfterRestore = randomUUID() })

export const handler = async () => ({ madeInInit, madeAfterRestore, dice: Math.random() })
`

/** The same work with the client made in the handler, and outside of it. */
export const clientPlacement = { inside, outside }

const json = (value: unknown) => JSON.stringify(value, null, 2)

export const lambdaExample: LambdaExample = {
  functionName: 'store-order',
  code,
  events: [
    { name: 'An order', event: json({ id: 'order-1', product: 'kettle', quantity: 2 }) },
    { name: 'An order of nothing', event: json({ id: 'order-2', product: 'kettle', quantity: 0 }) },
  ],
  tables: [{ name: 'orders', partitionKey: 'id' }],
}
