import type { Drill } from '../drill'

/** The work on one record: three steps. */
const work = { StartAt: 'Read', States: { Read: { Type: 'Pass', Next: 'Check' }, Check: { Type: 'Pass', Next: 'Store' }, Store: { Type: 'Pass', End: true } } }
const BATCHED = { StartAt: 'Each of a batch', States: { 'Each of a batch': { Type: 'Map', ItemsPath: '$.Items', ItemProcessor: work, ResultPath: null, End: true } } }

const definition = (map: object) =>
  JSON.stringify({ StartAt: 'Each', States: { Each: { Type: 'Map', ItemsPath: '$.records', ItemProcessor: work, ResultPath: null, End: true, ...map } } }, undefined, 2)
const distributed = (most: number, type = 'STANDARD') => ({ ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, ...BATCHED }, ItemBatcher: { MaxItemsPerBatch: most } })

const RECORDS = 4000

export const drill = {
  id: 'inline-map',
  title: 'A Map that ends in the middle',
  services: ['stepfunctions'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 2,
  ticket:
    'The nightly import has grown. With 2,000 records it worked; with 4,000 every execution fails after some 3,000 of them, with `States.Runtime`, and the retrier we have added does nothing. No record is to blame: it fails at another one when they come in another order.\n\nFinance has asked that a night does not start more than 100 child executions, whatever those may be.',
  objective: ['The execution succeeds.', `All ${RECORDS} records are stored.`, 'At most 100 child executions are started.'],
  parts: [{ id: 'definition', title: 'Definition', language: 'asl', starter: definition({}) }],
  steps: [
    { machine: 'import', definition: { $ref: 'with.definition' } },
    { execute: 'import', input: { records: Array.from({ length: RECORDS }, (_, n) => n) }, as: 'night' },
  ],
  checks: [
    { of: 'night.status', equals: 'SUCCEEDED', says: 'the execution succeeds' },
    { events: { type: 'PassStateExited', detail: { stateExitedEventDetails: { name: 'Store' } } }, count: RECORDS, says: 'all records are stored' },
    { events: { type: 'ExecutionStarted' }, count: [1, 101], says: 'at most 100 child executions' },
  ],
  seeds: [2, 35, 97],
  hints: [
    'Look at the number of the last event of a failed execution.',
    'A Standard execution ends when its history has 25,000 events, and in inline mode all iterations write into one history.',
    'A Map in the mode DISTRIBUTED runs its items in child executions. Batch them, and let an inline Map in the child go through `$.Items`.',
  ],
  attempts: [
    { title: 'fewer at a time', change: { definition: definition({ MaxConcurrency: 1 }) }, why: 'One after the other, the records tell as many events.' },
    { title: 'retry the Map', change: { definition: definition({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 5 }] }) }, why: '`States.Runtime` is never retried, and the history stays full.' },
    { title: 'DISTRIBUTED, a child for each record', change: { definition: definition({ ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...work } }) }, why: 'It succeeds, with forty times as many child executions as Finance allows.' },
    { title: 'batches without a Map inside', change: { definition: definition({ ...distributed(100), ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...work } }) }, why: 'Each child gets a hundred records and stores what it takes for one.' },
    { title: 'batches that are too large', change: { definition: definition(distributed(4000)) }, why: 'One child has all records, and its history ends where that of the parent did.' },
    { title: 'nothing to do', change: { definition: definition({ ItemsPath: '$.none', ItemProcessor: work }).replace('"StartAt": "Each"', '"StartAt": "Skip"').replace('"States": {', '"States": { "Skip": { "Type": "Pass", "Result": { "none": [] }, "Next": "Each" },') }, why: 'An import of no records succeeds.' },
  ],
  solution: { change: { definition: definition(distributed(100)) }, why: 'Forty children with a hundred records each: every history stays far below the limit.' },
  alternative: { change: { definition: definition(distributed(500, 'EXPRESS')) }, why: 'Express children have no such limit, and are paid for by time. They have to be done within five minutes.' },
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  checked: '2026-11-25',
} satisfies Drill
