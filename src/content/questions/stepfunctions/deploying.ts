import type { JsonObject } from '../json'
import type { Question } from '../question'

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders'
const ROLE = 'arn:aws:iam::123456789012:role/workflow'
const one = (name: string) => ({ $json: { StartAt: 'Ship', States: { Ship: { Type: 'Pass', Result: name, End: true } } } })

const BOOK: JsonObject = {
  Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'book' },
  Catch: [{ ErrorEquals: ['NoSeats'], Next: 'Tell customer' }], Next: 'Confirm',
}
const WORKFLOW = { StartAt: 'Book', States: { Book: BOOK, Confirm: { Type: 'Succeed' }, 'Tell customer': { Type: 'Succeed' } } }

export const questions = [
  {
    id: 'stepfunctions-test-a-catcher',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A pipeline has to check, each time a definition changes, that the catcher of the Task state `Book` leads to `Tell customer` when the booking function throws `NoSeats`. Nothing may be booked in the check, and no state machine be created for it.\n\nWhich call does that?',
    choices: [
      { id: 'mock', text: 'TestState with the state’s definition and a mocked error `NoSeats`', why: 'The state is run by itself with the error as its task’s outcome: the answer is `CAUGHT_ERROR` and names the next state. Nothing is called.' },
      { id: 'plain', text: 'TestState with the state’s definition, the role and an input', why: 'It tests the state, but invokes the function: something may be booked, and whether it throws is its own affair.' },
      { id: 'validate', text: 'ValidateStateMachineDefinition with the whole definition', why: 'It looks at the definition’s form. A catcher that waits for the wrong name is well-formed.' },
      { id: 'execute', text: 'CreateStateMachine and StartExecution, with the input of a full flight', why: 'An execution shows it, but a state machine is created and the booking function is invoked.' },
    ],
    key: ['mock'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html',
    checked: '2026-11-23',
    tasks: { c02: '3.2', c03: '3.2' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G143'],
    proof: {
      steps: [
        { function: 'book', script: [{ return: 'booked' }] },
        { mark: 'checking' },
        { option: true },
        { untilQuiet: true },
      ],
      changes: {
        mock: { steps: [{ call: 'states:TestState', input: { definition: { $json: BOOK }, input: '{}', mock: { errorOutput: { error: 'NoSeats', cause: 'full' } } }, as: 'answer' }] },
        plain: { steps: [{ call: 'states:TestState', input: { definition: { $json: BOOK }, input: '{}', roleArn: ROLE }, as: 'answer' }] },
        validate: { steps: [{ call: 'states:ValidateStateMachineDefinition', input: { definition: { $json: WORKFLOW } }, as: 'answer' }] },
        execute: {
          steps: [
            { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: ROLE, definition: { $json: WORKFLOW } } },
            { call: 'states:StartExecution', input: { stateMachineArn: MACHINE, input: '{}' }, as: 'answer' },
          ],
        },
      },
      goal: [
        { of: 'answer.nextState', equals: 'Tell customer', says: 'the catcher’s way is told' },
        { events: { type: 'InvokeStarted', since: 'checking' }, count: 0, says: 'the function is not invoked' },
        { events: { type: 'ExecutionStarted', since: 'checking' }, count: 0, says: 'and nothing is executed' },
      ],
    },
  },
  {
    id: 'stepfunctions-a-tenth-of-executions',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Standard workflow is started often. A new definition is to get about a tenth of the new executions at first. If it fails, all have to get the old one again by a single call, without any change to those who start executions.\n\nWhich deployment does that?',
    choices: [
      { id: 'update', text: 'Call UpdateStateMachine with `publish`, and let callers start executions by the state machine’s ARN.', why: 'A version is published, but the ARN without one stands for the latest revision: all new executions get it.' },
      { id: 'alias', text: 'Publish a version of each, and let callers start executions by an alias that routes 90 to the old and 10 to the new one.', why: 'An alias splits new executions by weights over two versions. Taking it back is one UpdateStateMachineAlias.' },
      { id: 'newest', text: 'Publish both as versions, and let callers start executions by an alias that routes 100 to the new one.', why: 'It can be taken back by a call, but until then all executions get what is new.' },
      { id: 'concurrency', text: 'Publish both as versions, and let callers start the old one by its version’s ARN, every tenth time the new one.', why: 'The split is made by those who start executions: taking it back means changing all of them.' },
    ],
    key: ['alias'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html',
    checked: '2026-11-23',
    tasks: { c02: '3.4', c03: '3.3' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: ROLE, definition: one('old'), publish: true } },
        { call: 'states:UpdateStateMachine', input: { stateMachineArn: MACHINE, definition: one('new'), publish: true } },
        { option: true },
        { mark: 'deployed' },
        { many: 100, every: 10, do: { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'with.arn' } } } },
        { untilQuiet: true },
        { mark: 'back' },
        { when: { $ref: 'with.back' }, do: { call: 'states:UpdateStateMachineAlias', input: { stateMachineAliasArn: { $ref: 'with.back' }, routingConfiguration: [{ stateMachineVersionArn: `${MACHINE}:1`, weight: 100 }] } } },
        { many: 20, every: 10, do: { call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'with.arn' } } } },
        { untilQuiet: true },
      ],
      changes: {
        update: { with: { arn: MACHINE } },
        alias: {
          with: { arn: `${MACHINE}:live`, back: `${MACHINE}:live` },
          steps: [{ call: 'states:CreateStateMachineAlias', input: { name: 'live', routingConfiguration: [{ stateMachineVersionArn: `${MACHINE}:1`, weight: 90 }, { stateMachineVersionArn: `${MACHINE}:2`, weight: 10 }] } }],
        },
        newest: { with: { arn: `${MACHINE}:live`, back: `${MACHINE}:live` }, steps: [{ call: 'states:CreateStateMachineAlias', input: { name: 'live', routingConfiguration: [{ stateMachineVersionArn: `${MACHINE}:2`, weight: 100 }] } }] },
        concurrency: { with: { arn: `${MACHINE}:2` } },
      },
      goal: [
        { events: { type: 'ExecutionSucceeded', detail: { executionSucceededEventDetails: { output: 'new' } }, since: 'deployed' }, count: [3, 20], says: 'about a tenth is run by the new definition' },
        { events: { type: 'ExecutionSucceeded', detail: { executionSucceededEventDetails: { output: 'new' } }, since: 'back' }, count: 0, says: 'after one call none is' },
      ],
    },
  },
] satisfies readonly Question[]
