import type { Drill } from '../drill'

const AGAIN = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 6, BackoffRate: 1.5 }]
const CHARGE = {
  Type: 'Task',
  Resource: 'arn:aws:states:::dynamodb:putItem',
  Parameters: { TableName: 'charges', Item: { chargeId: { 'S.$': 'States.UUID()' }, orderId: { 'S.$': '$.orderId' } } },
  ResultPath: null,
  Next: 'Receipt',
} as const
const RECEIPT = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', 'MessageBody.$': '$.orderId' },
  End: true,
} as const

interface Changed {
  readonly charge?: object
  readonly receipt?: object
  readonly pay?: object
}

/** The workflow: both states in a Parallel, so that one Retry covers them. */
function definition({ charge = {}, receipt = {}, pay = { Retry: AGAIN } }: Changed = {}): string {
  const branch = { StartAt: 'Charge', States: { Charge: { ...CHARGE, ...charge }, Receipt: { ...RECEIPT, ...receipt } } }
  return JSON.stringify({ StartAt: 'Pay', States: { Pay: { Type: 'Parallel', Branches: [branch], End: true, ...pay } } }, undefined, 2)
}

const ORDERS = 12
const once = { Parameters: { ...CHARGE.Parameters, Item: { chargeId: { 'S.$': '$.orderId' }, orderId: { 'S.$': '$.orderId' } } } }

export const drill = {
  id: 'charges-twice',
  title: 'A workflow that charges twice',
  services: ['stepfunctions', 'dynamodb', 'sqs'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 3,
  ticket:
    'Since the queue for receipts has been flaky, some customers are charged two or three times. No execution fails: each charges, sends a receipt, and succeeds.\n\nThe team is proud of its Retry, which covers the whole payment and has saved many orders.',
  objective: ['Each of the 12 orders is charged exactly once.', 'Each gets exactly one receipt.', 'All executions succeed, although nearly every other message is refused at first.'],
  parts: [{ id: 'definition', title: 'Definition', language: 'asl', starter: definition() }],
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'charges', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'chargeId', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'chargeId', AttributeType: 'S' }] } },
    { call: 'sqs:CreateQueue', input: { QueueName: 'receipts' } },
    { runFor: 20_000 },
    { machine: 'pay', definition: { $ref: 'with.definition' } },
    {
      call: 'coldstart:PutFault',
      input: { Name: 'flaky', Service: 'sqs', Action: 'SendMessage', Probability: 0.45, Fault: { Kind: 'fail', Error: { Name: 'ServiceUnavailable', Message: 'Try again.', StatusCode: 503 } } },
    },
    {
      many: ORDERS,
      every: [100, 900],
      do: { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'pay.stateMachineArn' }, input: { $json: { orderId: { $text: 'order-{{index}}' } } } } },
    },
    { untilQuiet: true },
    { call: 'states:ListExecutions', input: { stateMachineArn: { $ref: 'pay.stateMachineArn' } }, as: 'ended' },
    { call: 'dynamodb:Scan', input: { TableName: 'charges' }, as: 'charges' },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'receipts' },
  ],
  checks: [
    { of: 'ended.executions.*.status', equals: 'SUCCEEDED', count: ORDERS, says: 'all 12 executions succeed' },
    { of: 'charges.Items', count: ORDERS, says: '12 charges' },
    { of: 'charges.Items.*.orderId.S', contains: 'order-0', says: 'the first order is among them' },
    { of: 'receipts.Attributes.ApproximateNumberOfMessages', equals: String(ORDERS), says: '12 receipts' },
  ],
  seeds: [7, 31, 53],
  hints: [
    'What does a Retry of a Parallel state do again: what failed, or all of it?',
    'Either only what failed is tried again, or what is tried again does no harm the second time.',
    'Give Receipt the Retry and take it from Pay. Or name the charge by its order: writing the same item twice is one item.',
  ],
  attempts: [
    { title: 'no Retry', change: { definition: definition({ pay: {} }) }, why: 'Nobody is charged twice, but executions fail after the charge, without a receipt.' },
    { title: 'catch the error', change: { definition: definition({ receipt: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Charged' }] }, pay: {} }).replace('"Receipt": {', '"Charged": { "Type": "Succeed" }, "Receipt": {') }, why: 'The executions succeed, and customers have no receipt.' },
    { title: 'retry with endless patience', change: { definition: definition({ pay: { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 30, MaxAttempts: 1000 }] } }) }, why: 'Each round charges again, only later.' },
    { title: 'retry the charge', change: { definition: definition({ charge: { Retry: AGAIN }, pay: {} }) }, why: 'The charge does not fail. The receipt does, and nothing tries it again.' },
    { title: 'send receipts first and forget the charge', change: { definition: definition({ charge: { Type: 'Pass', Resource: undefined, Parameters: undefined } }) }, why: 'A payment that charges nobody charges nobody twice.' },
  ],
  solution: { change: { definition: definition({ receipt: { Retry: AGAIN }, pay: {} }) }, why: 'Only the state that failed is done again. What has been charged stays done.' },
  alternative: {
    change: { definition: definition({ charge: once }) },
    why: 'The charge is named by its order: done again, it writes the same item. This also holds when an execution is started twice.',
  },
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
  checked: '2026-11-25',
} satisfies Drill
