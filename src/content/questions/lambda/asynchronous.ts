import type { Question } from '../question'

const CHARGE = `export const handler = async ({ id }) => {
  await new Promise((done) => setTimeout(done, 2000))
  console.log('charged ' + id)
}`
const REMEMBERING = `const charged = new Set()
export const handler = async ({ id }) => {
  if (charged.has(id)) return
  await new Promise((done) => setTimeout(done, 2000))
  console.log('charged ' + id)
  charged.add(id)
}`
const CONDITIONAL = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
const table = new DynamoDBClient()
export const handler = async ({ id }) => {
  try {
    await table.send(new PutItemCommand({ TableName: 'charged', Item: { id: { S: id } }, ConditionExpression: 'attribute_not_exists(id)' }))
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') return
    throw error
  }
  await new Promise((done) => setTimeout(done, 2000))
  console.log('charged ' + id)
}`

export const questions = [
  {
    id: 'lambda-async-error-waits',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function that makes thumbnails is invoked with the invocation type `Event`. It has the default settings and no dead-letter queue or destination. For one picture it throws an error each time.\n\nHow does Lambda treat this event?',
    choices: [
      { id: 'once', text: 'The function runs once, and the caller gets the error with the response.', why: 'The caller has had its 202 long before. An asynchronous event that fails is tried again by Lambda.' },
      { id: 'minutes', text: 'It runs again one minute after the first failure and two minutes after the second, then the event is dropped.', why: 'Errors of the function are retried twice, at fixed waits. With nowhere to send it, the event is gone.' },
      { id: 'backoff', text: 'It runs again after 1, 2 and 4 seconds, and so on for up to six hours.', why: 'That is what happens when the function is throttled or Lambda itself fails, not when the code throws.' },
      { id: 'until-expired', text: 'It runs once a minute until the picture is done or the event is six hours old.', why: 'Six hours is the maximum age of an event; two retries are over after three minutes.' },
    ],
    key: ['minutes'],
    facts: ['lambda.async.attempts', 'lambda.async.retry', 'lambda.async.age'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.2', c03: '1.2' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G016'],
    proof: {
      steps: [
        { function: 'thumbnail', script: [{ fail: { errorType: 'Error', errorMessage: 'no picture' } }] },
        { mark: 'sent' },
        { call: 'lambda:Invoke', input: { FunctionName: 'thumbnail', InvocationType: 'Event', Payload: '{}' }, as: 'answer' },
        { runFor: 25_200_000 },
      ],
      claims: {
        once: [{ events: { type: 'InvokeEnded', since: 'sent' }, count: 1 }, { of: 'answer.FunctionError', exists: true }],
        minutes: [
          { events: { type: 'InvokeEnded', detail: { status: 'failed' }, since: 'sent' }, count: 3, says: 'it runs three times' },
          { events: { type: 'InvokeEnded', since: 'sent' }, gaps: [60_000, 120_000], says: 'the second a minute after the first, the third two minutes later' },
        ],
        backoff: [{ events: { type: 'InvokeEnded', since: 'sent' }, count: [4, 10_000] }],
        'until-expired': [{ events: { type: 'InvokeEnded', since: 'sent' }, count: [300, 400] }],
      },
    },
  },
  {
    id: 'lambda-async-throttled-events',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function has a reserved concurrency of 2 and takes 30 seconds for an event. It has the default settings for asynchronous invocation. At 9:00 an application invokes it 20 times at once with the invocation type `Event`. The function itself never fails.\n\nWhat becomes of the 20 events?',
    choices: [
      { id: 'refused', text: 'Two are run. For the other 18 the application gets `TooManyRequestsException`.', why: 'That is the answer to synchronous requests. Asynchronous events are taken into the queue with 202, whatever the concurrency.' },
      { id: 'all', text: 'All are run. Those that are throttled stay in the queue and are tried again.', why: 'Throttled events go back to the queue of Lambda, for up to six hours, with pauses from one second to five minutes. This is no retry of the two.' },
      { id: 'two-retries', text: 'Those still throttled after two retries, three minutes later, are dropped.', why: 'The two retries are for errors of the function. A throttled event has not reached the function, and its six hours go on.' },
      { id: 'dlq', text: 'Two are run. The others go to the dead-letter queue or are lost at once.', why: 'That happens with a reserved concurrency of 0. Otherwise Lambda waits for a free environment.' },
    ],
    key: ['all'],
    facts: ['lambda.async.age', 'lambda.async.throttle.first', 'lambda.async.throttle.longest'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G016'],
    proof: {
      steps: [
        { function: 'mail', script: [{ wait: 30_000 }, { return: 'sent' }], settings: { Timeout: 60 } },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'mail', ReservedConcurrentExecutions: 2 } },
        { many: 20, do: { call: 'lambda:Invoke', input: { FunctionName: 'mail', InvocationType: 'Event' }, as: 'answers', mayFail: true } },
        { runFor: 3_600_000 },
      ],
      claims: {
        refused: [{ of: 'answers.*.StatusCode', equals: 202, count: 2 }],
        all: [
          { of: 'answers.*.StatusCode', equals: 202, count: 20, says: 'all events are taken' },
          { events: { type: 'Throttled' }, says: 'some are throttled' },
          { events: { type: 'InvokeEnded', detail: { status: 'succeeded' } }, count: 20, says: 'all are run in the end' },
        ],
        'two-retries': [{ events: { type: 'AsyncEventDiscarded' } }],
        dlq: [{ events: { type: 'InvokeEnded' }, count: 2 }, { events: { type: 'AsyncEventDiscarded' }, count: 18 }],
      },
    },
  },
  {
    id: 'lambda-async-quotes-grow-stale',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function gets requests for prices as asynchronous events and has a reserved concurrency of 1. An answer after more than five minutes is worthless. When the function is busy for long, requests that have waited for hours are still processed.\n\nWhich change keeps old requests from the function and reports them to the on-failure destination?',
    choices: [
      { id: 'retries', text: 'Set `MaximumRetryAttempts` to 0 in the settings for asynchronous invocation.', why: 'That is about errors of the function. Throttled events wait on, however few retries there are.' },
      { id: 'timeout', text: 'Set the timeout of the function to 300 seconds, and leave the rest as it is.', why: 'The timeout limits an invocation from its start. How long the event has waited before does not count.' },
      { id: 'reserve', text: 'Set the reserved concurrency to 0 when the function is busy, and back later.', why: 'With 0 every event is given up at once, those of this minute too.' },
      { id: 'age', text: 'Set `MaximumEventAgeInSeconds` to 300 in those settings.', why: 'What has been in the queue for longer is discarded, and the on-failure destination is told with the condition `EventAgeExceeded`.' },
    ],
    key: ['age'],
    facts: ['lambda.async.age'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'stale' }, as: 'stale' },
        { function: 'quote', code: 'export const handler = async ({ id, ms }) => { console.log(`quotes ${id}`); await new Promise((done) => setTimeout(done, ms)) }', settings: { Timeout: 900 } },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'quote', ReservedConcurrentExecutions: 1 } },
        { call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'quote', DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:stale' } } } },
        { option: true },
        { call: 'lambda:Invoke', input: { FunctionName: 'quote', InvocationType: 'Event', Payload: '{"id":"first","ms":400000}' } },
        { runFor: 10_000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'quote', InvocationType: 'Event', Payload: '{"id":"second","ms":10}' } },
        { runFor: 1_200_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'stale.QueueUrl' } }, as: 'reported' },
      ],
      changes: {
        retries: { steps: [{ call: 'lambda:UpdateFunctionEventInvokeConfig', input: { FunctionName: 'quote', MaximumRetryAttempts: 0 } }] },
        timeout: { steps: [{ call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'quote', Timeout: 300 } }, { runFor: 5000 }] },
        reserve: { steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'quote', ReservedConcurrentExecutions: 0 } }] },
        age: { steps: [{ call: 'lambda:UpdateFunctionEventInvokeConfig', input: { FunctionName: 'quote', MaximumEventAgeInSeconds: 300 } }] },
      },
      goal: [
        { events: { type: 'LogLine', containing: { text: 'quotes first' } }, says: 'a request of this minute is processed' },
        { events: { type: 'LogLine', containing: { text: 'quotes second' } }, count: 0, says: 'one that has waited for more than five minutes is not' },
        { of: 'reported.Messages.0.Body.requestContext.condition', equals: 'EventAgeExceeded', says: 'and is reported' },
      ],
    },
  },
  {
    id: 'lambda-async-error-and-event-kept',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'Events that an asynchronously invoked function cannot process have to reach an SQS queue. Support needs the original event together with the error type and the stack trace that the function returned, without looking into the logs.\n\nWhat is to be configured?',
    choices: [
      { id: 'failure', text: 'The queue as on-failure destination of the function', why: 'The record of a destination holds the event as `requestPayload` and what the function answered as `responsePayload`.' },
      { id: 'dlq', text: 'The queue as dead-letter queue of the function, in `DeadLetterConfig`', why: 'It gets the event as it was, with the request id, a status code and the first KB of the message as attributes. Error type and stack are not there.' },
      { id: 'redrive', text: 'A redrive policy that names the queue, on the queue that Lambda uses for events', why: 'The queue of asynchronous events is inside Lambda. Nobody can give it a redrive policy.' },
      { id: 'success', text: 'The queue as on-success destination of the function', why: 'It is told of invocations that end well. An error that is thrown, a timeout or a crash does not come to it.' },
    ],
    key: ['failure'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G017'],
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'failed' }, as: 'failed' },
        { function: 'ship', script: [{ fail: { errorType: 'AddressError', errorMessage: 'no such street' } }], settings: { DeadLetterConfig: { $ref: 'with.dlq' } } },
        { option: true },
        { call: 'lambda:Invoke', input: { FunctionName: 'ship', InvocationType: 'Event', Payload: '{"order":7}' } },
        { runFor: 600_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'failed.QueueUrl' }, MessageAttributeNames: ['All'] }, as: 'got' },
      ],
      changes: {
        dlq: { with: { dlq: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:failed' } } },
        failure: { steps: [{ call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'ship', DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:failed' } } } }] },
        redrive: { steps: [{ call: 'sqs:SetQueueAttributes', input: { QueueUrl: { $ref: 'failed.QueueUrl' }, Attributes: { RedriveAllowPolicy: '{"redrivePermission":"allowAll"}' } } }] },
        success: { steps: [{ call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'ship', DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sqs:us-east-1:123456789012:failed' } } } }] },
      },
      goal: [
        { of: 'got.Messages.0.Body.requestPayload.order', equals: 7, says: 'the message holds the event' },
        { of: 'got.Messages.0.Body.responsePayload.errorType', equals: 'AddressError', says: 'and the error with its type' },
        { of: 'got.Messages.0.Body.responsePayload.trace', exists: true, says: 'and its stack trace' },
      ],
    },
  },
  {
    id: 'lambda-async-destinations-allowed',
    service: 'lambda',
    kind: 'multiple',
    prompt: 'A team looks for a place where Lambda itself, without further code, puts the records of asynchronous invocations that failed.\n\nWhich may be set as the on-failure destination? (Choose two.)',
    choices: [
      { id: 'fifo', text: 'An SQS queue `failed.fifo`, so that the records stay in order', why: 'Destinations are standard queues and topics only. FIFO ones are not supported.' },
      { id: 'bucket', text: 'An S3 bucket for failed events', why: 'Since 2024 a bucket may take records of failures (not of successes).' },
      { id: 'table', text: 'A DynamoDB table whose partition key is the request id', why: 'Lambda writes to no table. A function as destination could do that.' },
      { id: 'stream', text: 'A Kinesis data stream that an analytics application reads', why: 'Streams are sources of events for Lambda. They are no destination of asynchronous invocations.' },
      { id: 'bus', text: 'An EventBridge event bus', why: 'The record comes to the bus with `lambda` as its source, and rules can spread it.' },
    ],
    key: ['bucket', 'bus'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G017'],
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'failed.fifo', Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' } } },
        { call: 's3:CreateBucket', input: { Bucket: 'failed-events' } },
        { call: 'kinesis:CreateStream', input: { StreamName: 'failed', ShardCount: 1 } },
        { call: 'dynamodb:CreateTable', input: { TableName: 'failed', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        { function: 'ship', script: [{ fail: { errorType: 'Error', errorMessage: 'no' } }] },
        { call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'ship', MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: { $ref: 'with.arn' } } } }, mayFail: true },
        { call: 'lambda:Invoke', input: { FunctionName: 'ship', InvocationType: 'Event' } },
        { runFor: 60_000 },
      ],
      changes: {
        fifo: { with: { arn: 'arn:aws:sqs:us-east-1:123456789012:failed.fifo' } },
        bucket: { with: { arn: 'arn:aws:s3:::failed-events' } },
        table: { with: { arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/failed' } },
        bus: { with: { arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' } },
        stream: { with: { arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/failed' } },
      },
      goal: [{ events: { type: 'DestinationDelivered' }, count: 1, says: 'the record arrives' }],
    },
  },
  {
    id: 'lambda-async-reserved-zero',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A bug makes an asynchronously invoked function write wrong invoices. To stop it an engineer sets its reserved concurrency to 0. The function has an on-failure destination, and events go on arriving.\n\nWhat happens to these events?',
    choices: [
      { id: 'destination', text: 'They go to the on-failure destination at once, without any try.', why: 'With a reserved concurrency of 0 Lambda does not wait: the condition in the record is `ZeroReservedConcurrency`.' },
      { id: 'wait', text: 'They wait in the queue of Lambda until the concurrency is raised, for six hours at most.', why: 'Throttled events wait so, but only where the function could run at all. With 0 they are given up immediately.' },
      { id: 'refused', text: 'They are refused: the callers get `TooManyRequestsException` for the type `Event`.', why: 'Callers of the type `Event` still get 202. Only synchronous callers get 429.' },
      { id: 'retried', text: 'They go to the on-failure destination after two retries, three minutes later.', why: 'Retries follow errors of the function. Here it is never invoked.' },
    ],
    key: ['destination'],
    facts: ['lambda.async.age', 'lambda.async.retry'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.1' }, difficulty: 2, badge: 'recorded',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'stopped' }, as: 'stopped' },
        { function: 'invoice', script: [{ return: 'written' }] },
        { call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'invoice', DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:stopped' } } } },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'invoice', ReservedConcurrentExecutions: 0 } },
        { mark: 'sent' },
        { call: 'lambda:Invoke', input: { FunctionName: 'invoice', InvocationType: 'Event' }, as: 'answer', mayFail: true },
        { runFor: 600_000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'stopped.QueueUrl' } }, as: 'got' },
      ],
      claims: {
        destination: [
          { events: { type: 'DestinationDelivered', since: 'sent' }, at: [0, 1000], says: 'the destination is told within a second' },
          { of: 'got.Messages.0.Body.requestContext.condition', equals: 'ZeroReservedConcurrency' },
          { events: { type: 'InvokeStarted' }, count: 0 },
        ],
        wait: [{ events: { type: 'AsyncEventDiscarded', since: 'sent' }, count: 0 }],
        refused: [{ of: 'answer.error.name', equals: 'TooManyRequestsException' }],
        retried: [{ events: { type: 'DestinationDelivered', since: 'sent' }, at: [170_000, 190_000] }],
      },
    },
  },
  {
    id: 'lambda-async-duplicate-charge',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function charges a card for each asynchronous event, which takes two seconds. Now and then Lambda delivers an event a second time, about a second after the first, and the customer pays twice.\n\nWhich change makes sure that an order is charged once?',
    choices: [
      { id: 'retries', text: 'Set `MaximumRetryAttempts` to 0 in the settings for asynchronous invocation.', why: 'There is no retry here: nothing has failed. Asynchronous events are delivered at least once, so that duplicates come without errors too.' },
      { id: 'reserve', text: 'Set the reserved concurrency of the function to 1, so that it runs once at a time.', why: 'The duplicate is throttled while the first is at work, and runs after it: one after the other is still twice.' },
      { id: 'memory', text: 'Keep the ids of charged orders in a `Set` outside the handler.', why: 'Each environment has a `Set` of its own. While the first is at work the duplicate gets another environment, which knows nothing of it.' },
      { id: 'condition', text: 'First put the order id in a DynamoDB table, on condition that it is not there.', why: 'Only one of the two writes succeeds, in whatever environment. The other ends in `ConditionalCheckFailedException`, and the handler stops.' },
    ],
    key: ['condition'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    furtherSources: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html'],
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'charged', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
        { runFor: 60_000 },
        { call: 'lambda:PutAssumptions', input: { DuplicateEvents: 1 } },
        { function: 'charge', code: { $ref: 'with.code' }, settings: { Timeout: 10 } },
        { option: true },
        { call: 'lambda:Invoke', input: { FunctionName: 'charge', InvocationType: 'Event', Payload: '{"id":"order-1"}' } },
        { runFor: 600_000 },
      ],
      changes: {
        retries: { with: { code: CHARGE }, steps: [{ call: 'lambda:PutFunctionEventInvokeConfig', input: { FunctionName: 'charge', MaximumRetryAttempts: 0 } }] },
        reserve: { with: { code: CHARGE }, steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'charge', ReservedConcurrentExecutions: 1 } }] },
        memory: { with: { code: REMEMBERING } },
        condition: { with: { code: CONDITIONAL } },
      },
      goal: [{ events: { type: 'LogLine', containing: { text: 'charged order-1' } }, count: 1, says: 'order-1 is charged once' }],
    },
  },
] satisfies readonly Question[]
