import type { Question } from '../question'

const queueArn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`
const counted = (queue: string, as: string) => ({ call: 'sqs:GetQueueAttributes', input: { QueueUrl: { $ref: `${queue}.QueueUrl` }, AttributeNames: ['All'] }, as })

export const questions = [
  {
    id: 'lambda-sqs-timeout-above-visibility',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function has a timeout of 2 minutes. A queue has the default visibility timeout of 30 seconds. A developer wants to create an event source mapping from the queue to the function.\n\nWhat happens, and what is to be done?',
    choices: [
      { id: 'duplicates', text: 'The mapping is created. Slow batches are delivered twice, until the batch size is lowered.', why: 'That would be the danger. Lambda does not let it come so far: it checks the two timeouts when the mapping is created.' },
      { id: 'shortened', text: 'The mapping is created. Lambda stops the function after 30 seconds, until the timeout is lowered.', why: 'A queue has no influence on the timeout of a function. Its message would just become visible again.' },
      { id: 'refused', text: 'It is refused. The visibility timeout has to be raised, best to six times the timeout, 12 minutes.', why: 'A visibility timeout below the timeout of the function is refused. Six times leaves room for retries when the function is throttled.' },
      { id: 'extended', text: 'The mapping is created. Lambda extends the visibility of each message while the function works.', why: 'Lambda does not call ChangeMessageVisibility while the function is at work. What the queue is set to counts.' },
    ],
    key: ['refused'],
    facts: ['sqs.visibility.timeout.default'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders' }, as: 'orders' },
        { function: 'work', script: [{ wait: 100_000 }, { return: 1 }], settings: { Timeout: 120 } },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'work', EventSourceArn: queueArn('orders') }, as: 'first', mayFail: true },
        { call: 'sqs:SetQueueAttributes', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, Attributes: { VisibilityTimeout: '720' } } },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'work', EventSourceArn: queueArn('orders') }, as: 'second', mayFail: true },
        { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: 'a' } },
        { runFor: 900_000 },
      ],
      claims: {
        duplicates: [{ of: 'first.UUID', exists: true }],
        shortened: [{ events: { type: 'InvokeEnded', detail: { status: 'failed' } } }],
        refused: [
          { of: 'first.error.name', equals: 'InvalidParameterValueException', says: 'the mapping is refused' },
          { of: 'second.UUID', exists: true, says: 'with 12 minutes it is taken' },
          { events: { type: 'InvokeStarted' }, count: 1, says: 'and the message is worked on once' },
        ],
        extended: [{ of: 'first.UUID', exists: true }, { events: { type: 'InvokeStarted' }, count: 1 }],
      },
    },
  },
  {
    id: 'lambda-sqs-database-connections',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function reads a standard queue and opens a database connection in each environment. The database allows ten connections to it. With a reserved concurrency of 10 it stays below, but good messages come to the dead-letter queue (`maxReceiveCount` 2) when the queue is long.\n\nWhich change protects the database without losing messages so?',
    choices: [
      { id: 'concurrency', text: 'Set `MaximumConcurrency` of the event source mapping to 10.', why: 'The pollers then never have more than ten batches at work. None is refused, so that no receive count grows for nothing.' },
      { id: 'factor', text: 'Set `ParallelizationFactor` of the event source mapping to 10.', why: 'That is for the shards of streams. A mapping of a queue is refused with it.' },
      { id: 'window', text: 'Set a `MaximumBatchingWindowInSeconds` of 20 for the mapping.', why: 'A window makes batches fuller and fewer. It does not limit how many are at work, and those refused still count as received.' },
      { id: 'retention', text: 'Raise the retention period of the queue to its most, 14 days.', why: 'The messages do not expire. They are moved since they were received more than twice.' },
    ],
    key: ['concurrency'],
    facts: ['lambda.mapping.sqs.concurrency.first', 'sqs.retention.seconds.longest'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.3' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'dead' }, as: 'dead' },
        {
          call: 'sqs:CreateQueue',
          input: { QueueName: 'orders', Attributes: { VisibilityTimeout: '60', MessageRetentionPeriod: { $text: '{{with.retention}}' }, RedrivePolicy: { $json: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 } } } },
          as: 'orders',
        },
        { function: 'store', script: [{ wait: 20_000 }, { return: 1 }], settings: { Timeout: 30 } },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'store', ReservedConcurrentExecutions: 10 } },
        {
          call: 'lambda:CreateEventSourceMapping',
          input: { FunctionName: 'store', EventSourceArn: queueArn('orders'), BatchSize: { $ref: 'with.batch' }, MaximumBatchingWindowInSeconds: { $ref: 'with.window' }, ScalingConfig: { $ref: 'with.scaling' }, ParallelizationFactor: { $ref: 'with.factor' } },
          mayFail: true,
        },
        { runFor: 10_000 },
        { many: 3000, every: 40, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: 'order' }, wait: false } },
        { runFor: 1_800_000 },
        counted('dead', 'lost'),
      ],
      changes: {
        concurrency: { with: { retention: '345600', batch: 10, scaling: { MaximumConcurrency: 10 } } },
        factor: { with: { retention: '345600', batch: 10, factor: 10 } },
        window: { with: { retention: '345600', batch: 10, window: 20 } },
        retention: { with: { retention: '1209600', batch: 10 } },
      },
      goal: [{ of: 'lost.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'no message comes to the dead-letter queue' }, { events: { type: 'BatchEnded' }, says: 'and messages are worked on' }],
    },
  },
  {
    id: 'lambda-sqs-filter-deletes',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A standard queue carries orders, as JSON, of all countries. An event source mapping hands them to a function with the filter `{"body":{"country":["CH"]}}`. A second function, for all other countries, is to read the same queue later with a mapping of its own.\n\nWhat becomes of an order from France while only the first mapping is there?',
    choices: [
      { id: 'kept', text: 'It stays in the queue, visible again after the visibility timeout, for the second function.', why: 'That is what one would wish. A queue gives a message to one reader, and the poller of the first function has dealt with it.' },
      { id: 'dead', text: 'It goes to the dead-letter queue once it was received more often than `maxReceiveCount`.', why: 'It is received once. Not matching a filter is no failure.' },
      { id: 'invoked', text: 'It is handed to the function in a batch of its own, since nothing else takes it.', why: 'A filter keeps the function from being invoked: that is its purpose, and what saves money.' },
      { id: 'deleted', text: 'It is deleted from the queue without an invocation.', why: 'Lambda deletes messages that match no filter. For two readers one would use SNS or EventBridge with a queue for each.' },
    ],
    key: ['deleted'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'dead' }, as: 'dead' },
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders', Attributes: { RedrivePolicy: { $json: { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 1 } } } }, as: 'orders' },
        { function: 'swiss', script: [{ return: 1 }] },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'swiss', EventSourceArn: queueArn('orders'), FilterCriteria: { Filters: [{ Pattern: '{"body":{"country":["CH"]}}' }] } } },
        { runFor: 10_000 },
        { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: '{"country":"FR"}' } },
        { runFor: 600_000 },
        counted('orders', 'left'),
        counted('dead', 'moved'),
      ],
      claims: {
        kept: [{ of: 'left.Attributes.ApproximateNumberOfMessages', equals: '1' }],
        dead: [{ of: 'moved.Attributes.ApproximateNumberOfMessages', equals: '1' }],
        invoked: [{ events: { type: 'InvokeStarted' } }],
        deleted: [
          { of: 'left.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'it is no longer in the queue' },
          { of: 'moved.Attributes.ApproximateNumberOfMessages', equals: '0' },
          { events: { type: 'InvokeStarted' }, count: 0, says: 'and the function was not invoked' },
        ],
      },
    },
  },
  {
    id: 'lambda-sqs-fuller-batches',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function reads a standard queue that gets one message every 100 milliseconds. Most batches hold a message or two, and the invocations are too many. A batch may be up to 300 messages, and a message may wait up to 30 seconds.\n\nWhich settings of the event source mapping bring the number of invocations down most?',
    choices: [
      { id: 'size', text: '`BatchSize` 300, and `MaximumBatchingWindowInSeconds` left at its default', why: 'More than 10 messages need a window of at least a second. Without one the mapping is refused.' },
      { id: 'window', text: '`BatchSize` 300, and `MaximumBatchingWindowInSeconds` 30', why: 'Lambda gathers until 300 messages are there or 30 seconds over. At ten messages a second that is an invocation every 30 seconds.' },
      { id: 'small', text: '`BatchSize` 10, and `MaximumBatchingWindowInSeconds` 30', why: 'The window ends early when the batch is full. Ten messages are there each second.' },
      { id: 'delay', text: '`BatchSize` 10, and `DelaySeconds` 30 for the queue', why: 'Each message is delayed for itself: they arrive 30 seconds later at the same rate.' },
    ],
    key: ['window'],
    facts: ['lambda.mapping.sqs.batch'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G020'],
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'clicks', Attributes: { VisibilityTimeout: '300', DelaySeconds: { $text: '{{with.delay}}' } } }, as: 'clicks' },
        { function: 'count', script: [{ return: 1 }] },
        {
          call: 'lambda:CreateEventSourceMapping',
          input: { FunctionName: 'count', EventSourceArn: queueArn('clicks'), BatchSize: { $ref: 'with.size' }, MaximumBatchingWindowInSeconds: { $ref: 'with.window' } },
          as: 'mapping',
          mayFail: true,
        },
        { runFor: 10_000 },
        { many: 1200, every: 100, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'clicks.QueueUrl' }, MessageBody: 'click' }, wait: false } },
        { runFor: 120_000 },
      ],
      changes: {
        size: { with: { size: 300, delay: '0' } },
        window: { with: { size: 300, window: 30, delay: '0' } },
        small: { with: { size: 10, window: 30, delay: '0' } },
        delay: { with: { size: 10, delay: '30' } },
      },
      goal: [{ events: { type: 'InvokeEnded', detail: { status: 'succeeded' } }, count: [3, 12], says: 'the 1,200 messages take a dozen invocations at most' }],
    },
  },
  {
    id: 'lambda-sqs-fifo-concurrency',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A FIFO queue is full of messages of four message groups, evenly mixed, and has an event source mapping with a batch size of 1 and no further settings. The function takes five seconds for a batch and has all the concurrency it could want.\n\nHow many of its invocations run at the same time?',
    choices: [
      { id: 'one', text: 'One', why: 'Order is kept within a message group, not over the whole queue.' },
      { id: 'five', text: 'Five', why: 'Five batches at first, and more each minute, is how standard queues scale.' },
      { id: 'ten', text: 'Ten', why: 'Ten is the largest batch of a FIFO queue. It says nothing of concurrency.' },
      { id: 'four', text: 'Four', why: 'At most one batch per message group is at work, so that four groups make four invocations.' },
    ],
    key: ['four'],
    facts: ['lambda.mapping.sqs.concurrency.first'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true', VisibilityTimeout: '60' } }, as: 'orders' },
        { function: 'work', script: [{ wait: 5000 }, { return: 1 }], settings: { Timeout: 10 } },
        { many: 40, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: { $text: 'order {{index}}' }, MessageGroupId: 'a' } } },
        { many: 40, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: { $text: 'order {{index}} of b' }, MessageGroupId: 'b' } } },
        { many: 40, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: { $text: 'order {{index}} of c' }, MessageGroupId: 'c' } } },
        { many: 40, do: { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: { $text: 'order {{index}} of d' }, MessageGroupId: 'd' } } },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'work', EventSourceArn: queueArn('orders.fifo'), BatchSize: 1 } },
        { runFor: 100_000 },
      ],
      claims: {
        one: [{ events: { type: 'InitStarted' }, count: 1 }],
        five: [{ events: { type: 'InitStarted' }, count: 5 }],
        ten: [{ events: { type: 'InitStarted' }, count: 10 }],
        four: [{ events: { type: 'InitStarted' }, count: 4, says: 'four environments are needed, and no more' }],
      },
    },
  },
  {
    id: 'lambda-sqs-who-has-which-permission',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An event source mapping is to hand messages of a queue to a function. CreateEventSourceMapping is refused, because something is not allowed to receive messages.\n\nWhere does the missing permission belong?',
    choices: [
      { id: 'resource', text: 'In the resource-based policy of the function, for the principal `sqs.amazonaws.com`', why: 'SQS invokes nobody. For S3, SNS or EventBridge, which invoke the function themselves, this would be the place.' },
      { id: 'role', text: 'In the execution role of the function: `sqs:ReceiveMessage` and two more', why: 'Lambda polls in the role of the function, which needs ReceiveMessage, DeleteMessage and GetQueueAttributes.' },
      { id: 'creator', text: 'In the policy of the person who creates the mapping: `sqs:ReceiveMessage`', why: 'That person needs `lambda:CreateEventSourceMapping`. The polling is not done in his or her name.' },
      { id: 'linked', text: 'In the policy of the queue, for the principal `lambda.amazonaws.com`', why: 'Within an account the role of the function is enough. Lambda does not poll in its own name.' },
    ],
    key: ['role'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
    checked: '2026-11-23', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented', corrects: ['G019'],
  },
] satisfies readonly Question[]
