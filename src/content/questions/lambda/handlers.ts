import type { JsonObject } from '../json'
import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.2', c03: '1.2' } } as const
const invoke = (input: JsonObject) => ({ call: 'lambda:Invoke', input }) as const

const COUNTING = `let count = 0
export const handler = async () => {
  let mine = 0
  count++
  mine++
  return count + ' ' + mine
}`

const SECRET = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'

const ssm = new SSMClient({})

export const handler = async () => {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: 'rate' }))
  return Number(Parameter.Value)
}`
const KEPT = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'

const ssm = new SSMClient({})
let rate

export const handler = async () => {
  rate ??= (await ssm.send(new GetParameterCommand({ Name: 'rate' }))).Parameter
  return Number(rate.Value)
}`

export const questions = [
  {
    id: 'lambda-two-counters',
    service: 'lambda',
    kind: 'prints',
    prompt: 'This function is invoked three times, one second after the other, and nothing else invokes it. What does the third invocation return?',
    exhibits: [{ language: 'javascript', text: COUNTING }],
    choices: [
      { id: 'three', text: '`"3 1"`', why: 'The environment is used again: what stands outside of the handler was run once and keeps its value. What is inside begins anew each time.' },
      { id: 'one', text: '`"1 1"`', why: 'That would take a new environment for each invocation. One that is idle is used again.' },
      { id: 'both', text: '`"3 3"`', why: '`mine` is declared within the handler: each invocation has its own.' },
      { id: 'two', text: '`"2 1"`', why: 'The first invocation counts as well: module code runs first, and then the handler.' },
    ],
    key: ['three'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'count', code: COUNTING },
        { many: 2, every: 1000, do: invoke({ FunctionName: 'count' }) },
        { runFor: 1000 },
        { ...invoke({ FunctionName: 'count' }), as: 'third' },
      ],
      claims: Object.fromEntries(Object.entries({ three: '"3 1"', one: '"1 1"', both: '"3 3"', two: '"2 1"' }).map(([id, equals]) => [id, [{ of: 'third.Payload', equals, says: `the third invocation returns ${equals}` }]])),
    },
  },
  {
    id: 'lambda-parameter-read-each-time',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'The function shown is invoked 50 times a second and reads the same parameter each time. Parameter Store begins to throttle its calls. The value changes about once a month.\n\nWhich change takes most of the calls away?',
    exhibits: [{ language: 'javascript', text: SECRET }],
    choices: [
      { id: 'client', text: 'Create the client within the handler, so that each invocation has its own.', why: 'Each invocation would still make its call, and a new connection too.' },
      { id: 'kept', text: 'Keep the value in a variable outside of the handler, and read it where it is not set.', why: 'Each environment then reads it once. To see a new value in time, keep the time as well, and read again after some minutes.' },
      { id: 'retry', text: 'Raise the number of attempts that the client makes.', why: 'Throttled calls would be sent again: there would be more of them.' },
      { id: 'timeout', text: 'Raise the timeout of the function, so that throttled calls may wait.', why: 'It gives the retries more time, and takes no call away.' },
    ],
    key: ['kept'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html',
    checked: '2026-11-25',
    tasks: { c02: '4.3', c03: '4.3' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'ssm:PutParameter', input: { Name: 'rate', Value: '1.08', Type: 'String' } },
        { function: 'price', code: { $ref: 'with.code' }, settings: { Timeout: { $ref: 'with.timeout' } } },
        { mark: 'sent' },
        { many: 20, every: 1000, do: { ...invoke({ FunctionName: 'price' }), as: 'answers' } },
        { runFor: 10_000 },
      ],
      changes: {
        client: { with: { code: SECRET.replace('const ssm = new SSMClient({})\n\n', '').replace('async () => {\n', 'async () => {\n  const ssm = new SSMClient({})\n') } },
        kept: { with: { code: KEPT } },
        retry: { with: { code: SECRET.replace('SSMClient({})', 'SSMClient({ maxAttempts: 10 })') } },
        timeout: { with: { code: SECRET, timeout: 60 } },
      },
      goal: [
        { events: { type: 'ApiCallStarted', service: 'ssm', since: 'sent' }, count: [1, 2], says: 'twenty invocations make one call or two' },
        { of: 'answers.*.Payload', equals: '1.08', count: 20, says: 'and all have the value' },
      ],
    },
  },
  {
    id: 'lambda-callback-and-open-connection',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A Node.js 22 function with a callback handler calls `callback(null, "done")` at once. Module code has started a timer that fires every ten seconds for ever. Invocations end in timeouts.\n\nWhich change lets the function answer at once?',
    choices: [
      { id: 'timeout', text: 'Raise the timeout of the function above the ten seconds of the timer.', why: 'The timer never ends, so that the event loop is never empty: a longer timeout is only a longer wait.' },
      { id: 'memory', text: 'Raise the memory of the function, so that the event loop is worked off sooner.', why: 'The loop is not slow. There is always something left in it.' },
      { id: 'twice', text: 'Call the callback a second time when the timer fires.', why: 'Only the first call counts, and it is not the call that is missing.' },
      { id: 'flag', text: 'Set `context.callbackWaitsForEmptyEventLoop` to false in the handler.', why: 'A callback handler answers when the event loop is empty, unless this is false. An async handler answers when its promise settles.' },
    ],
    key: ['flag'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html',
    ...asked,
    difficulty: 3,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'work', code: { $ref: 'with.code' }, settings: { Timeout: { $ref: 'with.timeout' }, MemorySize: { $ref: 'with.memory' } } },
        { ...invoke({ FunctionName: 'work' }), as: 'answer' },
      ],
      changes: {
        timeout: { with: { code: calling(''), timeout: 15 } },
        memory: { with: { code: calling(''), timeout: 5, memory: 3008 } },
        twice: { with: { code: calling("setTimeout(() => callback(null, 'again'), 10_000)"), timeout: 5 } },
        flag: { with: { code: calling('context.callbackWaitsForEmptyEventLoop = false'), timeout: 5 } },
      },
      goal: [{ of: 'answer.FunctionError', exists: false, says: 'the invocation does not fail' }, { of: 'answer.Payload', equals: '"done"' }, { of: 'took.answer', between: [0, 2000], says: 'and answers at once' }],
    },
  },
  {
    id: 'lambda-thrown-text',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function is invoked synchronously with the AWS SDK. Its handler throws `new RangeError("quantity")`.\n\nHow does the caller learn of the error?',
    choices: [
      { id: 'sdk', text: 'The SDK throws a `RangeError` with the message `quantity`.', why: 'The call itself succeeds with status 200: the SDK throws only where Lambda refuses the request.' },
      { id: 'response', text: 'The response has `FunctionError`, and its payload tells `errorType`, `errorMessage` and the stack trace.', why: 'An error of the function is told in the response. Whoever does not look at `FunctionError` takes it for a result.' },
      { id: 'status', text: 'The response has the status code 500 and an empty payload.', why: 'The status code of an error of the function is 200.' },
      { id: 'log', text: 'Not at all: the error is in the log of the function alone.', why: 'It is in the log too. Only asynchronous invocations do not tell their caller.' },
    ],
    key: ['response'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'work', code: "export const handler = async () => { throw new RangeError('quantity') }" },
        { ...invoke({ FunctionName: 'work' }), as: 'answer', mayFail: true },
      ],
      claims: {
        sdk: [{ of: 'answer.error.name', equals: 'RangeError' }],
        response: [{ of: 'answer.FunctionError', equals: 'Unhandled', says: 'the response tells of an error of the function' }, { of: 'answer.Payload.errorType', equals: 'RangeError' }, { of: 'answer.Payload.errorMessage', equals: 'quantity' }, { of: 'answer.Payload.trace', exists: true }],
        status: [{ of: 'answer.StatusCode', equals: 500 }],
        log: [{ of: 'answer.FunctionError', exists: false }],
      },
    },
  },
  {
    id: 'lambda-files-between-invocations',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'A function writes a file of 20 MB to `/tmp` in one invocation and reads it in the next.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'often', text: 'The next invocation often finds the file, as the environment is used again.', why: '`/tmp` lives as long as its execution environment, warm invocations included.' },
      { id: 'always', text: 'The next invocation always finds the file, as `/tmp` is shared by all environments.', why: 'Each environment has a `/tmp` of its own, and Lambda may start a new one at any time.' },
      { id: 'never', text: 'The next invocation never finds the file, as `/tmp` is emptied after each.', why: 'Nothing is emptied between invocations of one environment: sensitive data has to be removed by the function.' },
      { id: 'raise', text: 'The 512 MB of `/tmp` can be raised to as much as 10,240 MB.', why: 'Ephemeral storage is a setting of the function, and is paid for above 512 MB.' },
      { id: 'memory', text: 'The file counts towards the memory of the function.', why: '`/tmp` is a disk of its own. It is the memory of the process that has to fit into the memory setting.' },
    ],
    key: ['often', 'raise'],
    facts: ['lambda.storage.usual', 'lambda.storage.most'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
  },
] satisfies readonly Question[]

/** A callback handler, with a timer beside it that fires for ever. */
function calling(first: string): string {
  return `setInterval(() => {}, 10_000)\nexport const handler = (event, context, callback) => {\n  ${first}\n  callback(null, 'done')\n}`
}
