import type { Drill } from '../drill'

const fn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

interface Changed {
  readonly price?: object
  readonly reserve?: object
  readonly receipt?: object
}

/** The workflow: price, reserve, send a receipt. */
function definition({ price = {}, reserve = {}, receipt = {} }: Changed = {}): string {
  return JSON.stringify(
    {
      StartAt: 'Price',
      States: {
        Price: { Type: 'Task', Resource: fn('price'), ResultPath: '$.price', Next: 'Reserve', ...price },
        Reserve: { Type: 'Task', Resource: fn('reserve'), Next: 'Receipt', ...reserve },
        Receipt: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage',
          Parameters: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts',
            MessageBody: { 'orderId.$': '$.orderId', 'total.$': '$.price.total', 'shelf.$': '$.stock.shelf' },
          },
          End: true,
          ...receipt,
        },
      },
    },
    undefined,
    2,
  )
}

const body = (members: object) => ({ Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', MessageBody: members } })

export const drill = {
  id: 'lost-input',
  title: 'The order that forgot its number',
  services: ['stepfunctions', 'sqs', 'lambda'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 1,
  ticket:
    'Since yesterday no receipt is sent. Every execution fails in its last state: "The JSONPath \'$.orderId\' … could not be found in the input". The order ID is in the input of every execution, you can see it in the console.\n\nYesterday the state Reserve was added between Price and Receipt. Its function answers with the shelf that the item is on; the receipt is to tell it.',
  objective: ['All 15 executions succeed.', 'Each receipt tells the ID of its order, its total and its shelf.', 'The price is asked for once for each order, and so is the shelf.'],
  parts: [{ id: 'definition', title: 'Definition', language: 'asl', starter: definition() }],
  steps: [
    { call: 'sqs:CreateQueue', input: { QueueName: 'receipts' } },
    { function: 'price', code: 'export const handler = async ({ orderId }) => ({ total: 20 + Number(orderId.split("-")[1]) })' },
    { function: 'reserve', code: 'export const handler = async ({ orderId }) => ({ shelf: "shelf of " + orderId })' },
    { machine: 'orders', definition: { $ref: 'with.definition' } },
    { mark: 'opened' },
    { many: 15, every: [100, 2000], do: { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'orders.stateMachineArn' }, input: { $text: '{"orderId":"o-{{index}}"}' } } } },
    { untilQuiet: true },
    { call: 'states:ListExecutions', input: { stateMachineArn: { $ref: 'orders.stateMachineArn' } }, as: 'ended' },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'receipts' },
    { call: 'sqs:ReceiveMessage', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', MaxNumberOfMessages: 10 }, as: 'first' },
    { call: 'sqs:ReceiveMessage', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/receipts', MaxNumberOfMessages: 10 }, as: 'rest' },
  ],
  checks: [
    { of: 'ended.executions.*.status', equals: 'SUCCEEDED', count: 15, says: 'all 15 executions succeed' },
    { of: 'receipts.Attributes.ApproximateNumberOfMessages', equals: '15', says: '15 receipts are sent' },
    { of: 'first.Messages.*.Body.total', between: [20, 34], count: 10, says: 'receipts tell a total' },
    { of: 'rest.Messages.*.Body.total', between: [20, 34], count: 5, says: 'all of them' },
    { of: 'first.Messages.*.Body.shelf', contains: 'shelf of o-0', says: 'the shelf of the first order is told' },
    { of: 'first.Messages.*.Body.orderId', contains: 'o-0', says: 'and its ID' },
    { events: { type: 'InvokeStarted', detail: { functionName: 'price' }, since: 'opened' }, count: 15, says: 'the price is asked for once for each order' },
    { events: { type: 'InvokeStarted', detail: { functionName: 'reserve' }, since: 'opened' }, count: 15, says: 'the shelf is asked for once for each order' },
  ],
  seeds: [19, 43, 67],
  hints: [
    'Look at the output of each state in turn. After which one is the order ID gone?',
    'What does a state hand on that says nothing of `ResultPath`?',
    'Give Reserve a `ResultPath` of `$.stock`, where Receipt looks for the shelf.',
  ],
  attempts: [
    { title: 'drop the result of Reserve', change: { definition: definition({ reserve: { ResultPath: null } }) }, why: 'The order is kept, but now the shelf is nowhere to be found.' },
    { title: 'select the order ID at Reserve', change: { definition: definition({ reserve: { InputPath: '$.orderId' } }) }, why: 'The function is given a text in place of the order, and its answer still replaces everything.' },
    { title: 'keep the whole input with OutputPath', change: { definition: definition({ reserve: { OutputPath: '$' } }) }, why: 'That is the default. The input was replaced before.' },
    { title: 'put the shelf in place of the price', change: { definition: definition({ reserve: { ResultPath: '$.price' } }) }, why: 'The order ID is back, and the total is lost.' },
    { title: 'send what is there', change: { definition: definition({ receipt: body({ 'shelf.$': '$.shelf' }) }) }, why: 'Receipts go out again, without an ID and without a total.' },
    { title: 'leave Reserve out', change: { definition: definition({ price: { Next: 'Receipt' }, receipt: body({ 'orderId.$': '$.orderId', 'total.$': '$.price.total' }) }).replace(/ {4}"Reserve": \{[^}]*\},\n/, '') }, why: 'That is how it was before: no receipt tells its shelf.' },
  ],
  solution: { change: { definition: definition({ reserve: { ResultPath: '$.stock' } }) }, why: 'The result is put beside what was there. Without `ResultPath` it takes the place of the whole input.' },
  alternative: {
    change: {
      definition: definition({
        reserve: {
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'reserve', Payload: { 'orderId.$': '$.orderId' } },
          ResultSelector: { 'shelf.$': '$.Payload.shelf' },
          ResultPath: '$.found',
        },
        receipt: body({ 'orderId.$': '$.orderId', 'total.$': '$.price.total', 'shelf.$': '$.found.shelf' }),
      }),
    },
    why: 'Any place will do, as long as what comes after looks there. Called by the optimized integration, the function answers within `Payload`.',
  },
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html',
  checked: '2026-11-25',
} satisfies Drill
