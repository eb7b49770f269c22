import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const ITEM = { TableName: 'stock', Key: { sku: { S: 'tea' } } }

const jsonpath = (result: object) => ({
  StartAt: 'Price',
  States: {
    Price: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'price', 'Payload.$': '$' }, ResultSelector: { 'amount.$': '$.Payload.amount' }, ...result, Next: 'Take from stock' },
    'Take from stock': {
      Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem',
      Parameters: { ...ITEM, UpdateExpression: 'SET stock = stock - :qty', ConditionExpression: 'stock >= :qty', ExpressionAttributeValues: { ':qty': { 'N.$': "States.Format('{}', $.quantity)" } } },
      ResultPath: null, End: true,
    },
  },
})

const JSONATA = {
  QueryLanguage: 'JSONata',
  StartAt: 'Price',
  States: {
    Price: {
      Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'price', Payload: '{% $states.input %}' },
      Output: "{% $merge([$states.input, {'price': {'amount': $states.result.Payload.amount}}]) %}", Next: 'Take from stock',
    },
    'Take from stock': {
      Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem',
      Arguments: { ...ITEM, UpdateExpression: 'SET stock = stock - :qty', ConditionExpression: 'stock >= :qty', ExpressionAttributeValues: { ':qty': { N: '{% $string($states.input.quantity) %}' } } },
      Output: '{% $states.input %}', End: true,
    },
  },
}

const NUMBER = {
  ...jsonpath({ ResultPath: '$.price' }),
  States: {
    ...jsonpath({ ResultPath: '$.price' }).States,
    'Take from stock': { ...jsonpath({}).States['Take from stock'], Parameters: { ...jsonpath({}).States['Take from stock'].Parameters, ExpressionAttributeValues: { ':qty': { 'N.$': '$.quantity' } } } },
  },
}

const carried: Figure = {
  id: 'what-a-result-replaces',
  title: 'An order on its way through two tasks',
  watch:
    'A task’s result takes the place of its input unless one says where it goes. Then the next state looks for a quantity that is not there any more. With a ResultPath, or with Output in JSONata, both are kept.',
  world: { latency: 'typical' },
  from: 'started',
  controls: [
    {
      name: 'machine', label: 'The result of Price',
      choices: [
        { label: 'replaces the order', value: jsonpath({}) },
        { label: 'goes to $.price', value: jsonpath({ ResultPath: '$.price' }) },
        { label: 'is merged by JSONata', value: JSONATA },
        { label: 'goes to $.price, N is given a number', value: NUMBER },
      ],
    },
    { name: 'quantity', label: 'Quantity', choices: [{ label: '2', value: 2 }, { label: '50, more than there are', value: 50 }] },
  ],
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'stock', KeySchema: [{ AttributeName: 'sku', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'sku', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
    { runFor: 60_000 },
    { call: 'dynamodb:PutItem', input: { TableName: 'stock', Item: { sku: { S: 'tea' }, stock: { N: '10' } } } },
    { function: 'price', code: 'export const handler = async ({ quantity }) => ({ amount: quantity * 3 })\n' },
    { machine: 'orders', definition: { $ref: 'with.machine' } },
    { mark: 'started' },
    { execute: 'orders', input: { sku: 'tea', quantity: { $ref: 'with.quantity' } }, as: 'run' },
  ],
  lanes: [
    ...['Price', 'Take from stock'].map((name) => ({
      title: name,
      spans: [
        {
          from: { type: 'TaskStateEntered', detail: { stateEnteredEventDetails: { name } } }, to: [{ type: 'TaskStateExited' }, { type: 'ExecutionFailed' }], tone: 'entered' as const,
          says: `${name} is entered with {detail.stateEnteredEventDetails.input}.`,
        },
      ],
      marks: [{ on: { type: 'TaskStateExited', detail: { stateExitedEventDetails: { name } } }, tone: 'succeeded' as const, says: `${name} is left with {detail.stateExitedEventDetails.output}.` }],
    })),
    {
      title: 'Execution',
      marks: [
        { on: { type: 'ExecutionFailed' }, tone: 'failed', says: 'FAILED: {detail.executionFailedEventDetails.error}, {detail.executionFailedEventDetails.cause}' },
        { on: { type: 'ExecutionSucceeded' }, tone: 'succeeded', says: 'SUCCEEDED.' },
      ],
    },
  ],
}

export const chapter: Chapter = {
  id: 'data-flow',
  title: 'Data flow',
  part: 'Step Functions',
  lead: 'How JSON travels from state to state: what a task is given, what becomes of its result, and in which of two languages one says so.',
  figure: carried,
  sections: [
    {
      title: 'JSONPath: five fields in order',
      blocks: [
        {
          table: {
            head: ['Field', 'Does', 'Unless set'],
            rows: [
              ['`InputPath`', 'Chooses a part of the input', 'All of it'],
              ['`Parameters`', 'Makes what the task is given; names end in `.$` where the value is a path', 'The input'],
              ['`ResultSelector`', 'Makes the result smaller', 'All of it'],
              ['`ResultPath`', 'Says where in the input the result goes; `null` drops the result', '`$`: it replaces the input'],
              ['`OutputPath`', 'Chooses a part of what came of it', 'All of it'],
            ],
          },
        },
        { code: JSON.stringify(jsonpath({ ResultPath: '$.price' }), null, 2), language: 'json', title: 'The result beside the order, N as a text, and no stock below zero' },
      ],
    },
    {
      title: 'JSONata: two fields, and variables',
      blocks: [
        '`Arguments` is what the task is given, `Output` what the state ends with, and both may hold expressions in `{% %}`. `Assign` keeps values in variables for all later states, so that they need not travel along. Language can be set for the machine or for a state.',
        { code: JSON.stringify(JSONATA, null, 2), language: 'json', title: 'The same in JSONata' },
        'AWS advises JSONata for new state machines. The classic questions are all about JSONPath.',
        { facts: ['stepfunctions.payload.limit', 'stepfunctions.variable.assign.limit', 'stepfunctions.variable.total.limit'] },
        'What is larger belongs into S3, and its key into the data.',
      ],
    },
  ],
  traps: [
    { wrong: 'The input of the execution is there in every state.', holds: 'Only as long as each state passes it on. Or in `$$.Execution.Input`, or a variable.' },
    { wrong: '`ResultPath: null` empties the output.', holds: 'It drops the result and passes the input on.' },
    { wrong: 'A number can be given for DynamoDB’s `N`.', holds: 'It is a text there: `States.Format` or `$string` makes one.' },
    { wrong: 'JSONata and JSONPath fields can be mixed in a state.', holds: 'A state has one language. `Parameters` in a JSONata state is refused.' },
  ],
  verdicts: ['G118', 'G122', 'G123', 'G124', 'G125', 'G126', 'G142'],
  questions: ['stepfunctions-state-without-resultpath', 'stepfunctions-dynamodb-number-is-text', 'stepfunctions-multiply-without-a-function'],
  labs: [{ lab: 'step-functions', what: 'Select a state and compare its input and output.' }],
}
