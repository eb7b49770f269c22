import type { JsonObject } from '../json'
import type { Question } from '../question'

const ID = { AttributeName: 'id', AttributeType: 'S' }
const EMAIL = { AttributeName: 'email', AttributeType: 'S' }
const ALL = { ProjectionType: 'ALL' }
const INDEX = [{ IndexName: 'by-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }], Projection: ALL }]
const ANN = { ':email': { S: 'ann7@shop.example' } }
const search = (input: JsonObject): JsonObject => ({ TableName: 'customers', ReturnConsumedCapacity: 'TOTAL', ExpressionAttributeValues: ANN, ...input })

/** The beginning of worlds, in epoch seconds. */
const NOW = 1_735_689_600

const enter = (how: string, holds: string) => `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
const sessions = new DynamoDBClient()
export const handler = async () => {
  const { Item } = await sessions.send(new GetItemCommand({ TableName: 'sessions', Key: { id: { S: 'ann' } }${how} }))
  return Item && ${holds} ? 'come in' : 'sign in first'
}`

export const questions = [
  {
    id: 'dynamodb-customer-by-email',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'The table `customers` has the partition key `id` and no sort key, and holds many customers. A function gets an e-mail address, which is an attribute of each customer, and has to find the customer with little latency and few read units, however many customers there are.\n\nWhich request does that?',
    choices: [
      { id: 'scan', text: 'A Scan of the table with a `FilterExpression` on `email`', why: 'It reads the whole table and is billed for it. The filter only leaves out what has been read.' },
      { id: 'gsi', text: 'A Query of a global secondary index with the partition key `email`', why: 'The index is kept by the other attribute: the Query reads what has this address, and no more.' },
      { id: 'condition', text: 'A Query of the table with a `KeyConditionExpression` on `email`', why: 'A Query needs the partition key of what it reads. `email` is no key of the table, and the request is refused.' },
      { id: 'lsi', text: 'A Query of a local secondary index with the sort key `email`', why: 'Such an index has the table’s partition key: the `id` would have to be known. And a table without a sort key can have none.' },
    ],
    key: ['gsi'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html',
    checked: '2026-11-26',
    tasks: { c02: '1.3', c03: '1.3' },
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        {
          call: 'dynamodb:CreateTable', mayFail: true,
          input: { TableName: 'customers', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: { $ref: 'with.attributes' }, GlobalSecondaryIndexes: { $ref: 'with.global' }, LocalSecondaryIndexes: { $ref: 'with.local' } },
        },
        { runFor: 60_000 },
        { many: 40, do: { call: 'dynamodb:PutItem', input: { TableName: 'customers', Item: { id: { S: { $text: 'c-{{index}}' } }, email: { S: { $text: 'ann{{index}}@shop.example' } }, address: { S: 'x'.repeat(2000) } } }, mayFail: true } },
        { option: true },
      ],
      changes: {
        scan: { with: { attributes: [ID] }, steps: [{ call: 'dynamodb:Scan', input: search({ FilterExpression: 'email = :email' }), as: 'found', mayFail: true }] },
        gsi: { with: { attributes: [ID, EMAIL], global: INDEX }, steps: [{ call: 'dynamodb:Query', input: search({ IndexName: 'by-email', KeyConditionExpression: 'email = :email' }), as: 'found', mayFail: true }] },
        condition: { with: { attributes: [ID] }, steps: [{ call: 'dynamodb:Query', input: search({ KeyConditionExpression: 'email = :email' }), as: 'found', mayFail: true }] },
        lsi: {
          with: { attributes: [ID, EMAIL], local: [{ IndexName: 'by-email', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'email', KeyType: 'RANGE' }], Projection: ALL }] },
          steps: [{ call: 'dynamodb:Query', input: search({ IndexName: 'by-email', KeyConditionExpression: 'email = :email' }), as: 'found', mayFail: true }],
        },
      },
      goal: [
        { of: 'found.Items.0.id.S', equals: 'c-7', says: 'the customer is found' },
        { of: 'found.ConsumedCapacity.CapacityUnits', between: [0, 1], says: 'for one read unit at most' },
      ],
    },
  },
  {
    id: 'dynamodb-session-that-has-expired',
    service: 'dynamodb',
    kind: 'choice',
    prompt:
      'Sessions are items with the attribute `expires`, a time in epoch seconds, and TTL is on for this attribute. Ten minutes after a session has expired, a function reads it by GetItem and lets the user in.\n\nWhat should be changed?',
    choices: [
      { id: 'check', text: 'The function compares `expires` with the time and takes an expired session for none.', why: 'TTL deletes in the background, within a few days of the time. Until then the item is read like any other, and whoever reads has to look.' },
      { id: 'consistent', text: 'The function reads with `ConsistentRead`, so that it does not see what has been deleted.', why: 'The item has not been deleted yet. A consistent read returns it as well.' },
      { id: 'milliseconds', text: 'The attribute holds the time in milliseconds, as JavaScript has it.', why: 'TTL takes seconds. Milliseconds would be a time in some 50,000 years, and nothing would be deleted at all.' },
      { id: 'again', text: 'TTL is turned off and on again each minute, so that it looks anew.', why: 'It cannot be changed so often, and the deletions come in the background all the same.' },
    ],
    key: ['check'],
    facts: [],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html',
    checked: '2026-11-23',
    tasks: { c02: '1.3', c03: '1.3' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'sessions', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [ID] } },
        { runFor: 60_000 },
        { call: 'dynamodb:UpdateTimeToLive', input: { TableName: 'sessions', TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } } },
        { call: 'dynamodb:PutItem', input: { TableName: 'sessions', Item: { id: { S: 'ann' }, expires: { N: { $ref: 'with.expires' } } } } },
        { function: 'enter', code: { $ref: 'with.code' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'enter' }, as: 'before' },
        { runFor: 900_000 },
        { option: true },
        { call: 'lambda:Invoke', input: { FunctionName: 'enter' }, as: 'after' },
      ],
      changes: {
        check: { with: { expires: String(NOW + 360), code: enter('', 'Number(Item.expires.N) * 1000 > Date.now()') } },
        consistent: { with: { expires: String(NOW + 360), code: enter(', ConsistentRead: true', 'true') } },
        milliseconds: { with: { expires: String((NOW + 360) * 1000), code: enter('', 'true') } },
        again: {
          with: { expires: String(NOW + 360), code: enter('', 'true') },
          steps: [false, true].map((Enabled) => ({ call: 'dynamodb:UpdateTimeToLive', input: { TableName: 'sessions', TimeToLiveSpecification: { Enabled, AttributeName: 'expires' } }, mayFail: true as const })),
        },
      },
      goal: [
        { of: 'before.Payload', equals: '"come in"', says: 'while the session holds, the user is let in' },
        { of: 'after.Payload', equals: '"sign in first"', says: 'ten minutes after its end not any more' },
      ],
    },
  },
] satisfies readonly Question[]
