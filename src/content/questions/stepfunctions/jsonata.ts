import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const ROLE = 'arn:aws:iam::123456789012:role/workflow'

const ASSIGNED = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { n: 1 }, Next: 'Count' },
    Count: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: { told: '{% $n %}' }, Next: 'End' },
    End: { Type: 'Pass', Output: { first: '{% $states.input.told %}', after: '{% $n %}' }, End: true },
  },
} as const

export const questions = [
  {
    id: 'stepfunctions-assign-and-output',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'Three states of this JSONata workflow set and read the variable `n`. What is the output of an execution?',
    exhibits: [{ language: 'asl', text: JSON.stringify(ASSIGNED, undefined, 2) }],
    choices: [
      { id: 'old', text: '`{ "first": 1, "after": 2 }`', why: 'All expressions of a state see the variables as they were when it was entered. What `Assign` sets holds from the next state on.' },
      { id: 'new', text: '`{ "first": 2, "after": 2 }`', why: '`Output` does not wait for `Assign`: both are evaluated with the value that was there before.' },
      { id: 'same', text: '`{ "first": 1, "after": 1 }`', why: 'A variable may be assigned anew in any later state of its scope, and then has that value.' },
      { id: 'local', text: '`{ "first": 2, "after": 1 }`', why: 'Variables are not local to a state: they live as long as the execution, or the branch or iteration they belong to.' },
    ],
    key: ['old'],
    facts: ['stepfunctions.variable.total.limit'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
    ...asked,
    difficulty: 3,
    badge: 'documented',
    proof: {
      steps: [{ machine: 'orders', definition: ASSIGNED }, { execute: 'orders', as: 'run' }],
      claims: {
        old: [{ of: 'run.output', equals: { first: 1, after: 2 } }],
        new: [{ of: 'run.output', equals: { first: 2, after: 2 } }],
        same: [{ of: 'run.output', equals: { first: 1, after: 1 } }],
        local: [{ of: 'run.output', equals: { first: 2, after: 1 } }],
      },
    },
  },
  {
    id: 'stepfunctions-fields-of-jsonata-states',
    service: 'stepfunctions',
    kind: 'multiple',
    prompt:
      'A team moves a state machine from JSONPath to JSONata by setting `"QueryLanguage": "JSONata"` at its top. `CreateStateMachine` now refuses some of the states.\n\nWhich states does it refuse? (Choose two.)',
    choices: [
      { id: 'parameters', text: 'A Task state with `Parameters`.', why: 'Tasks in JSONata get their input from `Arguments`; `Parameters` belong to JSONPath.' },
      { id: 'seconds', text: 'A Wait state with `"Seconds": 10`.', why: 'Constants are the same in both languages. In JSONata `Seconds` can be an expression as well.' },
      { id: 'path', text: 'A Pass state with `"ResultPath": "$.price"`.', why: 'None of the five path fields exists in JSONata: `Output` says what goes on.' },
      { id: 'own', text: 'A Pass state with a `QueryLanguage` of its own, JSONata.', why: 'A state may name the language. Only a JSONPath state in a JSONata machine is not allowed.' },
      { id: 'fail', text: 'A Fail state with an `Error` and a `Cause` that are plain text.', why: 'Both fields are there in both languages.' },
    ],
    key: ['parameters', 'path'],
    facts: ['stepfunctions.query.languages'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: Object.entries({
        parameters: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'price' }, End: true },
        seconds: { Type: 'Wait', Seconds: 10, End: true },
        path: { Type: 'Pass', ResultPath: '$.price', End: true },
        own: { Type: 'Pass', QueryLanguage: 'JSONata', End: true },
        fail: { Type: 'Fail', Error: 'Declined', Cause: 'The card was declined.' },
      }).map(([name, state]) => ({
        call: 'states:CreateStateMachine', input: { name, roleArn: ROLE, definition: { $json: { QueryLanguage: 'JSONata', StartAt: 'Only', States: { Only: state } } } }, as: name, mayFail: true as const,
      })),
      claims: Object.fromEntries(['parameters', 'seconds', 'path', 'own', 'fail'].map((name) => [name, [{ of: `${name}.error.name`, equals: 'InvalidDefinition', says: 'the definition is refused' }]])),
    },
  },
] satisfies readonly Question[]
