import type { Question } from '../question'

const ACCOUNT = '123456789012'
const arn = (name: string) => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`
const DOCUMENT = 'x'.repeat(3_000_000)

const caller = `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'

const lambda = new LambdaClient()

export const handler = async () => {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: 'sum', InvocationType: 'Event', Payload: '{"a":1,"b":2}' }),
  )
  console.log(answer.StatusCode, answer.Payload?.length ?? 0)
}`

/** What shows how a function was invoked. */
const INVOKED = {
  async: (name: string) => [{ events: { type: 'AsyncEventQueued', resource: name } }],
  poll: (name: string) => [{ events: { type: 'BatchInvoked', detail: { functionName: name } } }],
  sync: (name: string) => [
    { events: { type: 'InvokeStarted', detail: { functionName: name } } },
    { events: { type: 'AsyncEventQueued', resource: name }, count: 0 },
    { events: { type: 'BatchInvoked', detail: { functionName: name } }, count: 0 },
  ],
}

export const questions = [
  {
    id: 'lambda-invoke-cli-payload',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'With AWS CLI version 2 and its default settings a developer runs the command shown and gets `Invalid base64`. The command is from a guide that was written for version 1.\n\nWhich change sends the JSON as it is written?',
    exhibits: [{ language: 'shell', text: `aws lambda invoke --function-name users \\\n  --payload '{"userId":"123"}' response.json` }],
    choices: [
      { id: 'type', text: 'Add `--invocation-type RequestResponse` to the command.', why: 'That is the default already. It says how the function is invoked, not how the CLI reads the payload.' },
      { id: 'file', text: 'Put the JSON in a file and pass `--payload file://payload.json`.', why: 'Version 2 takes the content of `file://` for base64 as well, where a binary value is expected. `fileb://` would pass it on as it is.' },
      { id: 'escape', text: 'Escape each quotation mark of the JSON with a backslash.', why: 'The shell already passes the JSON on whole, thanks to the single quotes. It is the CLI that takes it for base64.' },
      { id: 'format', text: 'Add `--cli-binary-format raw-in-base64-out` to it.', why: 'Version 2 expects base64 for binary parameters such as the payload. With this option, or the same setting in the config file, it takes raw text.' },
    ],
    key: ['format'],
    facts: [],
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G010'],
  },
  {
    id: 'lambda-sync-error-has-status-200',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An application invokes a function with the invocation type `RequestResponse` through an AWS SDK, and takes every answer with `StatusCode` 200 for a success. For one order the handler throws an error.\n\nWhat does the application get for this order?',
    choices: [
      { id: 'success', text: 'Status 200, with `FunctionError` set and the error as the payload.', why: 'The Invoke call itself went well. That the function failed is told by `FunctionError`, which callers have to look at.' },
      { id: 'exception', text: 'An exception of the SDK, made of a response with the status 500.', why: 'Status 5xx means that Lambda could not run the function. An error that the handler throws is not an error of the Invoke call.' },
      { id: 'retried', text: 'Status 200, after Lambda has invoked the function twice more.', why: 'Lambda retries asynchronous events. Of a synchronous invocation the caller is told at once, and retries are its own business.' },
      { id: 'accepted', text: 'Status 202, because Lambda goes on retrying in the background.', why: '202 is the answer to the invocation type `Event`. `RequestResponse` waits for what the function returns or throws.' },
    ],
    key: ['success'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/invocation-sync.html'],
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'price', script: [{ fail: { errorType: 'TypeError', errorMessage: 'no such article' } }] },
        { call: 'lambda:Invoke', input: { FunctionName: 'price', Payload: '{}' }, as: 'answer', mayFail: true },
        { runFor: 600_000 },
      ],
      claims: {
        success: [
          { of: 'answer.StatusCode', equals: 200 },
          { of: 'answer.FunctionError', equals: 'Unhandled', says: 'FunctionError tells that the function failed' },
          { of: 'answer.Payload.errorMessage', equals: 'no such article' },
          { events: { type: 'InvokeStarted' }, count: 1, says: 'it ran once' },
        ],
        exception: [{ of: 'answer.error.statusCode', equals: 500 }],
        retried: [{ of: 'answer.StatusCode', equals: 200 }, { events: { type: 'InvokeStarted' }, count: 3 }],
        accepted: [{ of: 'answer.StatusCode', equals: 202 }],
      },
    },
  },
  {
    id: 'lambda-event-answer-is-empty',
    service: 'lambda',
    kind: 'prints',
    prompt: 'The function `sum` returns the sum of `a` and `b`. Another function runs this code. What does it print?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: caller }],
    choices: [
      { id: 'sync', text: '`200 1`', why: 'That would be the answer to `RequestResponse`: the status 200, and `3` as the payload, one byte long.' },
      { id: 'accepted-result', text: '`202 1`', why: 'The status is right. But the result does not exist yet when Invoke answers, and is never handed to the caller.' },
      { id: 'accepted', text: '`202 0`', why: 'Lambda has put the event in its queue and answers at once, with nothing in the payload. Results of events go to destinations, if there are any.' },
      { id: 'dry', text: '`204 0`', why: '204 is the answer to `DryRun`, which only checks parameters and permissions.' },
    ],
    key: ['accepted'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        { function: 'sum', code: 'export const handler = async ({ a, b }) => a + b' },
        { function: 'caller', code: caller },
        { call: 'lambda:Invoke', input: { FunctionName: 'caller' } },
        { untilQuiet: true },
      ],
      claims: {
        sync: [{ events: { type: 'LogLine', containing: { text: '200 1' } } }],
        'accepted-result': [{ events: { type: 'LogLine', containing: { text: '202 1' } } }],
        accepted: [{ events: { type: 'LogLine', containing: { text: '202 0' } }, says: 'it prints 202 and 0' }],
        dry: [{ events: { type: 'LogLine', containing: { text: '204 0' } } }],
      },
    },
  },
  {
    id: 'lambda-callers-and-invocation-types',
    service: 'lambda',
    kind: 'match',
    prompt: 'An application uses one function for each of these sources. How is the function invoked by each?',
    choices: [
      { id: 's3', text: 'Event notifications of an Amazon S3 bucket', why: 'S3 invokes asynchronously. Lambda queues the event and retries it if the function fails.' },
      { id: 'rest', text: 'Lambda proxy integration of a REST API', why: 'The client waits for its response, so API Gateway waits for the function.' },
      { id: 'queue', text: 'An Amazon SQS queue', why: 'SQS invokes nobody. An event source mapping polls the queue and invokes the function, synchronously, with a batch.' },
      { id: 'rule', text: 'A rule of Amazon EventBridge (formerly CloudWatch Events)', why: 'EventBridge hands events to targets asynchronously, those of a schedule as well.' },
      { id: 'topic', text: 'A subscription to an Amazon SNS topic', why: 'SNS invokes asynchronously, with one record. It is not polled, although it is often named together with SQS.' },
    ],
    answers: [
      { id: 'sync', text: 'Synchronously, by the service itself' },
      { id: 'async', text: 'Asynchronously, by the service itself' },
      { id: 'poll', text: 'By an event source mapping that polls' },
    ],
    key: { s3: 'async', rest: 'sync', queue: 'poll', rule: 'async', topic: 'async' },
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented', corrects: ['G014'],
    proof: {
      steps: [
        ...['s3', 'rest', 'queue', 'rule', 'topic'].map((name) => ({ function: name, script: [{ return: { statusCode: 200 } }] })),
        { call: 's3:CreateBucket', input: { Bucket: 'pictures' } },
        { call: 's3:PutBucketNotificationConfiguration', input: { Bucket: 'pictures', NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: arn('s3'), Events: ['s3:ObjectCreated:*'] }] } } },
        { api: 'shop', methods: { 'GET /': { function: 'rest' } } },
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders' }, as: 'orders' },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'queue', EventSourceArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:orders` } },
        { call: 'events:PutRule', input: { Name: 'paid', EventPattern: '{"source":["shop"]}' } },
        { call: 'events:PutTargets', input: { Rule: 'paid', Targets: [{ Id: 'rule', Arn: arn('rule') }] } },
        { call: 'sns:CreateTopic', input: { Name: 'news' }, as: 'news' },
        { call: 'sns:Subscribe', input: { TopicArn: { $ref: 'news.TopicArn' }, Protocol: 'lambda', Endpoint: arn('topic') } },
        { runFor: 10_000 },
        { call: 's3:PutObject', input: { Bucket: 'pictures', Key: 'a.png', Body: 'a' } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/' } } },
        { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: 'a' } },
        { call: 'events:PutEvents', input: { Entries: [{ Source: 'shop', DetailType: 'paid', Detail: '{}' }] } },
        { call: 'sns:Publish', input: { TopicArn: { $ref: 'news.TopicArn' }, Message: 'a' } },
        { runFor: 30_000 },
      ],
      claims: Object.fromEntries(
        ['s3', 'rest', 'queue', 'rule', 'topic'].flatMap((name) => [
          [`${name}:sync`, INVOKED.sync(name)],
          [`${name}:async`, INVOKED.async(name)],
          [`${name}:poll`, INVOKED.poll(name)],
        ]),
      ),
    },
  },
  {
    id: 'lambda-dry-run-before-deployment',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'Before a release a pipeline has to find out whether its role is allowed to invoke a production function, and whether the parameters of the call are valid. The function books flights and must not run.\n\nWhich call does this?',
    choices: [
      { id: 'dry', text: 'Invoke with `InvocationType` `DryRun`', why: 'Lambda checks parameters and permissions, answers 204 and does not run the function.' },
      { id: 'log', text: 'Invoke with `LogType` `Tail` and an empty payload', why: '`LogType` asks for the last 4 KB of the log besides. The function runs all the same.' },
      { id: 'event', text: 'Invoke with `InvocationType` `Event` and no destination', why: 'Asynchronous is not the same as not at all: the event is queued and the function runs a moment later.' },
      { id: 'configuration', text: 'GetFunctionConfiguration with the name of the function', why: 'It needs another permission, `lambda:GetFunctionConfiguration`, and says nothing about `lambda:InvokeFunction`.' },
    ],
    key: ['dry'],
    facts: ['lambda.log.tail'],
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
    checked: '2026-11-23', tasks: { c02: '3.2', c03: '3.2' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [{ function: 'book', script: [{ log: 'booked' }, { return: 'booked' }] }, { option: true }, { runFor: 10_000 }],
      changes: {
        log: { steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'book', LogType: 'Tail', Payload: '{}' }, as: 'asked' }] },
        dry: { steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'book', InvocationType: 'DryRun' }, as: 'asked' }] },
        event: { steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'book', InvocationType: 'Event' }, as: 'asked' }] },
        configuration: { steps: [{ call: 'lambda:GetFunctionConfiguration', input: { FunctionName: 'book' }, as: 'asked' }] },
      },
      goal: [
        { events: { type: 'InvokeStarted' }, count: 0, says: 'the function does not run' },
        { of: 'asked.StatusCode', equals: 204, says: 'Invoke answers that it would have been allowed' },
      ],
    },
  },
  {
    id: 'lambda-large-document-asynchronously',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A web server has to hand documents of 3 MB to a function that converts them in about 20 seconds. The web server must be free again within a second.\n\nWhich design does this?',
    choices: [
      { id: 'event', text: 'Invoke the function with the document as payload and the type `Event`.', why: 'The type is right, but an asynchronous event may have 1 MB at most (256 KB until October 2025). The call is refused.' },
      { id: 'sync', text: 'Invoke the function with the document as payload and the type `RequestResponse`.', why: 'Synchronously 6 MB are allowed. But the web server waits those 20 seconds for the answer.' },
      { id: 'key', text: 'Put the document in an S3 bucket and send its key with the type `Event`.', why: 'The event holds only a reference, far below all limits, and Invoke answers 202 at once.' },
      { id: 'queue', text: 'Send the document as one message to an SQS queue that the function reads.', why: 'It would be asynchronous, but a message, too, may have no more than 1 MB.' },
    ],
    key: ['key'],
    facts: ['lambda.event.async.limit', 'lambda.event.limit', 'sqs.message.size.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 's3:CreateBucket', input: { Bucket: 'documents' } },
        { call: 'sqs:CreateQueue', input: { QueueName: 'documents' }, as: 'documents' },
        { function: 'convert', script: [{ wait: 20_000 }, { return: 'converted' }], settings: { Timeout: 30 } },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'convert', EventSourceArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:documents` } },
        { runFor: 10_000 },
        { option: true },
        { runFor: 120_000 },
      ],
      changes: {
        event: { steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'convert', InvocationType: 'Event', Payload: { $json: { document: DOCUMENT } } }, as: 'handed', mayFail: true }] },
        sync: { steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'convert', Payload: { $json: { document: DOCUMENT } } }, as: 'handed', mayFail: true }] },
        key: {
          steps: [
            { call: 's3:PutObject', input: { Bucket: 'documents', Key: '1.txt', Body: DOCUMENT } },
            { call: 'lambda:Invoke', input: { FunctionName: 'convert', InvocationType: 'Event', Payload: '{"key":"1.txt"}' }, as: 'handed', mayFail: true },
          ],
        },
        queue: { steps: [{ call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'documents.QueueUrl' }, MessageBody: DOCUMENT }, as: 'handed', mayFail: true }] },
      },
      goal: [
        { of: 'took.handed', between: [0, 1000], says: 'the web server is free within a second' },
        { events: { type: 'InvokeEnded', detail: { status: 'succeeded' } }, count: 1, says: 'the document is converted' },
      ],
    },
  },
] satisfies readonly Question[]
