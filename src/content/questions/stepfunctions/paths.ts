import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders'

/** The definition shown, and the run whose output is asked for. */
const shown = (definition: object): NonNullable<Question['exhibits']> => [{ language: 'asl', text: JSON.stringify(definition, undefined, 2) }]

const SELECTED = {
  StartAt: 'Select',
  States: { Select: { Type: 'Pass', InputPath: '$.order', Parameters: { 'id.$': '$.id', source: 'web' }, ResultPath: '$.checked', End: true } },
} as const

const ARRAYS = {
  StartAt: 'Split',
  States: { Split: { Type: 'Pass', Parameters: { 'parts.$': 'States.ArrayPartition(States.ArrayRange(1, 9, 3), 2)' }, End: true } },
} as const

const LITERAL = `{
  "StartAt": "Charge",
  "States": {
    "Charge": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "charge",
        "Payload": {
          "amount": "$.total",
          "currency": "EUR"
        }
      },
      "ResultPath": "$.receipt",
      "End": true
    }
  }
}`

const echo = { function: 'charge', code: 'export const handler = async (event) => event' } as const

export const questions = [
  {
    id: 'stepfunctions-result-path-and-raw-input',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'This state machine is started with `{ "order": { "id": "o-1" }, "customer": "c-1" }`. What is its output?',
    exhibits: shown(SELECTED),
    choices: [
      { id: 'alone', text: '`{ "checked": { "id": "o-1", "source": "web" } }`', why: '`ResultPath` adds to the input and does not begin an empty object.' },
      { id: 'order', text: '`{ "id": "o-1", "checked": { "id": "o-1", "source": "web" } }`', why: '`InputPath` narrows what `Parameters` see. `ResultPath` writes into the raw input, not into what `InputPath` selected.' },
      { id: 'raw', text: '`{ "order": { "id": "o-1" }, "customer": "c-1", "checked": { "id": "o-1", "source": "web" } }`', why: 'What `Parameters` make of the selected part is put into the input as the state got it.' },
      { id: 'nested', text: '`{ "order": { "id": "o-1", "checked": { "id": "o-1", "source": "web" } }, "customer": "c-1" }`', why: 'The `$` of `ResultPath` is the raw input. Its path would have to be `$.order.checked`.' },
    ],
    key: ['raw'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [{ machine: 'orders', definition: SELECTED }, { execute: 'orders', input: { order: { id: 'o-1' }, customer: 'c-1' }, as: 'run' }],
      claims: {
        alone: [{ of: 'run.output', equals: { checked: { id: 'o-1', source: 'web' } } }],
        order: [{ of: 'run.output', equals: { id: 'o-1', checked: { id: 'o-1', source: 'web' } } }],
        raw: [{ of: 'run.output', equals: { order: { id: 'o-1' }, customer: 'c-1', checked: { id: 'o-1', source: 'web' } }, says: 'the output is the whole input and what was checked' }],
        nested: [{ of: 'run.output', equals: { order: { id: 'o-1', checked: { id: 'o-1', source: 'web' } }, customer: 'c-1' } }],
      },
    },
  },
  {
    id: 'stepfunctions-payload-of-an-invocation',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state calls `arn:aws:states:::lambda:invoke`. The function returns `{ "total": 29 }`. The next state needs `{ "orderId": "o-1", "price": { "total": 29 } }`, where `{ "orderId": "o-1" }` was the input; the status code and the metadata of the invocation are to be left out.\n\nWhich fields does the Task state need?',
    choices: [
      { id: 'output', text: '`"OutputPath": "$.Payload"`', why: 'That hands on the payload alone: the order ID is gone.' },
      { id: 'path', text: '`"ResultPath": "$.price"`', why: 'It keeps the order ID, but puts all of the result there: `Payload`, `StatusCode` and the rest.' },
      { id: 'selector', text: '`"ResultSelector": { "total.$": "$.Payload.total" }` and `"ResultPath": "$.price"`', why: '`ResultSelector` takes what is wanted from the raw result, then `ResultPath` puts it into the input.' },
      { id: 'parameters', text: '`"Parameters": { "price.$": "$.Payload" }` and `"ResultPath": "$"`', why: '`Parameters` make the input of the task, before there is a payload. The path leads nowhere.' },
    ],
    key: ['selector'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'price', script: [{ return: { total: 29 } }] },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Price',
            States: {
              Price: {
                Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { $ref: 'with.parameters' },
                ResultSelector: { $ref: 'with.selector' }, ResultPath: { $ref: 'with.result' }, OutputPath: { $ref: 'with.output' }, End: true,
              },
            },
          },
        },
        { execute: 'orders', input: { orderId: 'o-1' }, as: 'run' },
      ],
      changes: {
        output: { with: { parameters: { FunctionName: 'price' }, output: '$.Payload' } },
        path: { with: { parameters: { FunctionName: 'price' }, result: '$.price' } },
        selector: { with: { parameters: { FunctionName: 'price' }, selector: { 'total.$': '$.Payload.total' }, result: '$.price' } },
        parameters: { with: { parameters: { FunctionName: 'price', 'Payload.$': '$.Payload' }, result: '$' } },
      },
      goal: [{ of: 'run.output', equals: { orderId: 'o-1', price: { total: 29 } }, says: 'the next state gets the order ID and the total, nothing else' }],
    },
  },
  {
    id: 'stepfunctions-path-taken-as-text',
    service: 'stepfunctions',
    kind: 'fault',
    prompt: 'Started with `{ "total": 29 }`, this execution succeeds, but the function is given the amount `"$.total"` in place of 29. Which line has to be changed?',
    exhibits: [{ title: 'Definition', language: 'asl', text: LITERAL }],
    choices: [
      { id: 'resource', line: 6, why: 'The optimized integration is right: with it the function gets what stands in `Payload`.' },
      { id: 'payload', line: 9, why: 'With `Payload.$` the value would have to be one path, and the currency would be lost.' },
      { id: 'amount', line: 10, why: 'A value is taken for a path only where the name of its member ends in `.$`: `"amount.$": "$.total"`.' },
      { id: 'currency', line: 11, why: 'The currency is meant as it stands, a text.' },
      { id: 'result', line: 14, why: 'Where the result goes has no part in what the function is given.' },
    ],
    key: ['amount'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        echo,
        {
          machine: 'orders',
          definition: {
            StartAt: 'Charge',
            States: { Charge: { Type: 'Task', Resource: { $ref: 'with.resource' }, Parameters: { $ref: 'with.parameters' }, ResultPath: { $ref: 'with.result' }, End: true } },
          },
        },
        { mark: 'started' },
        { execute: 'orders', input: { total: 29 }, as: 'run' },
      ],
      changes: {
        resource: { with: charged({ resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge' }) },
        payload: { with: charged({ parameters: { FunctionName: 'charge', 'Payload.$': '$.total' } }) },
        amount: { with: charged({ parameters: { FunctionName: 'charge', Payload: { 'amount.$': '$.total', currency: 'EUR' } } }) },
        currency: { with: charged({ parameters: { FunctionName: 'charge', Payload: { amount: '$.total', 'currency.$': "States.Format('EUR')" } } }) },
        result: { with: charged({ result: '$.charged' }) },
      },
      goal: [{ of: 'run.output.receipt.Payload.amount', equals: 29, says: 'the function is given the amount' }, { of: 'run.output.receipt.Payload.currency', equals: 'EUR' }],
    },
  },
  {
    id: 'stepfunctions-partition-a-range',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'A Pass state makes batches with intrinsic functions. What does an execution of this state machine give?',
    exhibits: shown(ARRAYS),
    choices: [
      { id: 'halves', text: '`{ "parts": [[1, 4], [7]] }`', why: 'The range goes from 1 to at most 9 in steps of 3: 1, 4, 7. Partitions hold two items, the last one what is left.' },
      { id: 'two', text: '`{ "parts": [[1, 4, 7], []] }`', why: 'The number says how long a partition is, not how many there are.' },
      { id: 'nine', text: '`{ "parts": [[1, 4], [7, 9]] }`', why: 'The end of a range belongs to it only where a step arrives there.' },
      { id: 'length', text: '`{ "parts": [[1, 2], [3]] }`', why: 'The third argument of `States.ArrayRange` is the step, not the length.' },
    ],
    key: ['halves'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [{ machine: 'orders', definition: ARRAYS }, { execute: 'orders', as: 'run' }],
      claims: {
        halves: [{ of: 'run.output.parts', equals: [[1, 4], [7]] }],
        two: [{ of: 'run.output.parts', equals: [[1, 4, 7], []] }],
        nine: [{ of: 'run.output.parts', equals: [[1, 4], [7, 9]] }],
        length: [{ of: 'run.output.parts', equals: [[1, 2], [3]] }],
      },
    },
  },
  {
    id: 'stepfunctions-name-of-the-execution',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state has to send the name under which its execution was started as an idempotency key to a payment service. The state machine uses JSONPath.\n\nWhich member of `Parameters` does that?',
    choices: [
      { id: 'input', text: '`"key.$": "$.Execution.Name"`', why: 'One dollar sign is for the input of the state, in which there is no such member.' },
      { id: 'id', text: '`"key.$": "$$.Execution.Id"`', why: 'It can be told apart too, but it is the ARN of the execution and not its name.' },
      { id: 'name', text: '`"key.$": "$$.Execution.Name"`', why: 'Two dollar signs lead into the context object, which tells of the execution, the state and the state machine.' },
      { id: 'machine', text: '`"key.$": "$$.StateMachine.Name"`', why: 'That is the same for all executions: no key at all.' },
    ],
    key: ['name'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Name', States: { Name: { Type: 'Pass', Parameters: { 'key.$': { $ref: 'with.path' } }, End: true } } } },
        { call: 'states:StartExecution', input: { stateMachineArn: MACHINE, name: 'order-17' } },
        { untilQuiet: true },
        { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:order-17' }, as: 'run' },
      ],
      changes: Object.fromEntries(Object.entries({ input: '$.Execution.Name', id: '$$.Execution.Id', name: '$$.Execution.Name', machine: '$$.StateMachine.Name' }).map(([id, path]) => [id, { with: { path } }])),
      goal: [{ of: 'run.output.key', equals: 'order-17', says: 'the key is the name of the execution' }],
    },
  },
  {
    id: 'stepfunctions-drop-a-result',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state writes an audit record by a Lambda function. What the function returns is of no use, and the next state needs the input of this one unchanged.\n\nWhich field of the Task state does that?',
    choices: [
      { id: 'output', text: '`"OutputPath": null`', why: 'It hands on an empty object, whatever there was.' },
      { id: 'result', text: '`"ResultPath": null`', why: 'The result is dropped and the input is handed on.' },
      { id: 'selector', text: '`"ResultSelector": {}`', why: 'The result becomes an empty object. With the default `ResultPath`, it then replaces the input.' },
      { id: 'dollar', text: '`"ResultPath": "$"`', why: 'That is the default: the result replaces the whole input.' },
    ],
    key: ['result'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'audit', script: [{ return: { stored: true } }] },
        {
          machine: 'orders',
          definition: { StartAt: 'Audit', States: { Audit: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:audit', OutputPath: { $ref: 'with.output' }, ResultPath: { $ref: 'with.result' }, ResultSelector: { $ref: 'with.selector' }, End: true } } },
        },
        { execute: 'orders', input: { orderId: 'o-1' }, as: 'run' },
      ],
      changes: { output: { with: { output: null } }, result: { with: { result: null } }, selector: { with: { selector: {} } }, dollar: { with: { result: '$' } } },
      goal: [{ of: 'run.output', equals: { orderId: 'o-1' }, says: 'the next state gets the input unchanged' }],
    },
  },
  {
    id: 'stepfunctions-order-of-the-fields',
    service: 'stepfunctions',
    kind: 'order',
    prompt: 'In which order does a Task state of a JSONPath state machine apply its fields?',
    choices: [
      { id: 'input', text: '`InputPath`', why: 'It selects the part of the input that the state works with.' },
      { id: 'parameters', text: '`Parameters`', why: 'They make the input of the task from what `InputPath` has selected.' },
      { id: 'selector', text: '`ResultSelector`', why: 'It is the first to see the raw result of the task.' },
      { id: 'result', text: '`ResultPath`', why: 'It puts what `ResultSelector` made into the raw input.' },
      { id: 'output', text: '`OutputPath`', why: 'The last one: it selects what the next state gets.' },
    ],
    key: ['input', 'parameters', 'selector', 'result', 'output'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
  },
] satisfies readonly Question[]

/** What the definition says, but for one line. */
function charged(changed: object) {
  return {
    resource: 'arn:aws:states:::lambda:invoke',
    parameters: { FunctionName: 'charge', Payload: { amount: '$.total', currency: 'EUR' } },
    result: '$.receipt',
    ...changed,
  }
}
