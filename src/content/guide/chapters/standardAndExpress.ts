import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { startExecution } from '../samples/startExecution'

const STARTER = `import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'

const sfn = new SFNClient()

export const handler = async ({ orderId, machine }) => {
  const { executionArn } = await sfn.send(new StartExecutionCommand({
    stateMachineArn: \`arn:aws:states:us-east-1:123456789012:stateMachine:\${machine}\`,
    name: \`order-\${orderId}\`,
    input: JSON.stringify({ orderId }),
  }))
  return executionArn
}
`

const NAMELESS = STARTER.replace('    name: `order-${orderId}`,\n', '')

const twice: Figure = {
  id: 'started-twice',
  title: 'The same order is started twice',
  watch:
    'A Standard workflow that still runs under this name is not started a second time: the second call is given the first execution. Without a name, or as Express, the order is shipped twice.',
  world: { latency: 'typical' },
  from: 'started',
  controls: [
    { name: 'type', label: 'Type', choices: [{ label: 'Standard', value: 'STANDARD' }, { label: 'Express', value: 'EXPRESS' }] },
    { name: 'code', label: 'Started', choices: [{ label: 'with a name', value: STARTER }, { label: 'without', value: NAMELESS }] },
  ],
  steps: [
    { function: 'ship', code: "export const handler = async ({ orderId }) => `order ${orderId} is shipped`\n" },
    { function: 'start', code: { $ref: 'with.code' } },
    {
      machine: 'orders',
      definition: {
        StartAt: 'Pack',
        States: {
          Pack: { Type: 'Wait', Seconds: 5, Next: 'Ship' },
          Ship: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'ship', 'Payload.$': '$' }, End: true },
        },
      },
      settings: { type: { $ref: 'with.type' } },
    },
    { mark: 'started' },
    { many: 2, every: 2000, do: { call: 'lambda:Invoke', input: { FunctionName: 'start', Payload: '{"orderId":7,"machine":"orders"}' } } },
    { untilQuiet: true },
  ],
  lanes: [
    {
      title: 'Starter',
      spans: [{ from: { type: 'ApiCallStarted', service: 'states', detail: { action: 'StartExecution' } }, to: [{ type: 'ApiCallEnded', service: 'states' }], by: 'requestId', tone: 'entered', says: 'StartExecution is answered after {took}.' }],
    },
    {
      title: 'Execution {#}',
      each: 'resource',
      spans: [{ from: { type: 'ExecutionStarted' }, to: [{ type: 'ExecutionSucceeded' }], tone: 'succeeded', says: 'An execution runs for {took}.' }],
    },
    { title: 'Shipped', marks: [{ on: { type: 'InvokeEnded', detail: { functionName: 'ship' } }, tone: 'caught', says: 'The order is shipped.' }] },
  ],
}

export const chapter: Chapter = {
  id: 'standard-and-express',
  title: 'Standard and Express',
  part: 'Step Functions',
  lead: 'Two types with the same language. One remembers everything and runs each step once, the other is quick and cheap and may run twice.',
  figure: twice,
  sections: [
    {
      title: 'The choice',
      blocks: [
        {
          table: {
            head: ['', 'Standard', 'Express'],
            rows: [
              ['Longest', '{fact:stepfunctions.execution.standard.longest}', '{fact:stepfunctions.execution.express.longest}'],
              ['Runs', 'Exactly once', 'Started asynchronously: at least once. Synchronously: at most once'],
              ['History', '{fact:stepfunctions.history.limit}, kept {fact:stepfunctions.history.retention}', 'CloudWatch Logs, if switched on'],
              ['Paid by', 'State transition', 'Request, duration and memory'],
              ['`.sync`, task tokens, activities, Distributed Map', 'Yes', 'No'],
              ['Redrive', 'Yes', 'No'],
              ['Answer to the caller', 'By asking or by event', 'At once, with StartSyncExecution'],
            ],
          },
        },
        'The type cannot be changed later. A Standard workflow may call Express ones for the parts that run often.',
      ],
    },
    {
      title: 'Starting, once',
      blocks: [
        { sample: startExecution },
        'In Standard, a call with the name and input of an execution that still runs is given that execution. With another input, or after it has ended, it is refused with `ExecutionAlreadyExists`, for 90 days.',
        'Express does not check names. There the work itself has to bear being done twice.',
      ],
    },
  ],
  traps: [
    { wrong: 'Express is 60 % cheaper.', holds: 'It is paid for differently. Short and frequent work costs a small part of Standard; long work with much memory may cost more.' },
    { wrong: 'Exactly once means that no task runs twice.', holds: 'Retry runs it again. Exactly once is what the workflow does by itself.' },
    { wrong: 'Express is at least once.', holds: 'Asynchronous Express is. Synchronous Express is at most once.' },
    { wrong: 'Each call of StartExecution starts one.', holds: 'With a name already running, it answers with the one that runs.' },
  ],
  verdicts: ['G128', 'G131', 'G132', 'G133', 'G137'],
  questions: ['stepfunctions-answer-in-the-same-request', 'stepfunctions-start-that-is-sent-twice', 'stepfunctions-price-of-express'],
  labs: [{ lab: 'step-functions', what: 'Run one definition as Standard and as Express.' }],
}
