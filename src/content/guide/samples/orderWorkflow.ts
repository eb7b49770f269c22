import type { Json, JsonObject } from '../../questions/json'
import type { Sample } from '../sample'

const PASSING = {
  ErrorEquals: ['Lambda.ServiceException', 'Lambda.AWSLambdaException', 'Lambda.SdkClientException', 'Lambda.TooManyRequestsException', 'PaymentUnavailable'],
  IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'FULL',
}

const invoke = (name: string, payload: string) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: name, Payload: payload }, TimeoutSeconds: 30, Retry: [PASSING] })

/** Errors go on beside the order, which is kept in a variable. */
const caught = (errors: readonly string[], next: string) => ({ ErrorEquals: errors, Assign: { problem: '{% $states.errorOutput %}' }, Next: next })

const DEFINITION: JsonObject = {
  Comment: 'Check an order, take the payment, take the goods off the stock. Give the money back if there are none.',
  QueryLanguage: 'JSONata',
  StartAt: 'ValidateOrder',
  States: {
    ValidateOrder: {
      ...invoke('validate', '{% $states.input %}'),
      Assign: { order: '{% $states.result.Payload %}' },
      Catch: [caught(['States.ALL'], 'OrderFailed')],
      Next: 'ProcessPayment',
    },
    ProcessPayment: {
      ...invoke('payment', '{% $order %}'),
      Assign: { paymentId: '{% $states.result.Payload.paymentId %}' },
      Catch: [caught(['States.ALL'], 'OrderFailed')],
      Next: 'UpdateInventory',
    },
    UpdateInventory: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:updateItem',
      Arguments: {
        TableName: 'inventory',
        Key: { productId: { S: '{% $order.productId %}' } },
        UpdateExpression: 'SET stock = stock - :quantity',
        ConditionExpression: 'stock >= :quantity',
        ExpressionAttributeValues: { ':quantity': { N: '{% $string($order.quantity) %}' } },
      },
      Output: '{% $merge([$order, {"paymentId": $paymentId, "status": "placed"}]) %}',
      Catch: [caught(['States.ALL'], 'Refund')],
      End: true,
    },
    Refund: { ...invoke('refund', '{% {"paymentId": $paymentId} %}'), Next: 'OrderFailed' },
    OrderFailed: { Type: 'Fail', Error: '{% $problem.Error %}', Cause: '{% $problem.Cause %}' },
  },
}

const VALIDATE = `// Lambda tells an error by its name, and a catcher matches that name.
class ValidationError extends Error {
  name = 'ValidationError'
}

export const handler = async (order) => {
  if (!(order.quantity > 0)) throw new ValidationError(\`a quantity of \${order.quantity} cannot be ordered\`)
  return order
}
`

const PAYMENT = `class PaymentUnavailable extends Error {
  name = 'PaymentUnavailable'
}
let invocations = 0

export const handler = async ({ orderId, failures = 0 }) => {
  if (invocations++ < failures) throw new PaymentUnavailable('please come again')
  // A real one hands on a key made of the order: it is charged once, however often this is tried.
  return { paymentId: \`payment-of-\${orderId}\` }
}
`

const REFUND = `export const handler = async ({ paymentId }) => {
  console.log('giving back', paymentId)
  return { refunded: paymentId }
}
`

const order = (changes: JsonObject = {}): JsonObject => ({ orderId: 'o-1', productId: 'kettle', quantity: 2, ...changes })
const run = (input: Json) => ({ steps: [{ execute: 'OrderProcessing', input, as: 'run' }], shows: [{ title: 'Status', of: 'run.status' }, { title: 'Output', of: 'run.output' }, { title: 'Error', of: 'run.error' }, { title: 'Cause', of: 'run.cause' }] })

const text = (value: Json) => JSON.stringify(value, null, 2)

const task = (functionName: string, does: string) => [
  { from: { type: 'InvokeStarted', detail: { functionName } }, to: [{ type: 'InvokeEnded', detail: { functionName } }], ending: { status: 'succeeded' }, tone: 'succeeded' as const, says: `${does}: done after {took}.` },
  { from: { type: 'InvokeStarted', detail: { functionName } }, to: [{ type: 'InvokeEnded', detail: { functionName } }], ending: { status: 'failed' }, tone: 'failed' as const, says: `${does}: {end.detail.errorType}.` },
]

