import type { Question } from '../question'

const listing = `import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'

const table = new DynamoDBClient()

export const handler = async () => {
  const { Items } = await table.send(new ScanCommand({ TableName: 'readings' }))
  console.log('found ' + Items.length)
}`
const paged = listing
  .replace('ScanCommand }', 'paginateScan }')
  .replace("  const { Items } = await table.send(new ScanCommand({ TableName: 'readings' }))\n", "  const Items = []\n  for await (const page of paginateScan({ client: table }, { TableName: 'readings' })) Items.push(...page.Items)\n")
const LARGE = 'x'.repeat(300_000)

const SENDING = `import { SNSClient, PublishCommand } from '@aws-sdk/client-sns'
const topics = new SNSClient()
export const handler = async () => {
  await topics.send(new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'hello' }))
  return 'sent'
}`

export const questions = [
  {
    id: 'lambda-sdk-scan-of-one-page',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A table `readings` has 10 items of about 300 KB each. The function shown prints `found 4`.\n\nWhich change makes it find all ten?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: listing }],
    choices: [
      { id: 'limit', text: 'Set the `Limit` of the Scan to 10 items.', why: '`Limit` only makes a page smaller. It ends after 1 MB at the latest.' },
      { id: 'consistent', text: 'Set the `ConsistentRead` of the Scan.', why: 'Nothing is missing for being new. The answer is the first page of several.' },
      { id: 'memory', text: 'Give the function 1,024 MB of memory.', why: 'The items would fit in. DynamoDB has not sent them.' },
      { id: 'pages', text: 'Use the paginator `paginateScan`.', why: 'A Scan answers 1 MB at most and a `LastEvaluatedKey`. The paginator asks on until there is none.' },
    ],
    key: ['pages'],
    facts: ['dynamodb.page.size.limit'],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html',
    checked: '2026-11-23', tasks: { c02: '1.3', c03: '1.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'readings', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        { many: 10, do: { call: 'dynamodb:PutItem', input: { TableName: 'readings', Item: { id: { S: { $text: '{{index}}' } }, data: { S: LARGE } } } } },
        { function: 'list', code: { $ref: 'with.code' }, settings: { MemorySize: { $ref: 'with.memory' }, Timeout: 30 } },
        { call: 'lambda:Invoke', input: { FunctionName: 'list' } },
        { runFor: 1000 },
      ],
      changes: {
        limit: { with: { code: listing.replace("'readings' }", "'readings', Limit: 10 }"), memory: 512 } },
        consistent: { with: { code: listing.replace("'readings' }", "'readings', ConsistentRead: true }"), memory: 512 } },
        memory: { with: { code: listing, memory: 1024 } },
        pages: { with: { code: paged, memory: 512 } },
      },
      goal: [{ events: { type: 'LogLine', containing: { text: 'found 10' } }, says: 'it finds all ten' }],
    },
  },
  {
    id: 'lambda-sdk-retries-throttling',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function publishes to an SNS topic with the AWS SDK for JavaScript v3 in its default settings. Once, SNS answers the first two requests with a throttling error and the third with success.\n\nWhat does the handler notice?',
    choices: [
      { id: 'error', text: 'An exception for the first request: the code has to try again.', why: 'Only when all attempts are used up does the SDK throw.' },
      { id: 'nothing', text: 'Nothing but a longer wait: the SDK tries three times, with pauses.', why: 'By default it makes up to three attempts where an error is worth it, with growing, random pauses. `maxAttempts` changes that.' },
      { id: 'endless', text: 'Nothing but a longer wait: the SDK tries until the function times out.', why: 'It gives up after three attempts. Endless retries would cost the whole timeout.' },
      { id: 'lambda', text: 'Nothing: Lambda invokes the function once more, by its own retries.', why: 'Lambda retries asynchronous events whose function failed. Here the function goes on.' },
    ],
    key: ['nothing'],
    facts: [],
    source: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sns:CreateTopic', input: { Name: 'news' } },
        { function: 'tell', code: SENDING, settings: { Timeout: 30 } },
        { call: 'coldstart:PutFault', input: { Name: 'busy', Service: 'sns', Action: 'Publish', Calls: 2, Fault: { Kind: 'throttle' } } },
        { call: 'lambda:Invoke', input: { FunctionName: 'tell' }, as: 'answer' },
      ],
      claims: {
        error: [{ of: 'answer.FunctionError', exists: true }],
        nothing: [{ of: 'answer.Payload', equals: '"sent"', says: 'the handler succeeds' }, { events: { type: 'FaultInjected' }, count: 2, says: 'after two throttled requests' }, { events: { type: 'InvokeStarted' }, count: 1 }],
        endless: [{ events: { type: 'FaultInjected' }, count: [3, 1000] }],
        lambda: [{ events: { type: 'InvokeStarted' }, count: 2 }],
      },
    },
  },
] satisfies readonly Question[]
