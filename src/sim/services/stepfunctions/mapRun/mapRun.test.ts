import { expect, test } from 'vitest'
import { awsFault } from '../../../aws/awsError'
import type { Json } from '../../../kernel/json'
import { given, lambda, machine, work, type Answers } from '../states.testing'

const pass = { Type: 'Pass', End: true }

/** A Distributed Map over child machines of these states. */
function distributed(states: { readonly [name: string]: object }, more: object = {}): object {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...machine(states) }
  return machine({ M: { Type: 'Map', ItemProcessor, End: true, ...more } })
}

/** A function that fails for these events. */
function failingFor(...bad: Json[]) {
  return { lambda: lambda((event) => (bad.includes(event) ? { fails: { errorType: 'Bad', errorMessage: '' } } : { after: 10, returns: event })) }
}

/** A bucket of texts by key; what is put into it is kept. */
function bucket(objects: { [key: string]: string }): Answers {
  return (action, input) => {
    const key = String(input['Key'])
    if (action === 'PutObject') {
      objects[key] = String(input['Body'])
      return { output: {} }
    }
    if (action === 'ListObjectsV2') {
      const keys = Object.keys(objects)
      const from = Number(input['ContinuationToken'] ?? 0)
      const Contents = keys.slice(from, from + 2).map((Key) => ({ Key, ETag: '"e"', LastModified: 1, Size: 1, StorageClass: 'STANDARD' }))
      return { output: { Contents, IsTruncated: from + 2 < keys.length, NextContinuationToken: String(from + 2) } }
    }
    const body = objects[key]
    return body === undefined ? { error: awsFault('NoSuchKey', 'The specified key does not exist.', 404) } : { output: { Body: body } }
  }
}

function reading(config: object, more: object = {}): object {
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: config, Parameters: { Bucket: 'b', Key: 'k' } }
  return distributed({ A: pass }, { ItemReader, ...more })
}

test('MR1 items run as executions of their own, and the parent tells the start and the end of the run', () => {
  const world = given(distributed({ A: work() }), failingFor())
  const one = world.run(['x', 'y'])
  expect(world.brief(one)).toEqual([
    '    0 1<0 ExecutionStarted',
    '    0 2<0 MapStateEntered M',
    '    0 3<2 MapStateStarted 2',
    '    0 4<3 MapRunStarted',
    '   10 5<4 MapRunSucceeded',
    '   10 6<5 MapStateSucceeded',
    '   10 7<5 MapStateExited M',
    '   10 8<7 ExecutionSucceeded',
  ])
  expect(world.outcome(one).output).toEqual(['x', 'y'])
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn })).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { total: 2, succeeded: 2, running: 0, pending: 0 },
    executionCounts: { total: 2, succeeded: 2 },
  })
  const [last, first] = world.call('ListExecutions', { mapRunArn }).executions
  expect(world.brief(first.executionArn)[1]).toBe('    0 2<0 TaskStateEntered A')
  expect(world.outcome(last.executionArn).output).toBe('y')
})

test('MR1 children do not see the variables around the Map', () => {
  const states = {
    S: { Type: 'Pass', Assign: { outer: 1 }, Output: [1], Next: 'M' },
    M: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...machine({ A: { Type: 'Pass', Output: '{% $exists($outer) %}', End: true } }) },
      End: true,
    },
  }
  const world = given(machine(states, { QueryLanguage: 'JSONata' }))
  expect(world.outcome(world.run()).output).toEqual([false])
})