export const orderWorkflow: Sample = {
  id: 'order-workflow',
  title: 'The order workflow',
  about: 'Three steps, and what undoes the second when the third fails. Watch which errors are tried again, which are caught at once, and what the stock is afterwards.',
  corrected: [
    { verdict: 'G119', says: 'A ValidationError is caught at once. The source guide’s retrier for `States.TaskFailed` would try it three times more first.' },
    { verdict: 'G121', says: 'Payment is tried again where that may help. The stock is not, as a second try could take it off twice. Both have a Catch, and a payment is given back when there are no goods.' },
    { verdict: 'G122', says: 'The order is kept in a variable: no task’s result takes its place.' },
    { verdict: 'G123', says: 'DynamoDB’s `N` is a text: `$string(…)` makes one. With the number as it is, the task cannot be started.' },
    { verdict: 'G125', says: 'A condition keeps the stock from going below zero.' },
    { verdict: 'G126', says: '`Output` says what the execution returns: the order, not DynamoDB’s answer.' },
    { verdict: 'G142', says: 'It is written in JSONata, as AWS advises for new workflows.' },
  ],
  code: [
    { title: 'The definition', language: 'json', text: text(DEFINITION) },
    { title: 'The function validate', language: 'js', text: VALIDATE },
    { title: 'The function payment', language: 'js', text: PAYMENT },
  ],
  world: { latency: 'typical' },
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'inventory', KeySchema: [{ AttributeName: 'productId', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'productId', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
    { runFor: 60_000 },
    { call: 'dynamodb:PutItem', input: { TableName: 'inventory', Item: { productId: { S: 'kettle' }, stock: { N: '12' } } } },
    { function: 'validate', code: VALIDATE },
    { function: 'payment', code: PAYMENT },
    { function: 'refund', code: REFUND },
    { machine: 'OrderProcessing', definition: DEFINITION },
  ],
  runs: [
    { name: 'An order', says: 'It is placed, and the stock goes from 12 to 10.', ...run(order()) },
    { name: 'An order of nothing', says: 'One attempt, no retry, no payment: FAILED with ValidationError.', ...run(order({ quantity: 0 })) },
    { name: 'Payment is down for a while', says: 'Two failures, each followed by a wait that the jitter draws. The third attempt succeeds.', ...run(order({ failures: 2 })) },
    { name: 'More than there is', says: 'The payment is taken, the condition refuses the stock, and the money is given back. The stock stays at 12.', ...run(order({ quantity: 20 })) },
  ],
  logs: ['validate', 'payment', 'refund'],
  watched: [{ title: 'The stock', call: 'dynamodb:Scan', input: { TableName: 'inventory' }, part: 'Items' }],
  story: {
    spans: [...task('validate', 'ValidateOrder'), ...task('payment', 'ProcessPayment'), ...task('refund', 'Refund')],
    marks: [
      { on: { type: 'ApiCallEnded', service: 'dynamodb', detail: { action: 'UpdateItem', error: {} } }, tone: 'failed', says: 'UpdateInventory: {detail.error.name}.' },
      { on: { type: 'ApiCallEnded', service: 'dynamodb', detail: { action: 'UpdateItem', output: {} } }, tone: 'succeeded', says: 'UpdateInventory: the stock is updated.' },
      { on: { type: 'ExecutionSucceeded' }, tone: 'succeeded', says: 'The execution has SUCCEEDED.' },
      { on: { type: 'ExecutionFailed' }, tone: 'failed', says: 'The execution has FAILED: {detail.executionFailedEventDetails.error}.' },
    ],
  },
  lab: {
    lab: 'step-functions',
    texts: {
      definition: text(DEFINITION),
      input: text(order()),
      functions: [{ name: 'validate', code: VALIDATE }, { name: 'payment', code: PAYMENT }, { name: 'refund', code: REFUND }],
      tables: [{ name: 'inventory', partitionKey: 'productId', items: '[{ "productId": "kettle", "stock": 12 }]\n' }],
    },
  },
}
