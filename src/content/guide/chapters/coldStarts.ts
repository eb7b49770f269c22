import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { environmentLanes } from '../usualLanes'

const warm: Figure = {
  id: 'who-starts-cold',
  title: 'Requests at one instant, with two environments provisioned',
  watch:
    'Version 1 has provisioned concurrency 2. Requests for it find two environments that were initialised before; the third starts cold. Requests for $LATEST never use them. More memory makes the handler quicker, so that one environment may serve two of them in turn; Init it hardly changes.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'count', label: 'Requests', preset: 1, choices: [{ label: '1', value: 1 }, { label: '3', value: 3 }, { label: '5', value: 5 }] },
    { name: 'qualifier', label: 'They ask for', choices: [{ label: 'version 1', value: '1' }, { label: '$LATEST', value: '$LATEST' }] },
    { name: 'memory', label: 'Memory', choices: [{ label: '128 MB', value: 128 }, { label: '1,024 MB', value: 1024 }] },
  ],
  steps: [
    {
      function: 'render',
      code: `const primes = []
for (let n = 2; primes.length < 300; n++) if (primes.every((p) => n % p)) primes.push(n)

export const handler = async () => {
  let sum = 0
  for (let n = 0; n < 60_000; n++) sum += primes[n % 300]
  return sum
}
`,
      settings: { MemorySize: { $ref: 'with.memory' } },
    },
    { call: 'lambda:PublishVersion', input: { FunctionName: 'render' } },
    { runFor: 5000 },
    { call: 'lambda:PutProvisionedConcurrencyConfig', input: { FunctionName: 'render', Qualifier: '1', ProvisionedConcurrentExecutions: 2 } },
    { runFor: 300_000 },
    { mark: 'sent' },
    { many: { $ref: 'with.count' }, do: { call: 'lambda:Invoke', input: { FunctionName: 'render', Qualifier: { $ref: 'with.qualifier' } } } },
  ],
  lanes: [
    {
      title: 'Request {#}',
      each: 'requestId',
      spans: [
        {
          from: { type: 'ApiCallStarted', service: 'lambda', detail: { action: 'Invoke', by: 'outside' } },
          to: [{ type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke' } }],
          tone: 'entered', says: 'The caller is answered after {took}.',
        },
        { from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'No environment is free for it: one is initialised, which takes {took}.' },
      ],
    },
    environmentLanes('render'),
  ],
}

export const chapter: Chapter = {
  id: 'cold-starts',
  title: 'Cold starts',
  part: 'Lambda',
  lead: 'Some requests wait until an environment is ready. Which ones, how long, and what helps against which part of it.',
  figure: warm,
  sections: [
    {
      title: 'What the wait is made of',
      blocks: [
        {
          table: {
            head: ['Part', 'What helps', 'Billed'],
            rows: [
              ['Placing the environment, fetching the code', 'A smaller package', 'No'],
              ['Starting the runtime', 'Another runtime, SnapStart', 'Yes'],
              ['The code outside the handler', 'Fewer imports, work put off until it is needed, SnapStart', 'Yes'],
              ['The first run of the handler', 'More memory, which is more CPU', 'Yes'],
            ],
          },
        },
        'Provisioned concurrency takes all of it away from the request, for as many requests at a time as are provisioned.',
        'A cold start does not depend on how busy the function is over a day but on how many requests are in flight at one moment: each environment has one.',
      ],
    },
    {
      title: 'Three remedies',
      blocks: [
        {
          table: {
            head: ['', 'Provisioned concurrency', 'SnapStart', 'Reserved concurrency'],
            rows: [
              ['Does', 'Keeps environments initialised', 'Restores a snapshot taken after Init', 'Nothing for cold starts'],
              ['On', 'A version or an alias', 'Published versions', 'The function'],
              ['Runtimes', 'All', 'Java 11, Python 3.12, .NET 8 and later ones', 'All'],
              ['Costs', 'By the time it is configured', 'Nothing for Java; a cache and restores otherwise', 'Nothing'],
            ],
          },
        },
        'Provisioned concurrency and SnapStart exclude each other on a version.',
      ],
    },
    {
      title: 'What does not help, or no longer',
      blocks: [
        {
          list: [
            'Leaving the VPC: since 2019 its network interface is made when the function is configured, not when it starts.',
            'Memory alone: Init has a boost of CPU whatever the memory. A trivial Node.js function takes as long to initialise with 128 MB as with 1,024 MB.',
            'A ping every few minutes: it keeps one environment, and two requests at once need two.',
          ],
        },
      ],
    },
  ],
  traps: [
    { wrong: 'Provisioned concurrency on the function.', holds: 'It is set on a version or an alias. Requests for `$LATEST` do not use it.' },
    { wrong: 'Provisioned concurrency eliminates cold starts.', holds: 'Beyond it requests start cold, or are throttled where reserved concurrency is used up.' },
    { wrong: '`Duration` shows cold starts.', holds: 'Init is not in it. `InitDuration` stands in the REPORT line of the log, and in traces.' },
    { wrong: 'Reserved concurrency keeps environments warm.', holds: 'It sets a share of the account’s concurrency aside. Nothing is started for it.' },
  ],
  verdicts: ['G021', 'G022', 'G023', 'G024', 'G026', 'G028', 'G029', 'G030', 'G033', 'G042', 'G044', 'G045', 'G046', 'G153'],
  questions: ['lambda-provisioned-traffic-on-latest', 'lambda-memory-and-runtime-start', 'lambda-vpc-cold-start-myth'],
  labs: [{ lab: 'lambda', what: 'Provision environments and compare first answers.' }],
}