test.each<[why: string, config: object, body: string, items: Json]>([
  ['a CSV with a first row', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,b\r\n1,"x, ""y"""\r\n\r\n2\r\n3,4,5\r\n', [{ a: '1', b: 'x, "y"' }, { a: '2', b: '' }, { a: '3', b: '4' }]],
  ['a CSV with given names', { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['n'], CSVDelimiter: 'TAB' }, '1\t2\n3', [{ n: '1' }, { n: '3' }]],
  ['a JSON array', { InputType: 'JSON' }, '[1, [2]]', [1, [2]]],
  ['a part of it', { InputType: 'JSON', ItemsPointer: '/a/1/b~1c' }, '{"a":[0,{"b/c":[7]}]}', [7]],
  ['lines of JSON', { InputType: 'JSONL' }, '{"a":1}\n\n2\n', [{ a: 1 }, 2]],
  ['no more than MaxItems', { InputType: 'JSON', MaxItems: 2 }, '[1,2,3]', [1, 2]],
])('MR2 the items are %s', (_why, config, body, items) => {
  const world = given(reading(config), { s3: bucket({ k: body }) })
  expect(world.outcome(world.run())).toEqual({ status: 'SUCCEEDED', output: items })
})

test.each<[why: string, config: object, body: string, cause: string]>([
  ['names twice', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,a\n1,2', 'CSV headers cannot contain duplicates.'],
  ['no array', { InputType: 'JSON' }, '{"a":1}', 'Attempting to map over non-iterable node.'],
])('MR2 %s fails the run', (_why, config, body, cause) => {
  const world = given(reading(config), { s3: bucket({ k: body }) })
  const one = world.run()
  expect(world.brief(one).slice(3)).toEqual([
    '    0 4<3 MapRunStarted',
    '    0 5<4 MapRunFailed States.ItemReaderFailed',
    '    0 6<5 MapStateFailed',
    '    0 7<6 ExecutionFailed States.ItemReaderFailed',
  ])
  expect(world.outcome(one).cause).toBe(cause)
})

test('MR2 the files of an S3 Inventory are read by its manifest, with the columns of its schema', () => {
  const manifest = {
    sourceBucket: 'source',
    destinationBucket: 'arn:aws:s3:::b',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'one.csv' }, { key: 'two.csv' }],
  }
  const files = { k: JSON.stringify(manifest), 'one.csv': '"source","a","1"\n"source","b","2"', 'two.csv': '"source","c","3"' }
  const items = ['a', 'b', 'c'].map((Key, i) => ({ Bucket: 'source', Key, Size: String(i + 1) }))
  for (const [config, expected] of [[{}, items], [{ ManifestType: 'S3_INVENTORY', MaxItems: 2 }, items.slice(0, 2)]] as const) {
    const world = given(reading({ InputType: 'MANIFEST', ...config }), { s3: bucket({ ...files }) })
    expect(world.outcome(world.run())).toEqual({ status: 'SUCCEEDED', output: expected })
  }
})

test('MR2 a listing can be loaded and flattened: the items are what the objects hold', () => {
  const ReaderConfig = { InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN', MaxItems: 5 }
  const ItemReader = { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig, Parameters: { Bucket: 'b' } }
  const world = given(distributed({ A: pass }, { ItemReader }), { s3: bucket({ x: '[1, 2]', y: '[3]', z: '[4, 5, 6]', zz: 'never read' }) })
  expect(world.outcome(world.run())).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3, 4, 5] })
})

test.each<[why: string, config: object, objects: { [key: string]: string }, what: string]>([
  ['Parquet', { InputType: 'PARQUET' }, { k: 'PAR1' }, 'InputType PARQUET'],
  ['an Athena manifest', { InputType: 'MANIFEST', ManifestType: 'ATHENA_DATA' }, { k: 's3://b/one' }, 'manifests of Athena'],
  [
    'a compressed inventory',
    { InputType: 'MANIFEST' },
    { k: JSON.stringify({ destinationBucket: 'b', fileFormat: 'CSV', fileSchema: 'Key', files: [{ key: 'd.csv.gz' }] }), 'd.csv.gz': '' },
    "compressed files ('d.csv.gz')",
  ],
  [
    'an inventory in ORC',
    { InputType: 'MANIFEST' },
    { k: JSON.stringify({ destinationBucket: 'b', fileFormat: 'ORC', fileSchema: 'struct<key:string>', files: [] }) },
    'inventories of the format ORC',
  ],
])('MR2 %s is refused by name', (_why, config, objects, what) => {
  const world = given(reading(config), { s3: bucket(objects) })
  expect(world.outcome(world.run())).toEqual({
    status: 'FAILED',
    error: 'NotSimulated',
    cause: `Coldstart does not simulate an ItemReader of ${what}.`,
  })
})

test('MR2 a listing is read page after page', () => {
  const ItemReader = { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b', Prefix: '' } }
  const ItemSelector = { 'key.$': '$$.Map.Item.Value.Key', 'n.$': '$$.Map.Item.Index' }
  const world = given(distributed({ A: pass }, { ItemReader, ItemSelector }), { s3: bucket({ x: '', y: '', z: '' }) })
  expect(world.outcome(world.run()).output).toEqual([{ key: 'x', n: 0 }, { key: 'y', n: 1 }, { key: 'z', n: 2 }])
})

test('MR3 items go in batches, with what they share', () => {
  const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { 'at.$': '$.at' } }
  const world = given(distributed({ A: pass }, { ItemsPath: '$.list', ItemBatcher }))
  const one = world.run({ at: 'noon', list: [1, 2, 3] })
  const BatchInput = { at: 'noon' }
  expect(world.outcome(one).output).toEqual([{ Items: [1, 2], BatchInput }, { Items: [3], BatchInput }])
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn })).toMatchObject({ itemCounts: { total: 3 }, executionCounts: { total: 2 } })
})

