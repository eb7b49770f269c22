import type { Question } from '../question'

const ROLE = 'arn:aws:iam::123456789012:role/workflow'
const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders'
const FIRST = 'arn:aws:states:us-east-1:123456789012:execution:orders:first'

const task = (name: string) => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, ResultPath: null })
const output = (executionArn: string) => ({ call: 'states:DescribeExecution', input: { executionArn }, as: 'run', mayFail: true }) as const

export const questions = [
  {
    id: 'stepfunctions-multiply-without-a-function',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A new state machine gets orders such as `{ "price": 5, "quantity": 6 }`. Its first state has to add the member `total`, the price times the quantity, and hand on the rest of the order. The team does not want to invoke a Lambda function for this.\n\nWhich Pass state does that?',
    choices: [
      { id: 'jsonata', text: 'One in JSONata whose `Output` merges the order with `price * quantity`.', why: 'JSONata calculates, and `Output` says what goes on. AWS recommends it for new state machines; JSONPath has no multiplication.' },
      { id: 'path', text: 'One in JSONPath with `"total.$": "$.price * $.quantity"` among its `Parameters`.', why: 'A path selects and does not calculate: the definition is refused when it is created.' },
      { id: 'intrinsic', text: 'One in JSONPath whose `Parameters` call `States.MathMultiply($.price, $.quantity)`.', why: 'Of arithmetic there are `States.MathAdd` and `States.MathRandom` only. A definition with any other function is refused.' },
      { id: 'add', text: 'One in JSONPath whose `Parameters` call `States.MathAdd($.price, $.quantity)`, with a `ResultPath` of `$.total`.', why: 'The member gets its place and the order is kept, but it is the sum.' },
    ],
    key: ['jsonata'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G142'],
    proof: {
      steps: [
        { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: ROLE, definition: { $json: { StartAt: 'Add total', States: { 'Add total': { $ref: 'with.state' } } } } }, mayFail: true },
        { call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'first', input: '{"price":5,"quantity":6}' }, mayFail: true },
        { untilQuiet: true },
        output(FIRST),
      ],
      changes: {
        jsonata: { with: { state: { Type: 'Pass', QueryLanguage: 'JSONata', Output: "{% $merge([$states.input, { 'total': $states.input.price * $states.input.quantity }]) %}", End: true } } },
        path: { with: { state: { Type: 'Pass', Parameters: { 'price.$': '$.price', 'quantity.$': '$.quantity', 'total.$': '$.price * $.quantity' }, End: true } } },
        intrinsic: { with: { state: { Type: 'Pass', Parameters: { 'price.$': '$.price', 'quantity.$': '$.quantity', 'total.$': 'States.MathMultiply($.price, $.quantity)' }, End: true } } },
        add: { with: { state: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($.price, $.quantity)' }, ResultPath: '$.total', End: true } } },
      },
      goal: [
        { of: 'run.output.total', equals: 30, says: 'the total is 5 times 6' },
        { of: 'run.output.quantity', equals: 6, says: 'the rest of the order goes on' },
      ],
    },
  },
  {
    id: 'stepfunctions-go-on-after-an-outage',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Standard workflow charges a customer and then books a parcel. For an hour the service that books parcels was down, and executions failed in that state. It works again now. Each of the failed executions has to be brought to its end without charging anybody twice.\n\nWhat should the developer do with each of them?',
    choices: [
      { id: 'again', text: 'Start a new execution with the same input, under a new name.', why: 'It begins at the first state: the customer is charged once more.' },
      { id: 'same-name', text: 'Start an execution with the same input under the same name.', why: 'A name is taken for 90 days once its execution has ended: `ExecutionAlreadyExists`. It is idempotent only while the first one runs.' },
      { id: 'redrive', text: 'Redrive the execution.', why: 'It goes on at the state that failed, with the input that state had. What succeeded is not done again. It is possible for 14 days.' },
      { id: 'stop', text: 'Stop the execution and start it anew from the failed state.', why: 'An execution that has failed cannot be stopped, and none starts anywhere but at `StartAt`.' },
    ],
    key: ['redrive'],
    facts: ['stepfunctions.redrive.period'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html',
    checked: '2026-11-23',
    tasks: { c02: '4.1', c03: '4.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G143'],
    proof: {
      steps: [
        { function: 'charge', script: [{ return: 'charged' }] },
        { function: 'book', code: 'let down = true\nexport const handler = async () => { if (down) { down = false; throw new Error("down") } return "booked" }' },
        { machine: 'orders', definition: { StartAt: 'Charge', States: { Charge: { ...task('charge'), Next: 'Book' }, Book: { ...task('book'), End: true } } } },
        { call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'first', input: '{}' } },
        { untilQuiet: true },
        { option: true },
        { untilQuiet: true },
        output(FIRST),
      ],
      changes: {
        again: { steps: [{ call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'second', input: '{}' } }] },
        'same-name': { steps: [{ call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'first', input: '{"again":true}' }, mayFail: true }] },
        redrive: { steps: [{ call: 'states:RedriveExecution', input: { executionArn: FIRST } }] },
        stop: { steps: [{ call: 'states:StopExecution', input: { executionArn: FIRST }, mayFail: true }, { call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'second', input: '{}' } }] },
      },
      goal: [
        { events: { type: 'InvokeStarted', detail: { functionName: 'charge' } }, count: 1, says: 'the customer is charged once' },
        { events: { type: 'InvokeEnded', detail: { functionName: 'book', status: 'succeeded' } }, count: 1, says: 'the parcel is booked' },
        { of: 'run.status', equals: 'SUCCEEDED', says: 'the execution that had failed has succeeded' },
      ],
    },
  },
  {
    id: 'stepfunctions-price-of-express',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Standard workflow with five states answers within 100 milliseconds, uses little memory and runs a million times a month in us-east-1. It needs neither task tokens nor a history in Step Functions, and its tasks may be done twice. The team wants to know what an Express workflow would save.\n\nWhich statement is right?',
    choices: [
      { id: 'sixty', text: 'Express costs 60 percent less for any workflow, so about 50 dollars a month instead of 125.', why: 'There is no such rate. The two types are billed by different things, and what one saves depends on the workflow.' },
      { id: 'same', text: 'Nothing: both types are billed for each state transition.', why: 'Only Standard counts transitions. Express counts requests, and duration times memory.' },
      { id: 'ninety', text: 'Nearly all of it: Express is billed for requests, duration and memory, here about 1 dollar instead of 125.', why: 'A million requests are 1 dollar, and 100 ms with 64 MB some ten cents more; five million transitions are 125 dollars.' },
      { id: 'more', text: 'It would cost more, because Express is billed for each 100 milliseconds that a state takes.', why: 'The duration is the execution’s, in steps of 100 ms. Only a long one with much memory comes dearer than its transitions.' },
    ],
    key: ['ninety'],
    facts: ['stepfunctions.price.transitions', 'stepfunctions.price.requests', 'stepfunctions.billing.step'],
    source: 'https://aws.amazon.com/step-functions/pricing/',
    checked: '2026-11-23',
    tasks: { c02: '4.3', c03: '4.3' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G133'],
  },
] satisfies readonly Question[]
