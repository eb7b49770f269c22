import type { Question } from '../question'

const TABLE = {
  call: 'dynamodb:CreateTable',
  input: {
    TableName: 'orders', BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }, { AttributeName: 'day', KeyType: 'RANGE' }],
    AttributeDefinitions: [{ AttributeName: 'customer', AttributeType: 'S' }, { AttributeName: 'day', AttributeType: 'S' }],
  },
}
const put = (customer: string, day: string, status: string) => ({ call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { customer: { S: customer }, day: { S: day }, status: { S: status }, note: { S: 'x'.repeat(4000) } } } })
/** Takes two kettles, after a look at whether they are there. */
const taking = (write: string, consistent = false) => `import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
const table = new DynamoDBClient()
const key = { id: { S: 'kettle' } }
export const handler = async () => {
  const { Item } = await table.send(new GetItemCommand({ TableName: 'stock', Key: key, ConsistentRead: ${String(consistent)} }))
  const stock = Number(Item.stock.N)
  if (stock < 2) return
  await new Promise((done) => setTimeout(done, 500))
  await table.send(${write})
  console.log('sold 2')
}`
const SET = `new UpdateItemCommand({ TableName: 'stock', Key: key, UpdateExpression: 'SET stock = :new', ExpressionAttributeValues: { ':new': { N: String(stock - 2) } } })`

