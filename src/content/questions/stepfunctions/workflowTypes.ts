import type { Question } from '../question'

const TYPES = 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html'
const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders'
const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:orders:o-17'
const CHARGE = 'arn:aws:lambda:us-east-1:123456789012:function:charge'
const charging = { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: CHARGE, End: true } } }

const start = (more: object) => ({ call: 'states:StartExecution', input: { stateMachineArn: MACHINE, ...more }, mayFail: true }) as const

export const questions = [
  {
    id: 'stepfunctions-answer-in-the-same-request',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A web shop asks a workflow of a few seconds for a price, and needs the output of the workflow in the answer to its one request. Nothing is to poll.\n\nWhich state machine and which call fit?',
    choices: [
      { id: 'standard', text: 'A Standard state machine, called with `StartSyncExecution`.', why: '`StartSyncExecution` is for Express only: of a Standard one it is refused with `StateMachineTypeNotSupported`.' },
      { id: 'async', text: 'An Express state machine, called with `StartExecution`.', why: 'It answers as soon as the execution has started, with its ARN and no output.' },
      { id: 'express', text: 'An Express state machine, called with `StartSyncExecution`.', why: 'It answers when the execution has ended, with status and output. An execution may last five minutes.' },
      { id: 'describe', text: 'An Express state machine, called with `StartExecution` and then with `DescribeExecution`.', why: 'Express executions cannot be described: they leave no history with Step Functions.' },
    ],
    key: ['express'],
    facts: ['stepfunctions.execution.express.longest'],
    source: TYPES,
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [{ machine: 'orders', definition: { StartAt: 'Price', States: { Price: { Type: 'Pass', Result: { total: 29 }, End: true } } }, settings: { type: { $ref: 'with.type' } } }, { option: true }],
      changes: {
        standard: { with: { type: 'STANDARD' }, steps: [{ call: 'states:StartSyncExecution', input: { stateMachineArn: MACHINE }, as: 'answer', mayFail: true }] },
        async: { with: { type: 'EXPRESS' }, steps: [{ ...start({}), as: 'answer' }] },
        express: { with: { type: 'EXPRESS' }, steps: [{ call: 'states:StartSyncExecution', input: { stateMachineArn: MACHINE }, as: 'answer' }] },
        describe: {
          with: { type: 'EXPRESS' },
          steps: [{ ...start({}), as: 'started' }, { call: 'states:DescribeExecution', input: { executionArn: { $ref: 'started.executionArn' } }, as: 'answer', mayFail: true }],
        },
      },
      goal: [{ of: 'answer.output.total', equals: 29, says: 'the answer holds the output' }],
    },
  },
  {
    id: 'stepfunctions-start-that-is-sent-twice',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A client starts a workflow that charges a card. When it gets no answer in time, it sends the same `StartExecution` request again, although the first one has arrived. The card must be charged once.\n\nWhich design sees to that?',
    choices: [
      { id: 'named', text: 'A Standard state machine, with the order ID as the name of the execution.', why: 'A second start with the same name and input is answered with the execution that runs already. Nothing is started twice.' },
      { id: 'unnamed', text: 'A Standard state machine, with names that Step Functions makes up.', why: 'Then each request is a start of its own: two executions, two charges.' },
      { id: 'express', text: 'An Express state machine, with the order ID as the name of the execution.', why: 'Names of Express executions need not be unique: the second request starts another one.' },
      { id: 'sync', text: 'An Express state machine, started with `StartSyncExecution`.', why: 'The client waits for the end, but a request that is sent twice is worked twice.' },
    ],
    key: ['named'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html',
    furtherSources: [TYPES],
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'charge', script: [{ return: 'charged' }] },
        { machine: 'orders', definition: charging, settings: { type: { $ref: 'with.type' } } },
        { mark: 'sent' },
        { option: true },
        { untilQuiet: true },
      ],
      changes: {
        named: { with: { type: 'STANDARD' }, steps: [start({ name: 'o-17', input: '{}' }), start({ name: 'o-17', input: '{}' })] },
        unnamed: { with: { type: 'STANDARD' }, steps: [start({ input: '{}' }), start({ input: '{}' })] },
        express: { with: { type: 'EXPRESS' }, steps: [start({ name: 'o-17', input: '{}' }), start({ name: 'o-17', input: '{}' })] },
        sync: { with: { type: 'EXPRESS' }, steps: [1, 2].map(() => ({ call: 'states:StartSyncExecution', input: { stateMachineArn: MACHINE, input: '{}' } })) },
      },
      goal: [{ events: { type: 'InvokeStarted', detail: { functionName: 'charge' }, since: 'sent' }, count: 1, says: 'the card is charged once' }],
    },
  },
  {
    id: 'stepfunctions-name-with-another-input',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'An execution of a Standard state machine with the name `o-17` is running. `StartExecution` is called again with the name `o-17` and another input.\n\nWhat is the answer?',
    choices: [
      { id: 'same', text: 'The ARN of the execution that runs, and the new input is ignored.', why: 'That is so only for the same input: then the call is taken for a repetition.' },
      { id: 'replaced', text: 'The ARN of a new execution that replaces the one that runs.', why: 'A start never stops another execution.' },
      { id: 'second', text: 'The ARN of a second execution with the same name.', why: 'Names of Standard executions are unique for 90 days in an account, Region and state machine.' },
      { id: 'refused', text: 'The error `ExecutionAlreadyExists`.', why: 'The name is taken, and another input cannot be the same request sent twice.' },
    ],
    key: ['refused'],
    facts: ['stepfunctions.history.retention'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { machine: 'orders', definition: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 60, End: true } } } },
        { ...start({ name: 'o-17', input: '{"n":1}' }), as: 'first' },
        { ...start({ name: 'o-17', input: '{"n":2}' }), as: 'second' },
        { call: 'states:DescribeExecution', input: { executionArn: EXECUTION }, as: 'run' },
      ],
      claims: {
        same: [{ of: 'second.executionArn', equals: EXECUTION }],
        replaced: [{ of: 'run.input.n', equals: 2 }],
        second: [{ of: 'second.executionArn', exists: true }],
        refused: [{ of: 'second.error.name', equals: 'ExecutionAlreadyExists', says: 'the second start is refused' }],
      },
    },
  },
  {
    id: 'stepfunctions-express-that-waits',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'An Express state machine has a Wait state of ten minutes between two tasks. Its executions are started with `StartExecution`.\n\nWhat happens to them?',
    choices: [
      { id: 'end', text: 'They end after ten minutes, with both tasks done.', why: 'Express executions do not last so long. This needs a Standard workflow.' },
      { id: 'timeout', text: 'They time out after five minutes, and the second task is never done.', why: 'Five minutes is the longest that an Express execution may last.' },
      { id: 'refused', text: 'They are never started: the definition is refused when it is created.', why: 'The definition is in order. How long an execution lasts shows when it runs.' },
      { id: 'moved', text: 'They go on as Standard executions when five minutes have passed.', why: 'The type of a state machine is chosen when it is created and never changes.' },
    ],
    key: ['timeout'],
    facts: ['stepfunctions.execution.express.longest'],
    source: TYPES,
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'charge', script: [{ return: 'charged' }] },
        {
          machine: 'orders',
          definition: { StartAt: 'First', States: { First: { Type: 'Pass', Next: 'Wait' }, Wait: { Type: 'Wait', Seconds: 600, Next: 'Charge' }, Charge: { Type: 'Task', Resource: CHARGE, End: true } } },
          settings: { type: 'EXPRESS' },
        },
        { mark: 'started' },
        { ...start({}), as: 'started' },
        { runFor: 900_000 },
      ],
      claims: {
        end: [{ events: { type: 'ExecutionSucceeded' } }],
        timeout: [{ events: { type: 'ExecutionTimedOut', since: 'started' }, at: 300_000, says: 'the execution times out after five minutes' }, { events: { type: 'TaskStateEntered' }, count: 0, says: 'the second task is not entered' }],
        refused: [{ of: 'started.error', exists: true }],
        moved: [{ events: { type: 'TaskStateEntered' } }],
      },
    },
  },
  {
    id: 'stepfunctions-too-large-a-result',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Lambda function in a Standard workflow returns a report of 400 KB. The execution fails in that state with `States.DataLimitExceeded`.\n\nWhat should the developer do?',
    choices: [
      { id: 'memory', text: 'Raise the memory of the function.', why: 'The function has done its work. It is its result that is too large to be handed on.' },
      { id: 'retry', text: 'Add a retrier for `States.DataLimitExceeded`.', why: 'The report is as large with the second attempt as with the first.' },
      { id: 'selector', text: 'Select the needed part with a `ResultSelector`.', why: 'The limit holds for the result as it comes from the task, before anything is selected from it.' },
      { id: 's3', text: 'Store the report in Amazon S3 and return its key.', why: 'What goes from state to state may have 256 KiB. Larger data is kept elsewhere and referred to.' },
    ],
    key: ['s3'],
    facts: ['stepfunctions.payload.limit'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { call: 's3:CreateBucket', input: { Bucket: 'reports' } },
        { function: 'report', code: { $ref: 'with.code' }, settings: { MemorySize: { $ref: 'with.memory' } } },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Report',
            States: { Report: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:report', Retry: { $ref: 'with.retry' }, ResultSelector: { $ref: 'with.selector' }, End: true } },
          },
        },
        { execute: 'orders', as: 'run' },
      ],
      changes: {
        memory: { with: { code: reporting(''), memory: 3008 } },
        retry: { with: { code: reporting(''), retry: [{ ErrorEquals: ['States.DataLimitExceeded'], MaxAttempts: 2 }] } },
        selector: { with: { code: reporting(''), selector: { 'title.$': '$.title' } } },
        s3: { with: { code: reporting("import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'\n") } },
      },
      goal: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution succeeds' }],
    },
  },
  {
    id: 'stepfunctions-standard-or-express',
    service: 'stepfunctions',
    kind: 'match',
    prompt: 'Which type of workflow fits each of these?',
    choices: [
      { id: 'approval', text: 'An order waits up to three days for the approval of a manager.', why: 'Only Standard executions last longer than five minutes, up to a year, and can wait for a task token.' },
      { id: 'sensor', text: 'Each of 20,000 sensor readings a second is checked and stored, and storing twice does no harm.', why: 'Express takes such a rate at a lower price. It runs at least once when started asynchronously.' },
      { id: 'charge', text: 'A card is charged, which must not happen twice, and the history is to be kept for an audit.', why: 'Standard runs a step at most once unless told to retry, and keeps the history for 90 days.' },
      { id: 'request', text: 'An API waits for the output of three short calls in a row.', why: 'Express answers `StartSyncExecution` with the output.' },
    ],
    answers: [{ id: 'standard', text: 'Standard' }, { id: 'express', text: 'Express' }],
    key: { approval: 'standard', sensor: 'express', charge: 'standard', request: 'express' },
    facts: ['stepfunctions.execution.standard.longest', 'stepfunctions.execution.express.longest', 'stepfunctions.history.retention'],
    source: TYPES,
    ...asked,
    difficulty: 2,
    badge: 'documented',
  },
  {
    id: 'stepfunctions-see-what-express-did',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'Some executions of an Express state machine fail. A developer wants to see, for each failed execution, which states it entered and with which input.\n\nWhat makes that possible?',
    choices: [
      { id: 'history', text: 'Calling `GetExecutionHistory` with the ARN of the execution.', why: 'It is for Standard executions. Express executions leave their history nowhere but in a log.' },
      { id: 'errors', text: 'Logging to CloudWatch Logs at the level ERROR, with execution data.', why: 'At ERROR only events of failures are logged: that a state was entered is not one of them.' },
      { id: 'all', text: 'Logging to CloudWatch Logs at the level ALL, with execution data.', why: 'ALL logs every event; input and output are in it where execution data is included.' },
      { id: 'trace', text: 'Turning on X-Ray tracing for the state machine.', why: 'A trace tells of the steps and how long they took, not of their input.' },
    ],
    key: ['all'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
    checked: '2026-11-25',
    tasks: { c02: '4.1', c03: '4.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'logs:CreateLogGroup', input: { logGroupName: '/workflows' } },
        {
          machine: 'orders',
          definition: { StartAt: 'Check', States: { Check: { Type: 'Pass', Next: 'Refuse' }, Refuse: { Type: 'Fail', Error: 'Declined' } } },
          settings: { type: 'EXPRESS', loggingConfiguration: { $ref: 'with.logging' }, tracingConfiguration: { $ref: 'with.tracing' } },
        },
        { ...start({ input: '{"order":"o-17"}' }), as: 'started' },
        { runFor: 60_000 },
        { call: 'states:GetExecutionHistory', input: { executionArn: { $ref: 'started.executionArn' } }, as: 'history', mayFail: true },
        { call: 'logs:FilterLogEvents', input: { logGroupName: '/workflows', filterPattern: '"PassStateEntered"' }, as: 'log' },
      ],
      changes: {
        history: { with: {} },
        errors: { with: { logging: logging('ERROR') } },
        all: { with: { logging: logging('ALL') } },
        trace: { with: { tracing: { enabled: true } } },
      },
      goal: [
        { of: 'log.events', count: 1, says: 'the log tells that the state was entered' },
        { of: 'log.events.0.message.details.input', contains: 'o-17', says: 'and with which input' },
      ],
    },
  },
] satisfies readonly Question[]

function logging(level: string) {
  return { level, includeExecutionData: true, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/workflows:*' } }] }
}

/** A report of 400 KB, returned; where an S3 client is imported, stored there. */
function reporting(imported: string): string {
  const stored = imported !== ''
  return `${imported}export const handler = async () => {
  const report = { title: 'Sales', rows: 'x'.repeat(400_000) }
  ${stored ? "await new S3Client({}).send(new PutObjectCommand({ Bucket: 'reports', Key: 'sales.json', Body: JSON.stringify(report) }))\n  return { key: 'sales.json' }" : 'return report'}
}`
}