test('MR3 a batch is no larger than MaxInputBytesPerBatch', () => {
  const world = given(distributed({ A: pass }, { ItemBatcher: { MaxInputBytesPerBatch: 60 } }))
  const batches = world.outcome(world.run(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)])).output as { Items: Json[] }[]
  expect(batches.map(({ Items }) => Items.length)).toEqual([2, 1])
  for (const batch of batches) expect(JSON.stringify(batch).length).toBeLessThanOrEqual(60)
})

test.each<[why: string, tolerated: object, failing: number[], status: string]>([
  ['none by default', {}, [1], 'FAILED'],
  ['as many as counted', { ToleratedFailureCount: 2 }, [1, 2], 'SUCCEEDED'],
  ['not one more', { ToleratedFailureCount: 2 }, [1, 2, 3], 'FAILED'],
  ['a share of all items', { ToleratedFailurePercentage: 40 }, [1, 2], 'SUCCEEDED'],
  ['not more than the share', { ToleratedFailurePercentage: 39.9 }, [1, 2], 'FAILED'],
  ['either, if both are given', { ToleratedFailureCount: 4, ToleratedFailurePercentage: 20 }, [1, 2], 'FAILED'],
])('MR4 tolerated failures: %s', (_why, tolerated, failing, status) => {
  const world = given(distributed({ A: work() }, tolerated), failingFor(...failing))
  const outcome = world.outcome(world.run([1, 2, 3, 4, 5]))
  expect(outcome.status).toBe(status)
  if (status === 'FAILED') expect(outcome).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' })
  else expect(outcome.output).toEqual([1, 2, 3, 4, 5].filter((n) => !failing.includes(n)))
})

test('MR4 when too many have failed, the others are stopped', () => {
  const world = given(distributed({ A: work() }), failingFor(2))
  const one = world.run([1, 2, 3])
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'FAILED', itemCounts: { failed: 1, aborted: 2, running: 0 } })
})

test('MR5 results are written to S3, and the output says where', () => {
  const objects: { [key: string]: string } = {}
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'runs' } }
  const services = { ...failingFor(2), s3: bucket(objects) }
  const world = given(distributed({ A: work() }, { ResultWriter, ToleratedFailureCount: 1 }), services)
  const one = world.run([1, 2])
  const { output } = world.outcome(one)
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn }).itemCounts.resultsWritten).toBe(2)
  const { Bucket, Key } = (output as { ResultWriterDetails: { Bucket: string; Key: string } }).ResultWriterDetails
  expect(Bucket).toBe('out')
  const { ResultFiles } = JSON.parse(objects[Key] ?? '')
  const [file] = ResultFiles.SUCCEEDED
  expect(JSON.parse(objects[file.Key] ?? '')).toMatchObject([{ Status: 'SUCCEEDED', Output: '1' }])
  expect(JSON.parse(objects[ResultFiles.FAILED[0].Key] ?? '')).toMatchObject([{ Status: 'FAILED', Error: 'Bad', Input: '2' }])
  expect(file.Size).toBe(objects[file.Key]?.length)
})

test('MR6 children run side by side as allowed, and more when the run is updated', () => {
  const world = given(distributed({ W: { Type: 'Wait', Seconds: 60, End: true } }, { MaxConcurrency: 2 }))
  const one = world.start([1, 2, 3, 4, 5])
  world.runFor(1_000)
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  const counts = () => world.call('DescribeMapRun', { mapRunArn }).executionCounts
  expect(counts()).toMatchObject({ running: 2, pending: 3 })
  world.call('UpdateMapRun', { mapRunArn, maxConcurrency: 4 })
  expect(counts()).toMatchObject({ running: 4, pending: 1 })
  world.quiet()
  expect(world.now).toBe(120_000)
  expect(world.outcome(one).status).toBe('SUCCEEDED')
})

test.each([
  ['STANDARD', 100],
  ['EXPRESS', 250],
])('MR9 %s children are started %i at once, and more each second', (ExecutionType, atOnce) => {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, ...machine({ A: pass }) }
  const world = given(machine({ M: { Type: 'Map', ItemProcessor, End: true } }))
  const one = world.start(Array.from({ length: 250 }, (_, i) => i))
  world.runFor(0)
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn }).executionCounts).toMatchObject({ succeeded: atOnce, pending: 250 - atOnce })
  world.quiet()
  expect(world.outcome(one).status).toBe('SUCCEEDED')
  expect(world.now).toBe(ExecutionType === 'STANDARD' ? 2000 : 0)
})

test('EX5 stopping the parent stops its Map Run', () => {
  const world = given(distributed({ W: { Type: 'Wait', Seconds: 60, End: true } }))
  const one = world.start([1, 2])
  world.runFor(1_000)
  world.call('StopExecution', { executionArn: one })
  const [{ mapRunArn }] = world.call('ListMapRuns', { executionArn: one }).mapRuns
  expect(world.call('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'ABORTED', executionCounts: { aborted: 2 } })
})