export const questions = [
  {
    id: 'dynamodb-filter-does-not-save-reads',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'A table has the partition key `customer` and the sort key `day`. A customer has 100 orders of 4 KB each, two of them with the status `open`. The application queries the customer with a FilterExpression on `status` and wonders about the read capacity it uses, eventually consistent.\n\nHow many read capacity units does the query consume?',
    choices: [
      { id: 'one', text: 'About 1, for the two orders that are returned', why: 'What is read is billed, not what is returned.' },
      { id: 'fifty', text: 'About 50, for all orders of the customer', why: 'The filter is applied after reading. 100 × 4 KB at half a unit each. An index with `status` in its key would read less.' },
      { id: 'table', text: 'As many as a Scan of the whole table does', why: 'A Query reads one partition key only, here that of the customer.' },
      { id: 'hundred', text: 'About 100, one unit for each of the orders', why: 'That would be strongly consistent. An eventually consistent read of 4 KB is half a unit.' },
    ],
    key: ['fifty'],
    facts: ['dynamodb.capacity.read.size', 'dynamodb.capacity.read.eventual'],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html',
    checked: '2026-11-23', tasks: { c02: '1.3', c03: '1.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        TABLE,
        { runFor: 60_000 },
        ...Array.from({ length: 100 }, (_, index) => put('ada', `2026-${String(index).padStart(3, '0')}`, index < 2 ? 'open' : 'sent')),
        ...Array.from({ length: 50 }, (_, index) => put('bob', `2026-${String(index).padStart(3, '0')}`, 'sent')),
        {
          call: 'dynamodb:Query',
          input: {
            TableName: 'orders', KeyConditionExpression: 'customer = :c', FilterExpression: '#s = :open', ExpressionAttributeNames: { '#s': 'status' },
            ExpressionAttributeValues: { ':c': { S: 'ada' }, ':open': { S: 'open' } }, ReturnConsumedCapacity: 'TOTAL',
          },
          as: 'answer',
        },
      ],
      claims: {
        one: [{ of: 'answer.ConsumedCapacity.CapacityUnits', between: [0, 2] }],
        fifty: [{ of: 'answer.Count', equals: 2 }, { of: 'answer.ConsumedCapacity.CapacityUnits', between: [48, 52], says: 'the query consumes some 50 units' }],
        table: [{ of: 'answer.ScannedCount', equals: 150 }],
        hundred: [{ of: 'answer.ConsumedCapacity.CapacityUnits', between: [95, 105] }],
      },
    },
  },
  {
    id: 'dynamodb-stock-below-zero',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'Several functions take from the stock of an article at the same time. Each reads the item, checks that enough is there, and writes the new number with UpdateItem `SET stock = :new`. Sometimes more is sold than there was.\n\nWhich single change prevents this?',
    choices: [
      { id: 'consistent', text: 'Read the item with `ConsistentRead` before the check.', why: 'The number is right when it is read. Between reading and writing another function may still take from it.' },
      { id: 'add', text: 'Write with `ADD stock :minus` instead of `SET`.', why: 'No change gets lost so. But the number may become negative: nothing checks it when it is written.' },
      { id: 'batch', text: 'Write by BatchWriteItem, so that it happens at once.', why: 'A batch is no transaction and takes no conditions. It puts and deletes whole items.' },
      { id: 'condition', text: 'Subtract on the condition that `stock >= :taken`.', why: 'Check and change are one step in DynamoDB. Whoever comes too late gets `ConditionalCheckFailedException`.' },
    ],
    key: ['condition'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html',
    checked: '2026-11-23', tasks: { c02: '1.3', c03: '1.3' }, difficulty: 2, badge: 'documented', corrects: ['G125'],
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'stock', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'stock', Item: { id: { S: 'kettle' }, stock: { N: '3' } } } },
        { function: 'take', code: { $ref: 'with.code' } },
        { many: 2, do: { call: 'lambda:Invoke', input: { FunctionName: 'take' }, as: 'answers' } },
        { call: 'dynamodb:GetItem', input: { TableName: 'stock', Key: { id: { S: 'kettle' } } }, as: 'kettles' },
      ],
      changes: {
        consistent: { with: { code: taking(SET, true) } },
        add: { with: { code: taking(`new UpdateItemCommand({ TableName: 'stock', Key: key, UpdateExpression: 'ADD stock :minus', ExpressionAttributeValues: { ':minus': { N: '-2' } } })`) } },
        batch: { with: { code: taking(`new BatchWriteItemCommand({ RequestItems: { stock: [{ PutRequest: { Item: { ...key, stock: { N: String(stock - 2) } } } }] } })`) } },
        condition: { with: { code: taking(`new UpdateItemCommand({ TableName: 'stock', Key: key, UpdateExpression: 'SET stock = stock - :taken', ConditionExpression: 'stock >= :taken', ExpressionAttributeValues: { ':taken': { N: '2' } } })`) } },
      },
      goal: [
        { events: { type: 'LogLine', containing: { text: 'sold 2' } }, count: 1, says: 'of three kettles two are sold once' },
        { of: 'kettles.Item.stock.N', equals: '1', says: 'and one is left' },
      ],
    },
  },
  {
    id: 'dynamodb-hot-reads-of-new-data',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'A function writes an item and reads it by its key at once. It must see what it has just written. A colleague proposes a global secondary index (GSI) with the same key for this.\n\nWhich read is certain to see the write?',
    choices: [
      { id: 'default', text: 'GetItem with its default settings', why: 'Reads are eventually consistent by default: they may show the state of a moment ago.' },
      { id: 'index', text: 'Query of the GSI with `ConsistentRead`', why: 'A GSI is kept up to date a moment later. It does not take strongly consistent reads: the query is refused.' },
      { id: 'strong', text: 'GetItem with `ConsistentRead`', why: 'A strongly consistent read shows all writes that were answered before. It costs a whole unit for 4 KB, not half.' },
      { id: 'scan', text: 'Scan of the GSI, which reads all', why: 'Reading more does not make it fresher. It is slower and dearer besides.' },
    ],
    key: ['strong'],
    facts: ['dynamodb.capacity.read.eventual', 'dynamodb.capacity.read.size'],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html',
    checked: '2026-11-23', tasks: { c02: '1.3', c03: '1.3' }, difficulty: 1, badge: 'documented',
  },
] satisfies readonly Question[]
