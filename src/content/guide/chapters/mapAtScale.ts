import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const many: Figure = {
  id: 'a-map-and-its-concurrency',
  title: 'Twelve items, one of which cannot be done',
  watch: 'MaxConcurrency is how many items are worked on at once. One item that fails ends an inline Map and all that is under way in it, unless the item’s own states catch the error.',
  world: { latency: 'typical' },
  from: 'started',
  controls: [
    { name: 'concurrency', label: 'MaxConcurrency', preset: 1, choices: [{ label: '1', value: 1 }, { label: '4', value: 4 }, { label: '0, no limit', value: 0 }] },
    { name: 'bad', label: 'Item 6', choices: [{ label: 'fails', value: 6 }, { label: 'is like the others', value: 0 }] },
    { name: 'catch', label: 'Inside the Map', choices: [{ label: 'nothing catches it', value: [{ ErrorEquals: ['Another'], Next: 'Note it' }] }, { label: 'errors are caught', value: [{ ErrorEquals: ['States.ALL'], Next: 'Note it' }] }] },
  ],
  steps: [
    { function: 'resize', code: `export const handler = async ({ item, bad }) => {
  await new Promise((done) => setTimeout(done, 500))
  if (item === bad) throw new Error('Not a picture')
  return item
}
` },
    {
      machine: 'pictures',
      definition: {
        StartAt: 'All',
        States: {
          All: {
            Type: 'Map', ItemsPath: '$.items', MaxConcurrency: { $ref: 'with.concurrency' }, ItemSelector: { 'item.$': '$$.Map.Item.Value', 'bad.$': '$.bad' },
            ItemProcessor: {
              StartAt: 'Resize',
              States: {
                Resize: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'resize', 'Payload.$': '$' }, Catch: { $ref: 'with.catch' }, End: true },
                'Note it': { Type: 'Pass', End: true },
              },
            },
            End: true,
          },
        },
      },
    },
    { mark: 'started' },
    { execute: 'pictures', input: { items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], bad: { $ref: 'with.bad' } }, as: 'run' },
  ],
  lanes: [
    {
      title: 'Items',
      marks: [
        { on: { type: 'MapIterationStarted' }, tone: 'entered', says: 'Item at index {detail.mapIterationStartedEventDetails.index} is begun.' },
        { on: { type: 'MapIterationFailed' }, tone: 'failed', says: 'Item at index {detail.mapIterationFailedEventDetails.index} fails.' },
        { on: { type: 'MapIterationAborted' }, tone: 'failed', says: 'Item at index {detail.mapIterationAbortedEventDetails.index} is given up.' },
        { on: { type: 'MapIterationSucceeded' }, tone: 'succeeded', says: 'Item at index {detail.mapIterationSucceededEventDetails.index} is done.' },
      ],
    },
    {
      title: 'Work {#}',
      each: 'resource',
      spans: [
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'succeeded' }, tone: 'succeeded', says: 'A picture is resized in {took}.' },
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'failed' }, tone: 'failed', says: 'After {took} it turns out to be no picture.' },
      ],
    },
    {
      title: 'Execution',
      marks: [
        { on: { type: 'ExecutionFailed' }, tone: 'failed', says: 'FAILED: {detail.executionFailedEventDetails.error}.' },
        { on: { type: 'ExecutionSucceeded' }, tone: 'succeeded', says: 'SUCCEEDED.' },
      ],
    },
  ],
}

export const chapter: Chapter = {
  id: 'map-at-scale',
  title: 'Map at scale',
  part: 'Step Functions',
  lead: 'The same steps for every item of a list. For forty in the workflow itself, for millions each in an execution of its own.',
  figure: many,
  sections: [
    {
      title: 'Two modes',
      blocks: [
        {
          table: {
            head: ['', 'Inline', 'Distributed'],
            rows: [
              ['Items from', 'An array in the input', 'An array, or objects and files in S3: JSON, CSV, inventories'],
              ['At once', 'About {fact:stepfunctions.map.inline.concurrency}', 'Up to {fact:stepfunctions.map.distributed.concurrency}'],
              ['Each item', 'In this execution', 'In a child execution, Standard or Express, of one item or a batch'],
              ['History', 'All in one: {fact:stepfunctions.history.limit}', 'One for each child'],
              ['Failures', 'One fails all', 'A tolerated number or percentage'],
              ['Results', 'An array in the output', 'Files in S3, by `ResultWriter`'],
            ],
          },
        },
        { language: 'json', title: '10,000 rows of a file, 100 a batch', code: JSON.stringify({
          Type: 'Map',
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, Parameters: { Bucket: 'orders', Key: 'today.csv' } },
          ItemBatcher: { MaxItemsPerBatch: 100 },
          ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, StartAt: 'Book', States: { Book: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } } },
          MaxConcurrency: 200, ToleratedFailurePercentage: 5, End: true,
        }, null, 2) },
      ],
    },
    {
      title: 'What gives way first',
      blocks: [
        'A Map can start more than what it calls can bear. Set `MaxConcurrency` by the backend: a function’s concurrency, a table’s capacity, a partner’s rate.',
        { facts: ['stepfunctions.map.items.limit', 'stepfunctions.map.dispatch.standard', 'stepfunctions.map.dispatch.express', 'stepfunctions.payload.limit'] },
        'A failed Map Run can be redriven: only children that failed run again.',
      ],
    },
  ],
  traps: [
    { wrong: 'A Map processes 10,000 items in parallel.', holds: 'In Distributed mode. Inline does about forty at a time, and its history may be full before it is done.' },
    { wrong: '`MaxConcurrency` 0 means none.', holds: 'It means no limit of yours.' },
    { wrong: 'One bad item is skipped.', holds: 'It ends an inline Map, unless a Catch stands inside.' },
    { wrong: 'Express workflows can hold a Distributed Map.', holds: 'Only Standard ones can; its children may be Express.' },
  ],
  verdicts: ['G116', 'G156'],
  questions: ['stepfunctions-map-of-nine-thousand', 'stepfunctions-item-and-its-order', 'stepfunctions-tolerated-failures'],
  labs: [{ lab: 'step-functions', what: 'Run a Map and open its iterations.' }],
}
