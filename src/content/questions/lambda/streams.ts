import type { Question } from '../question'

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks'
const data = (value: unknown) => btoa(JSON.stringify(value))
const record = (value: unknown, key = 'a') => ({ Data: data(value), PartitionKey: key })

const failing = `export const handler = async ({ Records }) => {
  for (const { kinesis } of Records) {
    const click = JSON.parse(Buffer.from(kinesis.data, 'base64').toString())
    if (click.page === null) throw new Error('a click without a page')
    console.log('counted ' + click.page)
  }
}`
const LOOK_UP = `export const handler = async ({ Records }) => {
  await new Promise((done) => setTimeout(done, 2000))
  for (const record of Records) console.log('looked up ' + record.eventID)
}`
const stream = (shards: number) => [
  { call: 'kinesis:CreateStream', input: { StreamName: 'clicks', ShardCount: shards } },
  { runFor: 60_000 },
]

export const questions = [
  {
    id: 'lambda-kinesis-poison-record-blocks',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function reads a Kinesis data stream with one shard by an event source mapping with default settings. One record makes it throw an error each time. The function is not changed.\n\nWhat happens to the records that come after it?',
    choices: [
      { id: 'go-on', text: 'They go on after three attempts. The bad batch is dropped.', why: 'Three attempts are for asynchronous events. A stream is retried without end by default.' },
      { id: 'dlq', text: 'They go on. The bad batch waits in the dead-letter queue of the function.', why: '`DeadLetterConfig` is for asynchronous events. For a stream the mapping needs an on-failure destination and a limit on retries.' },
      { id: 'parallel', text: 'They are processed in parallel while the bad batch is retried.', why: 'A shard keeps its order: with the default `ParallelizationFactor` of 1 it has one batch at work.' },
      { id: 'blocked', text: 'They wait until the bad record succeeds or expires from the stream.', why: '`MaximumRetryAttempts` and `MaximumRecordAgeInSeconds` are -1 by default. The shard is held up until the retention period is over.' },
    ],
    key: ['blocked'],
    facts: ['lambda.mapping.stream.batch', 'lambda.async.attempts'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html'],
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ...stream(1),
        { function: 'count', code: failing },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'count', EventSourceArn: STREAM, StartingPosition: 'LATEST' } },
        { runFor: 10_000 },
        { call: 'kinesis:PutRecord', input: { StreamName: 'clicks', ...record({ page: null }) } },
        { runFor: 5000 },
        { call: 'kinesis:PutRecord', input: { StreamName: 'clicks', ...record({ page: 'home' }) } },
        { runFor: 14_400_000 },
      ],
      claims: {
        'go-on': [{ events: { type: 'LogLine', containing: { text: 'counted home' } } }],
        dlq: [{ events: { type: 'LogLine', containing: { text: 'counted home' } } }, { events: { type: 'BatchDiscarded' } }],
        parallel: [{ events: { type: 'LogLine', containing: { text: 'counted home' } }, at: [0, 100_000] }],
        blocked: [
          { events: { type: 'LogLine', containing: { text: 'counted home' } }, count: 0, says: 'four hours later the next record has not been counted' },
          { events: { type: 'BatchEnded' }, count: [100, 1000], says: 'the same batch is tried again and again' },
        ],
      },
    },
  },
  {
    id: 'lambda-kinesis-isolate-bad-record',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'A function reads a Kinesis data stream in batches of 100, and throws an error when a record is malformed. All good records are to be counted, and of a malformed one a report is to reach an SQS queue. It is all right if a good record is counted twice. The code is not to be changed.\n\nWhich settings of the event source mapping are needed, apart from the on-failure destination? (Choose two.)',
    choices: [
      { id: 'bisect', text: '`BisectBatchOnFunctionError` true', why: 'A failed batch is halved, and its halves again, until the bad record is alone. Halving uses up no retries.' },
      { id: 'attempts', text: '`MaximumRetryAttempts` 2', why: 'Only what is given up reaches the destination. With the default of -1 the record alone is tried until it expires.' },
      { id: 'factor', text: '`ParallelizationFactor` 10', why: 'Up to ten batches of a shard are then at work, by partition key. A bad record still takes its batch with it.' },
      { id: 'report', text: '`FunctionResponseTypes` `ReportBatchItemFailures`', why: 'It would be more exact, but needs code that returns the sequence number. This code throws.' },
      { id: 'window', text: '`TumblingWindowInSeconds` 30', why: 'Tumbling windows carry a state from batch to batch, to sum up over time. They have nothing to do with bad records.' },
    ],
    key: ['bisect', 'attempts'],
    facts: ['lambda.mapping.stream.batch'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        ...stream(1),
        { call: 'sqs:CreateQueue', input: { QueueName: 'malformed' } },
        { function: 'count', code: failing },
        {
          call: 'lambda:CreateEventSourceMapping',
          input: {
            FunctionName: 'count', EventSourceArn: STREAM, StartingPosition: 'LATEST', MaximumBatchingWindowInSeconds: 2,
            BisectBatchOnFunctionError: { $ref: 'with.bisect' }, MaximumRetryAttempts: { $ref: 'with.attempts' },
            DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:malformed' } },
          },
        },
        { runFor: 10_000 },
        { call: 'kinesis:PutRecords', input: { StreamName: 'clicks', Records: ['a', 'b', null, 'd', 'e', 'f', 'g', 'h'].map((page) => record({ page })) } },
        { runFor: 3_600_000 },
      ],
      // Each option is left out; where it is needed the bad record is never reported alone.
      changes: {
        bisect: { with: { attempts: 2 } },
        attempts: { with: { bisect: true } },
        factor: { with: { bisect: true, attempts: 2 } },
        report: { with: { bisect: true, attempts: 2 } },
        window: { with: { bisect: true, attempts: 2 } },
      },
      goal: [{ events: { type: 'BatchDiscarded', detail: { records: 1 } }, count: 0, says: 'without this setting the bad record is never reported by itself' }],
    },
  },
  {
    id: 'lambda-kinesis-report-lowest',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An event source mapping of a Kinesis data stream has `ReportBatchItemFailures`. The function gets a batch of five records, numbered 1 to 5 in the order of the stream. Records 2 and 4 fail, and it returns the sequence numbers of both in `batchItemFailures`.\n\nWhich records does Lambda hand over at the next try?',
    choices: [
      { id: 'failed', text: '2 and 4', why: 'So it would be with a standard queue of SQS, where each message stands for itself. A stream has one position.' },
      { id: 'lowest', text: '2, 3, 4 and 5', why: 'Lambda takes the lowest sequence number that was reported as the checkpoint, and begins from there again.' },
      { id: 'highest', text: '4 and 5', why: 'Record 2 would be lost. It is the lowest reported number that counts, not the highest.' },
      { id: 'whole', text: '1, 2, 3, 4 and 5', why: 'Without the setting, or with an item that cannot be found, the whole batch comes again. Here what is before 2 is done.' },
    ],
    key: ['lowest'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ...stream(1),
        {
          function: 'count',
          code: `let first = true
export const handler = async ({ Records }) => {
  console.log('got ' + Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString()).join())
  const failed = first ? [Records[1], Records[3]] : []
  first = false
  return { batchItemFailures: failed.map(({ kinesis }) => ({ itemIdentifier: kinesis.sequenceNumber })) }
}`,
        },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'count', EventSourceArn: STREAM, StartingPosition: 'LATEST', MaximumBatchingWindowInSeconds: 2, FunctionResponseTypes: ['ReportBatchItemFailures'] } },
        { runFor: 10_000 },
        { call: 'kinesis:PutRecords', input: { StreamName: 'clicks', Records: [1, 2, 3, 4, 5].map((value) => record(value)) } },
        { runFor: 60_000 },
      ],
      claims: {
        failed: [{ events: { type: 'LogLine', containing: { text: 'got 2,4' } } }],
        lowest: [{ events: { type: 'LogLine', containing: { text: 'got 1,2,3,4,5' } }, count: 1 }, { events: { type: 'LogLine', containing: { text: 'got 2,3,4,5' } }, count: 1, says: 'the next batch begins with record 2' }],
        highest: [{ events: { type: 'LogLine', containing: { text: 'got 4,5' } } }],
        whole: [{ events: { type: 'LogLine', containing: { text: 'got 1,2,3,4,5' } }, count: 2 }],
      },
    },
  },
  {
    id: 'lambda-kinesis-falls-behind',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A Kinesis data stream has one shard, far below its limits. A function reads it in batches of 10 and needs two seconds for a batch, most of it waiting for another service. Ten records come in each second, with many partition keys. `IteratorAge` grows, and records with the same key have to stay in order.\n\nWhich change lets the function keep up?',
    choices: [
      { id: 'memory', text: 'Give the function eight times as much memory, and so CPU.', why: 'It waits for another service most of the time. More CPU does not make that faster.' },
      { id: 'reserve', text: 'Give the function a reserved concurrency of 10, for the shard.', why: 'Concurrency is not what is missing. The mapping has one batch of the shard at work, however many could run.' },
      { id: 'factor', text: 'Set the `ParallelizationFactor` of the mapping to 10.', why: 'Up to ten batches of the shard are then at work, and records with the same partition key stay in one line.' },
      { id: 'retention', text: 'Raise the retention period of the stream to seven days.', why: 'Records are kept for longer, so that fewer are lost. The function stays as slow as it was.' },
    ],
    key: ['factor'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ...stream(1),
        { function: 'look-up', code: LOOK_UP, settings: { MemorySize: { $ref: 'with.memory' } } },
        { option: true },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'look-up', EventSourceArn: STREAM, StartingPosition: 'LATEST', BatchSize: 10, ParallelizationFactor: { $ref: 'with.factor' } } },
        { runFor: 10_000 },
        { mark: 'load' },
        { many: 300, every: 100, do: { call: 'kinesis:PutRecord', input: { StreamName: 'clicks', Data: data('click'), PartitionKey: { $text: 'customer {{index}}' } }, wait: false } },
        { runFor: 15_000 },
      ],
      changes: {
        memory: { with: { memory: 1024 } },
        reserve: { steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'look-up', ReservedConcurrentExecutions: 10 } }] },
        factor: { with: { factor: 10 } },
        retention: { steps: [{ call: 'kinesis:IncreaseStreamRetentionPeriod', input: { StreamName: 'clicks', RetentionPeriodHours: 168 } }] },
      },
      goal: [{ events: { type: 'LogLine', containing: { text: 'looked up' }, since: 'load' }, count: 300, says: 'soon after the last record all 300 are done' }],
    },
  },
  {
    id: 'lambda-dynamodb-stream-latest',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An event source mapping connects a DynamoDB stream, which has been enabled for a week, to a new function that rebuilds a search index. The first run has to take in everything that the stream still holds.\n\nWhat does the mapping need, and how far back does it reach?',
    choices: [
      { id: 'horizon', text: '`StartingPosition` `TRIM_HORIZON`, and the last 24 hours', why: 'It begins with the oldest record that is left. A DynamoDB stream keeps records for 24 hours, which cannot be changed.' },
      { id: 'week', text: '`StartingPosition` `TRIM_HORIZON`, and the whole last week', why: 'The position is right. But after 24 hours a DynamoDB stream drops its records.' },
      { id: 'latest', text: '`StartingPosition` `LATEST`, and the last 24 hours', why: '`LATEST` begins with what comes after the mapping was made: nothing that lies in the stream is read.' },
      { id: 'timestamp', text: '`StartingPosition` `AT_TIMESTAMP`, and the whole last week', why: 'A point in time may be given for Kinesis. For DynamoDB there are `TRIM_HORIZON` and `LATEST` only.' },
    ],
    key: ['horizon'],
    facts: ['dynamodb.stream.retention'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      world: { startTime: '2026-11-01T00:00:00Z' },
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'articles', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } }, as: 'table' },
        { runFor: 60_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'articles', Item: { id: { S: 'monday' } } } },
        { runFor: 518_400_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'articles', Item: { id: { S: 'yesterday' } } } },
        { runFor: 3_600_000 },
        ...['index', 'later', 'since'].map((name) => ({ function: name, code: `export const handler = async ({ Records }) => { for (const { dynamodb } of Records) console.log('${name} ' + dynamodb.Keys.id.S) }` })),
        ...[
          { FunctionName: 'index', StartingPosition: 'TRIM_HORIZON' },
          { FunctionName: 'later', StartingPosition: 'LATEST' },
          { FunctionName: 'since', StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: '2026-11-01T00:00:00Z' },
        ].map((position) => ({ call: 'lambda:CreateEventSourceMapping', input: { EventSourceArn: { $ref: 'table.TableDescription.LatestStreamArn' }, ...position }, as: position.FunctionName, mayFail: true as const })),
        { runFor: 60_000 },
      ],
      claims: {
        horizon: [
          { events: { type: 'LogLine', containing: { text: 'index yesterday' } }, count: 1, says: 'TRIM_HORIZON reads what is an hour old' },
          { events: { type: 'LogLine', containing: { text: 'index monday' } }, count: 0, says: 'what is six days old is gone' },
        ],
        week: [{ events: { type: 'LogLine', containing: { text: 'index monday' } } }],
        latest: [{ events: { type: 'LogLine', containing: { text: 'later yesterday' } } }],
        timestamp: [{ of: 'since.UUID', exists: true }],
      },
    },
  },
  {
    id: 'lambda-dynamodb-stream-ttl-archive',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A DynamoDB table removes sessions by TTL. A function reads the stream of the table and has to archive sessions that expired, but not those that users ended, which are deleted by DeleteItem.\n\nHow is the function invoked for expired sessions only?',
    choices: [
      { id: 'remove', text: 'By a filter for records whose `eventName` is `REMOVE`', why: 'Deletions by users are `REMOVE` as well.' },
      { id: 'identity', text: 'By a filter for `REMOVE` with the `userIdentity` of DynamoDB', why: 'What TTL deletes is marked: `userIdentity.principalId` is `dynamodb.amazonaws.com`.' },
      { id: 'expire', text: 'By a filter for records whose `eventName` is `EXPIRE`', why: 'There are `INSERT`, `MODIFY` and `REMOVE` only.' },
      { id: 'view', text: 'By the view type `OLD_IMAGE`, which has only expired items', why: 'The view type says which images a record holds. It selects no records.' },
    ],
    key: ['identity'],
    facts: ['dynamodb.ttl.lag'],
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html',
    checked: '2026-11-23', tasks: { c02: '1.3', c03: '1.3' }, difficulty: 3, badge: 'documented',
    proof: {
      world: { startTime: '2026-11-01T00:00:00Z' },
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'sessions', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], StreamSpecification: { StreamEnabled: true, StreamViewType: 'OLD_IMAGE' } }, as: 'table' },
        { runFor: 60_000 },
        { call: 'dynamodb:UpdateTimeToLive', input: { TableName: 'sessions', TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } } },
        { function: 'archive', code: 'export const handler = async ({ Records }) => { for (const { dynamodb } of Records) console.log(`archived ${dynamodb.Keys.id.S}`) }' },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'archive', EventSourceArn: { $ref: 'table.TableDescription.LatestStreamArn' }, StartingPosition: 'TRIM_HORIZON', FilterCriteria: { Filters: [{ Pattern: { $ref: 'with.pattern' } }] } } },
        { runFor: 10_000 },
        { call: 'dynamodb:PutItem', input: { TableName: 'sessions', Item: { id: { S: 'ended' } } } },
        { call: 'dynamodb:PutItem', input: { TableName: 'sessions', Item: { id: { S: 'expired' }, until: { N: '1793500000' } } } },
        { call: 'dynamodb:DeleteItem', input: { TableName: 'sessions', Key: { id: { S: 'ended' } } } },
        { runFor: 345_600_000 },
      ],
      changes: {
        remove: { with: { pattern: '{"eventName":["REMOVE"]}' } },
        identity: { with: { pattern: '{"eventName":["REMOVE"],"userIdentity":{"principalId":["dynamodb.amazonaws.com"]}}' } },
        expire: { with: { pattern: '{"eventName":["EXPIRE"]}' } },
        view: { with: { pattern: '{"dynamodb":{"StreamViewType":["OLD_IMAGE"]}}' } },
      },
      goal: [
        { events: { type: 'LogLine', containing: { text: 'archived expired' } }, count: 1, says: 'the expired session is archived' },
        { events: { type: 'LogLine', containing: { text: 'archived ended' } }, count: 0, says: 'the one that was ended is not' },
      ],
    },
  },
] satisfies readonly Question[]
