import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { environmentLanes } from '../usualLanes'

const limits: Figure = {
  id: 'concurrency-is-a-product',
  title: 'Ten requests, one every 100 ms',
  watch:
    'Concurrency is requests a second times seconds each. With 300 ms each, three are in flight, and more while environments still start; with 800 ms it is eight. Where fewer are reserved, what does not fit is refused.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'duration', label: 'Each takes', choices: [{ label: '300 ms', value: 300 }, { label: '800 ms', value: 800 }] },
    { name: 'reserved', label: 'Reserved concurrency', preset: 1, choices: [{ label: '1', value: 1 }, { label: '3', value: 3 }, { label: '10', value: 10 }] },
    { name: 'every', label: 'A request every', preset: 1, choices: [{ label: '20 ms', value: 20 }, { label: '100 ms', value: 100 }, { label: '400 ms', value: 400 }] },
  ],
  steps: [
    {
      function: 'report',
      code: `export const handler = ({ ms }) => new Promise((done) => setTimeout(() => done('ready'), ms))
`,
    },
    { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'report', ReservedConcurrentExecutions: { $ref: 'with.reserved' } } },
    { mark: 'sent' },
    { many: 10, every: { $ref: 'with.every' }, do: { call: 'lambda:Invoke', input: { FunctionName: 'report', Payload: { $json: { ms: { $ref: 'with.duration' } } } }, mayFail: true } },
  ],
  lanes: [
    {
      title: 'Requests',
      marks: [
        { on: { type: 'InvokeStarted' }, tone: 'entered', says: 'A request is taken.' },
        { on: { type: 'Throttled' }, tone: 'throttled', says: 'A request is refused with 429: as many as are reserved are in flight.' },
      ],
    },
    environmentLanes('report'),
  ],
}

export const chapter: Chapter = {
  id: 'concurrency',
  title: 'Concurrency',
  part: 'Lambda',
  lead: 'How many requests are in flight at once. What limits it, what is set aside, and what happens to those that do not fit.',
  figure: limits,
  sections: [
    {
      title: 'The sum',
      blocks: [
        '`concurrency = requests per second × seconds each takes`. 100 requests a second of 0.5 s each are 50 in flight; half the duration halves them. An environment serves one request at a time, so that is how many environments there are.',
        { facts: ['lambda.concurrency.account', 'lambda.concurrency.unreserved', 'lambda.concurrency.scaling', 'lambda.concurrency.requests'] },
        'A function that is very short reaches the limit of requests first: ten times the concurrency, each second.',
      ],
    },
    {
      title: 'Reserved and provisioned',
      blocks: [
        {
          table: {
            head: ['', 'Reserved', 'Provisioned'],
            rows: [
              ['Is', 'A share of the account’s concurrency, for this function alone', 'Environments that are initialised and wait'],
              ['Guarantees', 'That others cannot take it', 'No cold start, up to that many at once'],
              ['Caps', 'Yes', 'No: more requests run on demand'],
              ['On', 'The function', 'A version or an alias, not `$LATEST`'],
              ['Costs', 'Nothing', 'Yes, used or not'],
            ],
          },
        },
        { language: 'bash', title: 'A share and a cap', code: 'aws lambda put-function-concurrency \\\n  --function-name checkout \\\n  --reserved-concurrent-executions 100' },
        'Reserving 0 stops a function. It is the brake for one that runs wild.',
      ],
    },
    {
      title: 'What a throttle means',
      blocks: [
        {
          table: {
            head: ['Who invoked', 'What happens'],
            rows: [
              ['A synchronous caller', '`TooManyRequestsException`, 429, at once'],
              ['An asynchronous event', 'It waits in Lambda’s queue and is tried again, for up to {fact:lambda.async.age}'],
              ['An SQS mapping', 'The messages become visible again, and their receive count has grown'],
              ['A stream mapping', 'The shard waits, and nothing is skipped'],
            ],
          },
        },
        'For a queue, prefer the mapping’s maximum concurrency to the function’s reserved one: messages that would be throttled are not even received.',
      ],
    },
  ],
  traps: [
    { wrong: 'Reserved concurrency is a guarantee only.', holds: 'It is a limit as well. A function with 10 never runs 11 at once, however much is free.' },
    { wrong: 'All of the account’s concurrency can be reserved.', holds: '{fact:lambda.concurrency.unreserved} have to stay for functions without a reservation.' },
    { wrong: 'Throttled requests count as errors.', holds: 'They are in `Throttles`, neither in `Invocations` nor in `Errors`.' },
    { wrong: 'A function scales to the limit at once.', holds: 'By {fact:lambda.concurrency.scaling} for each function. Older questions speak of a regional burst of 500 to 3,000.' },
  ],
  verdicts: ['G005', 'G038', 'G039', 'G047', 'G048', 'G049', 'G050'],
  questions: ['lambda-reports-starve-checkout', 'lambda-concurrency-arithmetic', 'lambda-reserved-does-not-warm'],
  labs: [{ lab: 'lambda', what: 'Set reserved and provisioned concurrency, and send a spike.' }],
}
