import type { Question } from '../question'

const table = { call: 'dynamodb:CreateTable', input: { TableName: 'orders', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } } as const
const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const

/** Two kettles, where so many are left. */
const taken = { Key: { id: { S: 'kettle' } }, UpdateExpression: 'SET #left = #left - :n', ConditionExpression: '#left >= :n', ExpressionAttributeNames: { '#left': 'left' }, ExpressionAttributeValues: { ':n': { N: '2' } } }

export const questions = [
  {
    id: 'dynamodb-write-once',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'An order may arrive twice, as its message is delivered at least once. The item of the first arrival must not be overwritten by the second, and the code must not read before it writes.\n\nWhich call does that?',
    choices: [
      { id: 'plain', text: '`PutItem` with the ID of the order as the key.', why: 'An item of the same key is replaced without a word.' },
      { id: 'update', text: '`UpdateItem` with the ID of the order as the key, setting all attributes.', why: 'It changes the item that is there: the attributes of the first arrival are lost.' },
      { id: 'condition', text: '`PutItem` with the condition `attribute_not_exists(id)`.', why: 'The condition is checked in the same step as the write. The second time it fails with `ConditionalCheckFailedException`, which says that the work is done.' },
      { id: 'return', text: '`PutItem` with `ReturnValues` set to `ALL_OLD`.', why: 'It tells what was overwritten, when it is overwritten.' },
    ],
    key: ['condition'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        table,
        { untilQuiet: true },
        { call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { id: { S: 'o-1' }, arrival: { S: 'first' } } } },
        { option: true },
        { call: 'dynamodb:GetItem', input: { TableName: 'orders', Key: { id: { S: 'o-1' } }, ConsistentRead: true }, as: 'kept' },
      ],
      changes: {
        plain: { steps: [again({})] },
        update: { steps: [{ call: 'dynamodb:UpdateItem', input: { TableName: 'orders', Key: { id: { S: 'o-1' } }, UpdateExpression: 'SET arrival = :a', ExpressionAttributeValues: { ':a': { S: 'second' } } } }] },
        condition: { steps: [again({ ConditionExpression: 'attribute_not_exists(id)' })] },
        return: { steps: [again({ ReturnValues: 'ALL_OLD' })] },
      },
      goal: [{ of: 'kept.Item.arrival.S', equals: 'first', says: 'the item of the first arrival is still there' }],
    },
  },
  {
    id: 'dynamodb-all-or-nothing',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'A function has to store an order and take its items from stock, in two tables. If the stock is too small, neither may be written.\n\nWhich call does that?',
    choices: [
      { id: 'batch', text: '`BatchWriteItem` with both writes.', why: 'A batch is many single writes in one request: it has no conditions, and one may succeed without the other.' },
      { id: 'transact', text: '`TransactWriteItems` with both writes and a condition on the stock.', why: 'All writes of a transaction are done, or none is. It costs twice the write units.' },
      { id: 'conditional', text: '`PutItem` for the order, then `UpdateItem` with a condition on the stock.', why: 'If the second call fails, the order has been stored.' },
      { id: 'stream', text: '`PutItem` for the order, and a function on the stream of its table for the stock.', why: 'The stock follows later. When it is too small, the order is already there.' },
    ],
    key: ['transact'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        table,
        { call: 'dynamodb:CreateTable', input: { ...table.input, TableName: 'stock' } },
        { untilQuiet: true },
        { call: 'dynamodb:PutItem', input: { TableName: 'stock', Item: { id: { S: 'kettle' }, left: { N: '1' } } } },
        { option: true },
        { call: 'dynamodb:GetItem', input: { TableName: 'orders', Key: { id: { S: 'o-1' } } }, as: 'order' },
        { call: 'dynamodb:GetItem', input: { TableName: 'stock', Key: { id: { S: 'kettle' } } }, as: 'stock' },
      ],
      changes: {
        batch: { steps: [{ call: 'dynamodb:BatchWriteItem', input: { RequestItems: { orders: [{ PutRequest: { Item: { id: { S: 'o-1' } } } }], stock: [{ PutRequest: { Item: { id: { S: 'kettle' }, left: { N: '-1' } } } }] } } }] },
        transact: {
          steps: [{
            call: 'dynamodb:TransactWriteItems', mayFail: true,
            input: {
              TransactItems: [
                { Put: { TableName: 'orders', Item: { id: { S: 'o-1' } } } },
                { Update: { ...taken, TableName: 'stock' } },
              ],
            },
          }],
        },
        conditional: { steps: [{ call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { id: { S: 'o-1' } } } }, { call: 'dynamodb:UpdateItem', input: { ...taken, TableName: 'stock' }, mayFail: true }] },
        stream: { steps: [{ call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { id: { S: 'o-1' } } } }] },
      },
      goal: [{ of: 'order.Item', exists: false, says: 'the order is not stored' }, { of: 'stock.Item.left.N', equals: '1', says: 'and the stock is as it was' }],
    },
  },
] satisfies readonly Question[]

/** The order arrives again. */
function again(more: Readonly<Record<string, string>>) {
  return { call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { id: { S: 'o-1' }, arrival: { S: 'second' } }, ...more }, mayFail: true } as const
}
