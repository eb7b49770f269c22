import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { functionLane } from '../usualLanes'

const HANDLER = `export const handler = async ({ Records }) => {
  for (const { kinesis } of Records) {
    const reading = JSON.parse(Buffer.from(kinesis.data, 'base64').toString())
    await new Promise((done) => setTimeout(done, 50))
    if (reading.celsius === undefined) throw new Error('No temperature in it')
  }
}
`

const READINGS = [20, 21, undefined, 22, 23, 24].map((celsius, index) => ({
  PartitionKey: 'cellar', Data: btoa(JSON.stringify(celsius === undefined ? { at: index } : { at: index, celsius })),
}))

const blocked: Figure = {
  id: 'a-shard-that-waits',
  title: 'Six records of one shard, and the third is bad',
  watch:
    'The shard does not go on until the batch has succeeded or been given up, and what comes later waits behind it. Bisecting halves the batch until the bad record stands alone; what could not be handled is told to the destination.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'bisect', label: 'Bisect on error', choices: [{ label: 'no', value: false }, { label: 'yes', value: true }] },
    { name: 'retries', label: 'Maximum retries', preset: 1, choices: [{ label: '0', value: 0 }, { label: '2', value: 2 }, { label: '5', value: 5 }] },
    { name: 'size', label: 'Batch size', preset: 1, choices: [{ label: '2', value: 2 }, { label: '100', value: 100 }] },
  ],
  steps: [
    { call: 'kinesis:CreateStream', input: { StreamName: 'readings', ShardCount: 1 } },
    { call: 'sqs:CreateQueue', input: { QueueName: 'readings-left' } },
    { runFor: 60_000 },
    { function: 'store', code: HANDLER },
    {
      call: 'lambda:CreateEventSourceMapping',
      input: {
        FunctionName: 'store', EventSourceArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/readings', StartingPosition: 'TRIM_HORIZON', BatchSize: { $ref: 'with.size' },
        BisectBatchOnFunctionError: { $ref: 'with.bisect' }, MaximumRetryAttempts: { $ref: 'with.retries' },
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:readings-left' } },
      },
    },
    { runFor: 60_000 },
    { mark: 'sent' },
    { call: 'kinesis:PutRecords', input: { StreamName: 'readings', Records: READINGS } },
    { runFor: 5000 },
    { call: 'kinesis:PutRecord', input: { StreamName: 'readings', PartitionKey: 'cellar', Data: btoa('{"at":6,"celsius":25}') } },
    { runFor: 60_000 },
  ],
  lanes: [
    {
      title: 'Stream',
      marks: [
        { on: { type: 'ApiCallEnded', service: 'kinesis', detail: { action: 'PutRecords' } }, tone: 'entered', says: 'Six records are put into the shard.' },
        { on: { type: 'ApiCallEnded', service: 'kinesis', detail: { action: 'PutRecord' } }, tone: 'entered', says: 'A seventh is put in, a good one.' },
      ],
    },
    { title: 'Batches', marks: [{ on: { type: 'BatchInvoked' }, tone: 'entered', says: 'A batch of {detail.records} is handed to the function.' }] },
    functionLane('Function', 'store'),
    {
      title: 'On failure',
      marks: [{ on: { type: 'ApiCallStarted', service: 'sqs', detail: { action: 'SendMessage' } }, tone: 'caught', says: 'Where the records stand in the stream is told to the queue. The records themselves are not in it.' }],
    },
  ],
}

export const chapter: Chapter = {
  id: 'streams-as-event-sources',
  title: 'Streams as event sources',
  part: 'Lambda',
  lead: 'Kinesis and DynamoDB Streams keep records in order. So one that fails holds up all behind it, until somebody says how long.',
  figure: blocked,
  sections: [
    {
      title: 'Order has a price',
      blocks: [
        'A mapping reads each shard in order and invokes the function with a batch. As long as the batch fails, the same records are tried again, and unless told otherwise for as long as they are kept: a day in both kinds of stream.',
        {
          table: {
            head: ['', 'SQS', 'Kinesis and DynamoDB Streams'],
            rows: [
              ['Order', 'None, but in FIFO queues', 'In each shard'],
              ['A batch that fails', 'Goes back, others go on', 'Is tried again, the shard waits'],
              ['A record that has been read', 'Is deleted', 'Stays, and others may read it'],
              ['Scales with', 'Messages waiting', 'Shards, times the parallelization factor'],
              ['What is given up goes to', 'The queue’s dead-letter queue', 'The mapping’s on-failure destination'],
            ],
          },
        },
      ],
    },
    {
      title: 'Four ways out',
      blocks: [
        {
          list: [
            '`MaximumRetryAttempts` and `MaximumRecordAgeInSeconds`: when to give up. Both are endless unless set.',
            '`BisectBatchOnFunctionError`: halve the batch and try the halves. This does not count as a retry.',
            '`ReportBatchItemFailures`: the function names the first record that failed. All from there on are tried again.',
            'An on-failure destination: what is told there are shard and sequence numbers, not records. They have to be read before they expire.',
          ],
        },
        { code: HANDLER, language: 'js', title: 'The handler of the figure: a record’s data is base64' },
      ],
    },
    {
      title: 'Faster, in order',
      blocks: [
        'One shard is one batch at a time. With `ParallelizationFactor`, up to 10, a shard’s records are parted by partition key, and each key still keeps its order.',
        '`IteratorAge` is the metric to watch: how old the last record of a batch was when it was handed over. When it grows, the function falls behind.',
        { facts: ['lambda.mapping.stream.batch', 'lambda.mapping.stream.poll', 'dynamodb.stream.retention', 'kinesis.retention.hours.shortest'] },
      ],
    },
  ],
  traps: [
    { wrong: 'A bad record goes to the dead-letter queue after three attempts.', holds: 'A stream’s mapping retries until the record expires, unless retries or age are limited.' },
    { wrong: 'More concurrency for the function makes it keep up.', holds: 'There is one batch a shard. More shards, or a parallelization factor, make more.' },
    { wrong: 'The destination holds the failed records.', holds: 'It holds where they are. S3 as a destination holds them too.' },
    { wrong: 'A later record overtakes one that fails.', holds: 'Not in the same shard. With a parallelization factor, one of another partition key may.' },
  ],
  verdicts: ['G018', 'G019', 'G020'],
  questions: ['lambda-kinesis-poison-record-blocks', 'lambda-kinesis-isolate-bad-record', 'lambda-kinesis-falls-behind'],
  labs: [{ lab: 'lambda', what: 'Put records into a stream, one of them bad.' }],
}
