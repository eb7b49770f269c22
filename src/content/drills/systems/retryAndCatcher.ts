import type { Drill } from '../drill'

const ANY = { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 3, MaxAttempts: 3, BackoffRate: 2 }
const NEVER = { ErrorEquals: ['InvalidOrder'], MaxAttempts: 0 }
const TOLD = { ErrorEquals: ['InvalidOrder'], Next: 'Tell customer' }

const definition = (check: object, others: object = {}) =>
  JSON.stringify(
    {
      StartAt: 'Check order',
      States: {
        'Check order': { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:check-order', ResultPath: null, Next: 'Accept', ...check },
        Accept: { Type: 'Pass', Result: 'accepted', End: true },
        'Tell customer': { Type: 'Pass', Result: 'told', End: true },
        ...others,
      },
    },
    undefined,
    2,
  )

export const drill = {
  id: 'retry-and-catcher',
  title: 'Bad news that comes too late',
  services: ['stepfunctions', 'lambda'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 1,
  ticket:
    'Customers who order something that does not exist stare at a spinning wheel for more than twenty seconds until they are told. The function that checks their order answers within milliseconds.\n\nIt must keep its patience with the warehouse: about every third check fails the first time because the warehouse does not answer, and succeeds a moment later. None of these orders may be lost.',
  objective: ['Each of the ten orders that are not valid is told to its customer within one second.', 'Each of the 20 valid orders is accepted, although checks fail with `WarehouseDown` at times.', 'No order that is not valid is checked more than once.'],
  parts: [{ id: 'definition', title: 'Definition', language: 'asl', starter: definition({ Retry: [ANY], Catch: [TOLD] }) }],
  steps: [
    {
      function: 'check-order',
      code: `const times = new Map()
export const handler = async ({ orderId, valid }) => {
  if (!valid) throw Object.assign(new Error('There is no such product.'), { name: 'InvalidOrder' })
  // The warehouse does not answer the first time it is asked for each third order.
  const asked = times.get(orderId) ?? 0
  times.set(orderId, asked + 1)
  if (Number(orderId.split('-')[1]) % 3 === 0 && asked === 0) throw Object.assign(new Error('No answer.'), { name: 'WarehouseDown' })
  return 'valid'
}`,
    },
    { machine: 'orders', definition: { $ref: 'with.definition' } },
    { many: 20, every: [200, 1500], do: { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'orders.stateMachineArn' }, input: { $text: '{"orderId":"order-{{index}}","valid":true}' } } } },
    { untilQuiet: true },
    { mark: 'invalid' },
    ...Array.from({ length: 10 }, (_, n) => ({ execute: 'orders', input: { orderId: `bad-${n}`, valid: false }, as: `bad${n}` })),
    { call: 'states:ListExecutions', input: { stateMachineArn: { $ref: 'orders.stateMachineArn' } }, as: 'ended' },
  ],
  checks: [
    { events: { type: 'ExecutionSucceeded', detail: { executionSucceededEventDetails: { output: 'told' } }, since: 'invalid' }, count: 10, says: 'all ten customers are told' },
    ...Array.from({ length: 10 }, (_, n) => ({ of: `took.bad${n}`, between: [0, 1000] as [number, number], says: `the customer of order bad-${n} is told within a second` })),
    { events: { type: 'InvokeStarted', detail: { functionName: 'check-order' }, since: 'invalid' }, count: 10, says: 'each of these orders is checked once' },
    { of: 'ended.executions.*.status', equals: 'SUCCEEDED', count: 30, says: 'no execution fails' },
    { events: { type: 'ExecutionSucceeded', detail: { executionSucceededEventDetails: { output: 'accepted' } } }, count: 20, says: 'all 20 valid orders are accepted' },
  ],
  seeds: [13, 37, 71],
  hints: [
    'Who is asked first when a state fails: its retriers or its catchers?',
    'A catcher gets its turn when no retrier matches any more. Which errors does `States.TaskFailed` match?',
    'Put a retrier for `InvalidOrder` with `MaxAttempts` 0 first. Or name in the retrier only the errors that pass.',
  ],
  attempts: [
    { title: 'the catcher first', change: { definition: definition({ Catch: [TOLD], Retry: [ANY] }) }, why: 'The order of the two fields means nothing.' },
    { title: 'no retries', change: { definition: definition({ Catch: [TOLD] }) }, why: 'Customers are told at once, and orders are lost whenever the warehouse does not answer.' },
    { title: 'shorter waits', change: { definition: definition({ Retry: [{ ...ANY, IntervalSeconds: 1, BackoffRate: 1 }], Catch: [TOLD] }) }, why: 'Three retries still take three seconds, and ask the function four times for nothing.' },
    { title: 'the exception behind the rule', change: { definition: definition({ Retry: [ANY, NEVER], Catch: [TOLD] }) }, why: 'The first retrier that matches is taken: the second is never reached.' },
    { title: 'catch everything', change: { definition: definition({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Tell customer' }] }) }, why: 'Now customers with valid orders are told that there is no such product.' },
    { title: 'tell everybody at once', change: { definition: definition({ Type: 'Choice', Resource: undefined, ResultPath: undefined, Next: undefined, Choices: [{ Variable: '$.never', IsPresent: true, Next: 'Accept' }], Default: 'Tell customer' }) }, why: 'Nothing is checked any more, and customers with valid orders are told the same.' },
  ],
  solution: { change: { definition: definition({ Retry: [NEVER, ANY], Catch: [TOLD] }) }, why: 'The error that will not pass is taken out first, and goes on to its catcher at once. All others are retried as before.' },
  alternative: { change: { definition: definition({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'check-order', 'Payload.$': '$' }, Retry: [{ ...ANY, ErrorEquals: ['WarehouseDown', 'States.Timeout', 'Lambda.ServiceException'] }], Catch: [TOLD] }) }, why: 'Only what can pass is retried. What is not named goes to the catchers at once; a new kind of error is not retried until it is named.' },
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
  checked: '2026-11-25',
} satisfies Drill
