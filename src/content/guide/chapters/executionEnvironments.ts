import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { environmentLanes } from '../usualLanes'
import { initialisation } from '../samples/initialisation'

const OUTSIDE = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'

const ssm = new SSMClient()
const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/shop/currency' }))
let calls = 0

export const handler = async () => {
  calls += 1
  return \`call \${calls} here, prices in \${Parameter.Value}\`
}
`

const INSIDE = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'

export const handler = async () => {
  let calls = 0
  const ssm = new SSMClient()
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/shop/currency' }))
  calls += 1
  return \`call \${calls} here, prices in \${Parameter.Value}\`
}
`

const lives: Figure = {
  id: 'environment-lives',
  title: 'Four requests, and what is kept between them',
  watch:
    'The first request waits for Init, the next ones find the environment as the last one left it: the count goes on. Move the client into the handler, and each request does the work again. Send the requests closer together, and each needs an environment of its own, with a count of its own.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'code', label: 'Client and configuration', choices: [{ label: 'outside the handler', value: OUTSIDE }, { label: 'in the handler', value: INSIDE }] },
    { name: 'pause', label: 'Requests come', preset: 0, choices: [{ label: 'every second', value: 1000 }, { label: 'every 100 ms', value: 100 }, { label: 'every 15 min', value: 900_000 }] },
  ],
  steps: [
    { call: 'ssm:PutParameter', input: { Name: '/shop/currency', Value: 'EUR', Type: 'String' } },
    { function: 'price', code: { $ref: 'with.code' }, settings: { MemorySize: 512 } },
    { mark: 'sent' },
    { many: 4, every: { $ref: 'with.pause' }, do: { call: 'lambda:Invoke', input: { FunctionName: 'price' } } },
    { untilQuiet: true },
  ],
  lanes: [
    {
      title: 'Request {#}',
      each: 'requestId',
      spans: [
        {
          from: { type: 'ApiCallStarted', service: 'lambda', detail: { action: 'Invoke', by: 'outside' } },
          to: [{ type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke' } }],
          tone: 'entered', says: 'Answered after {took}: {end.detail.output.Payload}.',
        },
      ],
    },
    environmentLanes('price'),
  ],
}

export const chapter: Chapter = {
  id: 'execution-environments',
  title: 'Execution environments',
  part: 'Lambda',
  lead: 'Where a function runs: one environment, one request at a time, frozen in between. What is kept there, and for how long nobody promises.',
  figure: lives,
  sections: [
    {
      title: 'A life in four phases',
      blocks: [
        'A request that finds no idle environment gets a new one. Lambda places it, fetches the code, and starts Init. Then the environment serves one request after another, is frozen whenever it has nothing to do, and is shut down some day.',
        {
          table: {
            head: ['Phase', 'What runs', 'Limit'],
            rows: [
              ['Init', 'Extensions, the runtime, the code outside the handler', '{fact:lambda.init.limit}'],
              ['Invoke', 'The handler, once', 'The function’s timeout, {fact:lambda.timeout.longest} at most'],
              ['Frozen', 'Nothing. Timers and background work stand still', 'Not published'],
              ['Shutdown', 'Extensions may tidy up; the function is not asked', '2 s with external extensions'],
            ],
          },
        },
        'An Init that takes too long, or fails, is tried once more with the first request, and this time the function’s own timeout counts.',
      ],
    },
    {
      title: 'What belongs outside the handler',
      blocks: [
        'What every request needs and no request changes belongs outside the handler: clients, connections, configuration. It is done once an environment.',
        { sample: initialisation },
        'What belongs to one request, such as the user’s name or a result, must not stay outside: the next request in this environment may be somebody else’s.',
      ],
    },
    {
      title: 'Memory, CPU, disk',
      blocks: [
        'Memory is what one chooses, and CPU comes with it. What a function needs beyond that, /tmp and variables, has limits of its own.',
        { facts: ['lambda.memory.vcpu', 'lambda.storage.usual', 'lambda.variables.limit', 'lambda.code.limit', 'lambda.code.zipped'] },
      ],
    },
  ],
  traps: [
    { wrong: 'Variables outside the handler are shared by all requests.', holds: 'By those in the same environment. Two environments have two of them, and neither knows of the other.' },
    { wrong: 'A promise that is not awaited is finished after the answer.', holds: 'The environment is frozen once the handler is done. What is left goes on when the next request thaws it, or never.' },
    { wrong: '/tmp is empty in each invocation.', holds: 'It is kept for as long as the environment is. Names of files have to be unique, and old ones taken away.' },
    { wrong: 'After a timeout the next request starts clean.', holds: 'The process is gone, but the environment stays, with /tmp as it was. Init runs again inside the next request.' },
  ],
  verdicts: ['G001', 'G002', 'G003', 'G008', 'G025', 'G027', 'G032'],
  questions: ['lambda-module-scope-is-kept', 'lambda-promise-that-nobody-awaits', 'lambda-errors-and-timeouts-in-environment'],
  labs: [{ lab: 'lambda', what: 'Send requests and see environments warm up and freeze.' }],
}
