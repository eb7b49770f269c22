import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { stateLane } from '../usualLanes'

const order: Figure = {
  id: 'eight-types',
  title: 'One order through five types of states',
  watch: 'A Choice takes the first rule that is true. A Parallel is done when its slowest branch is. A Wait costs nothing but time.',
  world: { latency: 'typical' },
  from: 'started',
  controls: [
    { name: 'amount', label: 'Amount', choices: [{ label: '250', value: 250 }, { label: '20', value: 20 }] },
    { name: 'seconds', label: 'Approval takes', choices: [{ label: '2 s', value: 2 }, { label: '10 s', value: 10 }] },
  ],
  steps: [
    {
      machine: 'orders',
      definition: {
        StartAt: 'Add defaults',
        States: {
          'Add defaults': { Type: 'Pass', Result: 'EUR', ResultPath: '$.currency', Next: 'Large?' },
          'Large?': { Type: 'Choice', Choices: [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Approval' }], Default: 'Both at once' },
          Approval: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Both at once' },
          'Both at once': {
            Type: 'Parallel', Next: 'Done',
            Branches: [
              { StartAt: 'Pack', States: { Pack: { Type: 'Wait', Seconds: 3, End: true } } },
              { StartAt: 'Bill', States: { Bill: { Type: 'Wait', Seconds: 1, End: true } } },
            ],
          },
          Done: { Type: 'Succeed' },
        },
      },
    },
    { mark: 'started' },
    { execute: 'orders', input: { amount: { $ref: 'with.amount' }, seconds: { $ref: 'with.seconds' } }, as: 'run' },
  ],
  lanes: [
    stateLane('Add defaults', 'Pass', 'Pass: shapes the data, {end.detail.stateExitedEventDetails.output}.'),
    stateLane('Large?', 'Choice', 'Choice: the first rule that is true is taken, or Default.'),
    stateLane('Approval', 'Wait', 'Wait: {took}.'),
    stateLane('Both at once', 'Parallel', 'Parallel: both branches have the same input, and take {took} together.'),
    stateLane('Pack', 'Wait', 'The branch that packs takes {took}.'),
    stateLane('Bill', 'Wait', 'The branch that bills takes {took}.'),
    stateLane('Done', 'Succeed', 'Succeed: the execution is over.'),
  ],
}

export const chapter: Chapter = {
  id: 'state-types',
  title: 'State types',
  part: 'Step Functions',
  lead: 'Eight kinds of states make every workflow. What each is for, which may fail, and which can try again.',
  figure: order,
  sections: [
    {
      title: 'The eight',
      blocks: [
        {
          table: {
            head: ['Type', 'Does', 'Retry and Catch'],
            rows: [
              ['Task', 'Has a service do work', 'Yes'],
              ['Parallel', 'Runs branches at the same time; one that fails stops the others', 'Yes'],
              ['Map', 'Runs the same states for each item', 'Yes'],
              ['Choice', 'Branches on conditions', 'No'],
              ['Wait', 'Lets time go by, or waits until a time', 'No'],
              ['Pass', 'Shapes data, or stands in for what is to come', 'No'],
              ['Succeed', 'Ends well', 'No'],
              ['Fail', 'Ends with an error', 'No'],
            ],
          },
        },
        'Any state but Choice, Succeed and Fail says `Next` or `"End": true`.',
      ],
    },
    {
      title: 'Three ways to call',
      blocks: [
        {
          table: {
            head: ['Resource ends in', 'The task is done when'],
            rows: [
              ['Nothing', 'The call has been answered'],
              ['`.sync`', 'The job that was started is over. Standard only'],
              ['`.waitForTaskToken`', 'Somebody sends the token back. Standard only'],
            ],
          },
        },
        'Work of 30 minutes does not fit into one function of {fact:lambda.timeout.longest}. A job on Fargate, Batch or CodeBuild, waited for by `.sync`, does.',
      ],
    },
  ],
  traps: [
    { wrong: 'A Choice without a match goes on.', holds: 'Without Default the execution fails with `States.NoChoiceMatched`.' },
    { wrong: 'A Parallel gives the branches’ results as one object.', holds: 'As a list, in the order of the branches.' },
    { wrong: 'A Wait is paid for by time.', holds: 'In Standard workflows a state transition is what costs, however long it waits.' },
  ],
  verdicts: ['G110', 'G111', 'G112', 'G113', 'G114', 'G115', 'G117', 'G138', 'G139', 'G150', 'G151', 'G154'],
  questions: ['stepfunctions-choice-on-what-may-be-missing', 'stepfunctions-output-of-parallel', 'stepfunctions-a-branch-fails'],
  labs: [{ lab: 'step-functions', what: 'Draw a workflow of all eight and run it.' }],
}
