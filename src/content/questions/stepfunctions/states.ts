import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const fn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

const PARALLEL = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 9, Next: 'A' }, A: { Type: 'Pass', Result: 'a', End: true } } },
        { StartAt: 'B', States: { B: { Type: 'Pass', Result: 'b', End: true } } },
      ],
      ResultPath: '$.both',
      End: true,
    },
  },
} as const

export const questions = [
  {
    id: 'stepfunctions-output-of-parallel',
    service: 'stepfunctions',
    kind: 'prints',
    prompt: 'The first branch of this Parallel state takes nine seconds, the second none. The execution is started with `{ "orderId": "o-1" }`. What is its output?',
    exhibits: [{ language: 'asl', text: JSON.stringify(PARALLEL, undefined, 2) }],
    choices: [
      { id: 'done', text: '`{ "orderId": "o-1", "both": ["b", "a"] }`', why: 'The outputs stand in the order of the branches, whichever was done first.' },
      { id: 'order', text: '`{ "orderId": "o-1", "both": ["a", "b"] }`', why: 'A Parallel state gives a list with the output of each branch, in the order of the branches, and `ResultPath` puts it into the input.' },
      { id: 'merged', text: '`{ "orderId": "o-1", "both": { "Slow": "a", "B": "b" } }`', why: 'The outputs are not named after states: they form a list.' },
      { id: 'first', text: '`{ "orderId": "o-1", "both": "b" }`', why: 'A Parallel state is done when all branches are, not with the first of them.' },
    ],
    key: ['order'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [{ machine: 'orders', definition: PARALLEL }, { execute: 'orders', input: { orderId: 'o-1' }, as: 'run' }],
      claims: {
        done: [{ of: 'run.output', equals: { orderId: 'o-1', both: ['b', 'a'] } }],
        order: [{ of: 'run.output', equals: { orderId: 'o-1', both: ['a', 'b'] }, says: 'the outputs stand in the order of the branches' }],
        merged: [{ of: 'run.output.both', matches: { B: 'b' } }],
        first: [{ of: 'run.output.both', equals: 'b' }],
      },
    },
  },
  {
    id: 'stepfunctions-a-branch-fails',
    service: 'stepfunctions',
    kind: 'multiple',
    prompt:
      'A Parallel state has two branches. The first waits 60 seconds and then books a parcel with a Lambda function. The second charges a card with a Lambda function, which fails after a moment. Nothing is retried, and the Parallel state has a catcher for `States.ALL` that leads to Refund.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'stopped', text: 'The parcel is never booked.', why: 'When one branch fails, the Parallel state fails and the other branches are stopped where they are.' },
      { id: 'booked', text: 'The parcel is booked, and then the Parallel state fails.', why: 'The other branches are not awaited. What they have started by then goes on, but they enter no further state.' },
      { id: 'caught', text: 'Refund is entered at once.', why: 'The error of the branch is the error of the Parallel state, which its catcher matches.' },
      { id: 'later', text: 'Refund is entered after the 60 seconds have passed.', why: 'The catcher does not wait for branches that were stopped.' },
      { id: 'failed', text: 'The execution fails, as a catcher cannot see errors inside of branches.', why: 'States in a branch may catch for themselves. What they do not catch, the Parallel state around them may.' },
    ],
    key: ['stopped', 'caught'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'charge', script: [{ fail: { errorType: 'Declined', errorMessage: 'no money' } }] },
        { function: 'book', script: [{ return: 'booked' }] },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Both',
            States: {
              Both: {
                Type: 'Parallel',
                Branches: [
                  { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'Book' }, Book: { Type: 'Task', Resource: fn('book'), End: true } } },
                  { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: fn('charge'), End: true } } },
                ],
                Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
                End: true,
              },
              Refund: { Type: 'Pass', End: true },
            },
          },
        },
        { execute: 'orders', as: 'run' },
        { runFor: 120_000 },
      ],
      claims: {
        stopped: [{ events: { type: 'InvokeStarted', detail: { functionName: 'book' } }, count: 0, says: 'the function that books is not invoked' }],
        booked: [{ events: { type: 'InvokeStarted', detail: { functionName: 'book' } } }],
        caught: [{ events: { type: 'PassStateEntered' } }, { of: 'took.run', between: [0, 5000], says: 'Refund is entered within seconds' }],
        later: [{ of: 'took.run', between: [60_000, 66_000] }],
        failed: [{ of: 'run.status', equals: 'FAILED' }],
      },
    },
  },
  {
    id: 'stepfunctions-wait-until',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'Orders carry the time at which they are to be shipped, as `{ "shipAt": "2025-01-02T06:00:00Z" }`. A JSONPath workflow has to wait until then, in a state that costs nothing while it waits.\n\nWhich state does that?',
    choices: [
      { id: 'literal', text: '`{ "Type": "Wait", "Timestamp": "$.shipAt", "Next": "Ship" }`', why: '`Timestamp` takes the time itself. A path there is no time, and the definition is refused.' },
      { id: 'path', text: '`{ "Type": "Wait", "TimestampPath": "$.shipAt", "Next": "Ship" }`', why: '`TimestampPath` takes the time from the input. A Standard workflow pays for transitions, not for time.' },
      { id: 'seconds', text: '`{ "Type": "Wait", "SecondsPath": "$.shipAt", "Next": "Ship" }`', why: '`SecondsPath` has to lead to a number of seconds, not to a time.' },
      { id: 'task', text: 'A Task state whose Lambda function sleeps until the time is reached.', why: 'A function sleeps for 15 minutes at most, and its time is billed.' },
    ],
    key: ['path'],
    facts: ['stepfunctions.wait.longest'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      world: { startTime: '2025-01-01T06:00:00Z' },
      steps: [
        { function: 'sleeper', code: "export const handler = async ({ shipAt }) => { await new Promise((done) => setTimeout(done, Math.min(2 ** 31 - 1, new Date(shipAt) - Date.now()))); return 'awake' }", settings: { Timeout: 900 } },
        { call: 'states:CreateStateMachine', input: { name: 'orders', roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: { StartAt: 'Wait', States: { Wait: { $ref: 'with.state' }, Ship: { Type: 'Pass', Result: 'shipped', End: true } } } } }, mayFail: true },
        { mark: 'started' },
        { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first', input: '{"shipAt":"2025-01-02T06:00:00Z"}' }, mayFail: true },
        { untilQuiet: true },
      ],
      changes: {
        literal: { with: { state: { Type: 'Wait', Timestamp: '$.shipAt', Next: 'Ship' } } },
        path: { with: { state: { Type: 'Wait', TimestampPath: '$.shipAt', Next: 'Ship' } } },
        seconds: { with: { state: { Type: 'Wait', SecondsPath: '$.shipAt', Next: 'Ship' } } },
        task: { with: { state: { Type: 'Task', Resource: fn('sleeper'), Next: 'Ship' } } },
      },
      goal: [{ events: { type: 'ExecutionSucceeded', since: 'started' }, at: [86_390_000, 86_400_000], says: 'the order is shipped a day later, at the time it names' }],
    },
  },
  {
    id: 'stepfunctions-which-state-for-what',
    service: 'stepfunctions',
    kind: 'match',
    prompt: 'A workflow handles an order with a list of items. Which type of state fits each step?',
    choices: [
      { id: 'each', text: 'Reserve stock for every item of the list.', why: 'A Map state runs the same steps for each item, so many at a time as `MaxConcurrency` says.' },
      { id: 'both', text: 'Ask the bank and the warehouse at the same time.', why: 'A Parallel state runs branches that differ from each other, and waits for all of them.' },
      { id: 'which', text: 'Go on to the manager where the total is above 1,000.', why: 'A Choice state decides by its input which state follows.' },
      { id: 'shape', text: 'Add a constant to the data, without calling anything.', why: 'A Pass state makes its output from its input and does no work.' },
    ],
    answers: [{ id: 'map', text: 'Map' }, { id: 'parallel', text: 'Parallel' }, { id: 'choice', text: 'Choice' }, { id: 'pass', text: 'Pass' }],
    key: { each: 'map', both: 'parallel', which: 'choice', shape: 'pass' },
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
  },
] satisfies readonly Question[]
