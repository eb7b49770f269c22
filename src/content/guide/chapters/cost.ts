import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { functionLane } from '../usualLanes'

const sizes: Figure = {
  id: 'twice-the-memory-half-the-time',
  title: 'The same work with more memory',
  watch: 'Work that computes takes half the time with twice the memory, so that it costs the same and is done sooner. Work that waits takes as long as before, and costs twice as much.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'memory', label: 'Memory', choices: [{ label: '128 MB', value: 128 }, { label: '256 MB', value: 256 }, { label: '1,769 MB', value: 1769 }] },
    { name: 'work', label: 'The handler', choices: [{ label: 'computes', value: { rounds: 300_000 } }, { label: 'waits', value: { rounds: 1, ms: 500 } }] },
  ],
  steps: [
    { function: 'report', code: `export const handler = async ({ rounds, ms = 0 }) => {
  let sum = 0
  for (let n = 0; n < rounds; n++) sum += n % 7
  await new Promise((done) => setTimeout(done, ms))
  return sum
}
`, settings: { MemorySize: { $ref: 'with.memory' } } },
    { mark: 'sent' },
    { many: 2, every: 2000, do: { call: 'lambda:Invoke', input: { FunctionName: 'report', Payload: { $json: { $ref: 'with.work' } } } } },
  ],
  lanes: [functionLane('Billed', 'report')],
}

export const chapter: Chapter = {
  id: 'cost',
  title: 'Cost',
  part: 'Across services',
  lead: 'What each service counts, and which of your choices moves the sum.',
  figure: sizes,
  sections: [
    {
      title: 'What is counted',
      blocks: [
        {
          table: {
            head: ['', 'By', 'In us-east-1'],
            rows: [
              ['Lambda', 'Request', '{fact:lambda.price.requests}'],
              ['Lambda', 'Memory times time, Init included', '{fact:lambda.price.duration}'],
              ['Lambda on Arm', 'The same', '{fact:lambda.price.duration.arm}'],
              ['Provisioned concurrency', 'Memory times time configured', '{fact:lambda.price.provisioned}'],
              ['Step Functions Standard', 'State transition, retries too', '{fact:stepfunctions.price.transitions}'],
              ['Step Functions Express', 'Request', '{fact:stepfunctions.price.requests}'],
              ['Step Functions Express', 'Memory times time', '{fact:stepfunctions.price.duration.first}'],
            ],
          },
        },
        'Time is rounded up, to {fact:lambda.billing.step} in Lambda and {fact:stepfunctions.billing.step} in Express.',
      ],
    },
    {
      title: 'What moves it',
      blocks: [
        {
          list: [
            'A function that waits for another is paid for while it waits. A workflow that waits is not.',
            'Fewer and larger batches are fewer requests.',
            'A cache costs by the hour: it pays where it saves more than that.',
            'Polling for a result costs a transition each time; a task token costs one.',
          ],
        },
      ],
    },
  ],
  traps: [
    { wrong: 'The smallest memory is the cheapest.', holds: 'For work that computes it costs the same and takes longer; for Init it saves nothing.' },
    { wrong: 'Init is free.', holds: 'It is billed since August 2025, for all functions. Older questions may say otherwise.' },
    { wrong: 'Only compute time is paid for.', holds: 'Requests, provisioned concurrency, storage and data are too.' },
  ],
  verdicts: ['G006', 'G043', 'G170', 'G171', 'G172', 'G173'],
  questions: ['lambda-memory-twice-as-much-costs', 'lambda-what-is-billed', 'stepfunctions-price-of-express'],
  labs: [{ lab: 'lambda', what: 'Compare sizes of one function.' }],
}
