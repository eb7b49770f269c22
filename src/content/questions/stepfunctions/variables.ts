import type { JsonObject } from '../json'
import type { Question } from '../question'

const PRICES = { StartAt: 'Price', States: { Price: { Type: 'Pass', Output: '{% $states.input.price %}', End: true } } }
const ADDING = { total: '{% $total + $states.input.price %}' }
const assigning = (state: JsonObject) => ({ StartAt: 'Price', States: { Price: { ...PRICES.States.Price, ...state } } })
const SUM = { Type: 'Pass', Output: '{% {"total": $total} %}', End: true }
const total = (map: JsonObject) => ({
  QueryLanguage: 'JSONata', StartAt: 'Start',
  States: {
    Start: { Type: 'Pass', Next: 'Price each' },
    'Price each': { Type: 'Map', Items: '{% $states.input.items %}', ItemProcessor: PRICES, ...map, Next: 'Sum' },
    Sum: SUM,
  },
})
const execute = [
  { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { $ref: 'with.definition' } } }, mayFail: true },
  { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first', input: '{"items":[{"price":6},{"price":5}]}' }, mayFail: true },
  { untilQuiet: true },
  { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:first' }, as: 'run', mayFail: true },
] as const

export const questions = [
  {
    id: 'stepfunctions-variable-of-an-iteration',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'In a state machine in JSONata an inline Map state `Price each` runs a Pass state for each item of an order, which outputs the item’s price. A state after the Map has to output the sum of the prices as `total`, and reads it from the variable `$total`.\n\nHow does the sum get there?',
    choices: [
      { id: 'inner', text: 'The Pass state within the Map has the `Assign` `{ "total": "{% $total + $states.input.price %}" }`.', why: 'What an iteration assigns belongs to it and is gone when it ends. Besides, `$total` has no value there to begin with.' },
      { id: 'serial', text: 'The Pass state within the Map has that `Assign`, a state before the Map assigns 0 to `total`, and `MaxConcurrency` is 1.', why: 'One after the other does not help. An iteration can read the variables around it, but what it assigns stays within it.' },
      { id: 'after', text: 'The Map state has the `Assign` `{ "total": "{% $sum($states.result) %}" }`.', why: 'The Map’s result is the list of what its iterations output. The Map itself belongs to the workflow, and so does what it assigns.' },
      { id: 'context', text: 'The Map state has no `Assign`: what iterations output is in `$states.context` for the states after it.', why: 'The context object tells of the execution and of the current item. Outputs are no part of it.' },
    ],
    key: ['after'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 3,
    badge: 'documented',
    corrects: ['G142'],
    proof: {
      steps: [...execute],
      changes: {
        inner: { with: { definition: total({ ItemProcessor: assigning({ Assign: ADDING }) }) } },
        serial: {
          with: {
            definition: {
              ...total({}),
              States: {
                ...total({ MaxConcurrency: 1, ItemProcessor: assigning({ Assign: ADDING }) }).States,
                Start: { Type: 'Pass', Assign: { total: 0 }, Next: 'Price each' },
              },
            },
          },
        },
        after: { with: { definition: total({ Assign: { total: '{% $sum($states.result) %}' } }) } },
        context: { with: { definition: total({}) } },
      },
      goal: [{ of: 'run.output.total', equals: 11, says: 'the total is 6 and 5' }],
    },
  },
  {
    id: 'stepfunctions-format-an-object',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'This state of a workflow in JSONPath gets `{ "customer": "Ann", "items": ["tea", "milk"] }`. What is its output?',
    exhibits: [
      {
        language: 'asl',
        text: `"Tell": {
  "Type": "Pass",
  "Parameters": {
    "text.$": "States.Format('{} wants {}', $.customer, $.items)"
  },
  "End": true
}`,
      },
    ],
    choices: [
      { id: 'quoted', text: '`{"text":"\\"Ann\\" wants [\\"tea\\",\\"milk\\"]"}`', why: 'Texts are put in as they are, without quotes of their own.' },
      { id: 'joined', text: '`{"text":"Ann wants tea, milk"}`', why: '`States.Format` does not know how a list is to be joined. It writes JSON.' },
      { id: 'json', text: '`{"text":"Ann wants [\\"tea\\",\\"milk\\"]"}`', why: 'A text replaces its `{}` as it is, and anything else as the JSON text of it.' },
      { id: 'fails', text: 'None: the execution fails with `States.IntrinsicFailure`', why: 'It would if there were more or fewer `{}` than values. Lists are allowed.' },
    ],
    key: ['json'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'telling', definition: { StartAt: 'Tell', States: { Tell: { Type: 'Pass', Parameters: { 'text.$': "States.Format('{} wants {}', $.customer, $.items)" }, End: true } } } },
        { execute: 'telling', input: { customer: 'Ann', items: ['tea', 'milk'] }, as: 'run' },
      ],
      claims: {
        quoted: [{ of: 'run.output', equals: '{"text":"\\"Ann\\" wants [\\"tea\\",\\"milk\\"]"}' }],
        joined: [{ of: 'run.output', equals: '{"text":"Ann wants tea, milk"}' }],
        json: [{ of: 'run.output', equals: '{"text":"Ann wants [\\"tea\\",\\"milk\\"]"}', says: 'the list is put in as JSON' }],
        fails: [{ of: 'run.status', equals: 'FAILED' }],
      },
    },
  },
  {
    id: 'stepfunctions-apostrophe-in-a-format',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Pass state in JSONPath builds the text `It’s 7 o\'clock` – with a plain apostrophe before `clock` – from the number in `$.hour` with `States.Format`. The value is written in the JSON of the definition.\n\nWhich value of `"text.$"` is it?',
    choices: [
      { id: 'plain', text: '`"States.Format(\'It’s {} o\'clock\', $.hour)"`', why: 'The apostrophe ends the text in the middle: the definition is refused.' },
      { id: 'double', text: '`"States.Format(\'It’s {} o\'\'clock\', $.hour)"`', why: 'Doubling quotes is what SQL does. Here the second begins another text where a comma is needed.' },
      { id: 'quotes', text: '`"States.Format(\\"It’s {} o\'clock\\", $.hour)"`', why: 'Intrinsic functions take texts between apostrophes only.' },
      { id: 'escaped', text: '`"States.Format(\'It’s {} o\\\\\'clock\', $.hour)"`', why: 'The function wants a backslash before the apostrophe, and JSON wants each backslash written twice.' },
    ],
    key: ['escaped'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { StartAt: 'Tell', States: { Tell: { Type: 'Pass', Parameters: { 'text.$': { $ref: 'with.text' } }, End: true } } } } }, mayFail: true },
        { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first', input: '{"hour":7}' }, mayFail: true },
        { untilQuiet: true },
        { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:first' }, as: 'run', mayFail: true },
      ],
      changes: {
        plain: { with: { text: "States.Format('It’s {} o'clock', $.hour)" } },
        double: { with: { text: "States.Format('It’s {} o''clock', $.hour)" } },
        quotes: { with: { text: 'States.Format("It’s {} o\'clock", $.hour)' } },
        escaped: { with: { text: "States.Format('It’s {} o\\'clock', $.hour)" } },
      },
      goal: [{ of: 'run.output.text', equals: "It’s 7 o'clock", says: 'the text is built, apostrophe and all' }],
    },
  },
] satisfies readonly Question[]
