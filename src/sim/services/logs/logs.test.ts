import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../kernel/json'
import { Account, START } from './account.testing'

const DAY = 86_400_000
const HOUR = 3_600_000
const given = () => new Account().group('/app')

describe('groups and streams', () => {
  test('LG1 a group has AWS\'s ARNs and counts what it stores', () => {
    const account = given()
    account.put('/app', 'hé', 'x')
    expect(account.call('DescribeLogGroups').logGroups).toEqual([
      {
        logGroupName: '/app',
        creationTime: START,
        metricFilterCount: 0,
        arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/app:*',
        storedBytes: 3 + 1 + 2 * 26,
        logGroupClass: 'STANDARD',
        logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/app',
        deletionProtectionEnabled: false,
      },
    ])
    account.call('DeleteLogStream', { logGroupName: '/app', logStreamName: 's' })
    expect(account.call('DescribeLogGroups').logGroups[0].storedBytes).toBe(0)
  })

  test('LG2 groups are found by prefix or by a part of their name, in pages', () => {
    const account = new Account()
    for (const logGroupName of ['/b/Two', '/a', '/b/one']) account.call('CreateLogGroup', { logGroupName })
    const names = (input: JsonObject) => {
      const { logGroups, nextToken } = account.call('DescribeLogGroups', input)
      return [...logGroups.map(({ logGroupName }: { logGroupName: string }) => logGroupName), nextToken].filter(Boolean).join(' ')
    }
    expect(names({})).toBe('/a /b/Two /b/one')
    expect(names({ logGroupNamePrefix: '/b' })).toBe('/b/Two /b/one')
    expect(names({ logGroupNamePattern: 'two' })).toBe('/b/Two')
    expect(names({ limit: 2 })).toBe('/a /b/Two /b/Two')
    expect(names({ limit: 2, nextToken: '/b/Two' })).toBe('/b/one')
  })

  test('LG3 streams are listed by name or by the time of their last events', () => {
    const account = given()
    for (const logStreamName of ['a', 'z']) account.call('CreateLogStream', { logGroupName: '/app', logStreamName })
    account.call('PutLogEvents', { logGroupName: '/app', logStreamName: 'a', logEvents: [{ timestamp: START + 5, message: 'x' }] })
    account.pass(10).put('/app', 'y', 'z')
    const listed = (input: JsonObject) => account.call('DescribeLogStreams', { logGroupName: '/app', ...input }).logStreams
    const names = (input: JsonObject) => listed(input).map(({ logStreamName }: { logStreamName: string }) => logStreamName).join('')
    expect(names({})).toBe('asz')
    expect(names({ descending: true, limit: 2 })).toBe('zs')
    expect(names({ orderBy: 'LastEventTime', descending: true })).toBe('saz')
    expect(names({ logStreamNamePrefix: 's' })).toBe('s')
    expect(listed({ logStreamNamePrefix: 's' })[0]).toMatchObject({
      creationTime: START, firstEventTimestamp: START + 10, lastEventTimestamp: START + 11, lastIngestionTime: START + 10, storedBytes: 0,
    })
  })

  test.each<[why: string, action: string, input: JsonObject, refusal: string]>([
    ['LG1 a group that is there', 'CreateLogGroup', { logGroupName: '/app' }, 'ResourceAlreadyExistsException: The specified log group already exists'],
    ['LG1 a name with a blank', 'CreateLogGroup', { logGroupName: 'a b' }, 'InvalidParameterException: 1 validation error detected'],
    ['LG1 no name', 'CreateLogGroup', {}, "InvalidParameterException: 1 validation error detected: Value null at 'logGroupName'"],
    ['LG1 a group that is not there', 'DeleteLogGroup', { logGroupName: '/no' }, 'ResourceNotFoundException: The specified log group does not exist.'],
    ['LG3 a stream that is there', 'CreateLogStream', { logGroupName: '/app', logStreamName: 's' }, 'ResourceAlreadyExistsException: The specified log stream already exists'],
    ['LG3 a stream that is not there', 'DeleteLogStream', { logGroupName: '/app', logStreamName: 'x' }, 'ResourceNotFoundException: The specified log stream does not exist.'],
    ['LG3 by time with a prefix', 'DescribeLogStreams', { logGroupName: '/app', orderBy: 'LastEventTime', logStreamNamePrefix: 's' }, 'InvalidParameterException: Cannot order'],
    ['LG4 retention for a number of days that AWS does not offer', 'PutRetentionPolicy', { logGroupName: '/app', retentionInDays: 2 }, "InvalidParameterException: 1 validation error detected: Value '2' at 'retentionInDays'"],
    ['LG9 an action', 'StartQuery', {}, 'NotSimulated: Coldstart does not simulate logs:StartQuery.'],
    ['LG9 a key', 'CreateLogGroup', { logGroupName: '/k', kmsKeyId: 'k' }, 'NotSimulated: Coldstart does not simulate the parameter kmsKeyId of logs:CreateLogGroup.'],
  ])('%s is refused', (_why, action, input, refusal) => {
    expect(given().refusal(action, input).slice(0, refusal.length)).toBe(refusal)
  })

  test('LG4 events are gone after the days of retention, and kept for ever without', () => {
    const account = given()
    account.put('/app', 'old')
    account.call('PutRetentionPolicy', { logGroupName: '/app', retentionInDays: 3 })
    account.pass(2 * DAY).put('/app', 'young')
    expect(account.messages('/app')).toEqual(['old', 'young'])
    account.pass(DAY + 1)
    expect(account.messages('/app')).toEqual(['young'])
    expect(account.call('DescribeLogGroups').logGroups[0]).toMatchObject({ retentionInDays: 3, storedBytes: 5 + 26 })
    account.call('DeleteRetentionPolicy', { logGroupName: '/app' })
    account.pass(4000 * DAY)
    expect(account.messages('/app')).toEqual(['young'])
  })

  test('LG5 tags, by name and by ARN', () => {
    const account = given()
    const resourceArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/app'
    account.call('TagResource', { resourceArn, tags: { a: '1', b: '2' } })
    account.call('TagLogGroup', { logGroupName: '/app', tags: { b: '3' } })
    account.call('UntagResource', { resourceArn, tagKeys: ['a'] })
    expect(account.call('ListTagsForResource', { resourceArn }).tags).toEqual({ b: '3' })
    expect(account.call('ListTagsLogGroup', { logGroupName: '/app' }).tags).toEqual({ b: '3' })
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, '']))
    expect(account.refusal('TagResource', { resourceArn, tags })).toContain('TooManyTagsException')
  })
})

describe('PutLogEvents', () => {
  const batch = (logEvents: readonly JsonObject[]) => ({ logGroupName: '/app', logStreamName: 's', logEvents })
  const of = (size: number, count: number) => Array.from({ length: count }, () => ({ timestamp: START, message: 'x'.repeat(size) }))

  test.each<[why: string, events: readonly JsonObject[], refusal: string | undefined]>([
    ['LG11 as much as a batch holds', of(1_048_576 - 26, 1), undefined],
    ['LG11 a byte more', of(1_048_576 - 25, 1), 'InvalidParameterException: Log event too large: 1048577 bytes exceeds limit of 1048576'],
    ['LG11 two that are too much together', of(524_288, 2), 'InvalidParameterException: Upload too large: 1048628 bytes exceeds limit of 1048576'],
    ['LG11 bytes of UTF-8 count', of(0, 1).map(() => ({ timestamp: START, message: '€'.repeat(349_517) })), 'InvalidParameterException: Log event too large: 1048577'],
    ['LG11 10,000 events', of(1, 10_000), undefined],
    ['LG11 one more', of(1, 10_001), "InvalidParameterException: 1 validation error detected"],
    ['LG11 none', [], "InvalidParameterException: 1 validation error detected"],
    ['LG12 out of order', [{ timestamp: 2, message: 'a' }, { timestamp: 1, message: 'b' }], 'InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.'],
    ['LG12 more than a day', [{ timestamp: START - DAY, message: 'a' }, { timestamp: START + 1, message: 'b' }], 'InvalidParameterException: The batch of log events in a single PutLogEvents request cannot span'],
    ['LG12 an empty message', [{ timestamp: START, message: '' }], "InvalidParameterException: 1 validation error detected: Value '' at 'logEvents.1.member.message'"],
  ])('%s', (_why, events, refusal) => {
    expect(given().refusal('PutLogEvents', batch(events)).slice(0, refusal?.length ?? 8)).toBe(refusal ?? 'answered')
  })

  test.each<[why: string, times: readonly number[], info: JsonObject | undefined, kept: string]>([
    ['all are kept', [-1000, 0, 2 * HOUR], undefined, '012'],
    ['too new, the rest is kept', [0, 2 * HOUR, 2 * HOUR + 1], { tooNewLogEventStartIndex: 2 }, '01'],
    ['too old', [-14 * DAY - 1, -14 * DAY], { tooOldLogEventEndIndex: 1, expiredLogEventEndIndex: 2 }, ''],
    ['past the retention', [-7 * DAY - 1, -7 * DAY], { expiredLogEventEndIndex: 1 }, '1'],
  ])('LG13 %s', (_why, times, info, kept) => {
    const account = given()
    account.call('PutRetentionPolicy', { logGroupName: '/app', retentionInDays: 7 })
    const answer = account.call('PutLogEvents', batch(times.map((time, i) => ({ timestamp: START + time, message: String(i) }))))
    expect(answer.rejectedLogEventsInfo).toEqual(info)
    expect(account.messages('/app').join('')).toBe(kept)
  })

  test('LG14 events of a stream are read by time, those of one time as they came', () => {
    const account = given()
    account.call('PutLogEvents', batch([{ timestamp: START + 2, message: 'c' }, { timestamp: START + 2, message: 'd' }]))
    account.call('PutLogEvents', batch([{ timestamp: START, message: 'a' }, { timestamp: START + 2, message: 'e' }]))
    expect(account.messages('/app').join('')).toBe('acde')
  })

  test('LG10 the stream has to be there', () => {
    expect(given().refusal('PutLogEvents', { ...batch(of(1, 1)), logStreamName: 'x' })).toBe('ResourceNotFoundException: The specified log stream does not exist.')
  })
})

describe('GetLogEvents', () => {
  const page = (account: Account, more: JsonObject) => {
    const answer = account.call('GetLogEvents', { logGroupName: '/app', logStreamName: 's', limit: 2, ...more })
    return { ...answer, text: answer.events.map(({ message }: { message: string }) => message).join('') }
  }

  test('LG20 the newest come first, a page oldest first; tokens lead both ways and stay at an end', () => {
    const account = given()
    account.put('/app', ...'abcde')
    const newest = page(account, {})
    expect(newest.text).toBe('de')
    const before = page(account, { nextToken: newest.nextBackwardToken })
    expect(before.text).toBe('bc')
    const first = page(account, { nextToken: before.nextBackwardToken })
    expect(first.text).toBe('a')
    const beginning = page(account, { nextToken: first.nextBackwardToken })
    expect([beginning.text, beginning.nextBackwardToken]).toEqual(['', first.nextBackwardToken])
    expect(page(account, { nextToken: beginning.nextForwardToken }).text).toBe('ab')
    const end = page(account, { nextToken: newest.nextForwardToken })
    expect([end.text, end.nextForwardToken]).toEqual(['', newest.nextForwardToken])
    account.pass(100).put('/app', 'f')
    expect(page(account, { nextToken: end.nextForwardToken }).text).toBe('f')
  })

  test('LG21 startFromHead, and times from (inclusive) and to (exclusive)', () => {
    const account = given()
    account.put('/app', ...'abcde')
    expect(page(account, { startFromHead: true }).text).toBe('ab')
    expect(page(account, { startTime: START + 1, endTime: START + 4, limit: 10 }).text).toBe('bcd')
    expect(page(account, { startTime: START + 1, endTime: START + 4 }).text).toBe('cd')
    expect(page(account, { startFromHead: true }).events[0]).toEqual({ timestamp: START, message: 'a', ingestionTime: START })
  })

  test('LG20 an answer holds a mebibyte', () => {
    const account = given()
    for (let i = 0; i < 3; i++) account.put('/app', 'x'.repeat(500_000))
    expect(page(account, { limit: 10 }).events).toHaveLength(2)
  })

  test('LG20 a token that is none', () => {
    expect(given().refusal('GetLogEvents', { logGroupName: '/app', logStreamName: 's', nextToken: 'x' })).toBe('InvalidParameterException: The specified nextToken is invalid.')
  })
})

describe('FilterLogEvents', () => {
  test('LG30 events of all streams in order of time, in pages', () => {
    const account = given()
    for (const [logStreamName, times] of [['b', [1, 4]], ['a', [2, 3]]] as const) {
      account.call('CreateLogStream', { logGroupName: '/app', logStreamName })
      account.call('PutLogEvents', { logGroupName: '/app', logStreamName, logEvents: times.map((t) => ({ timestamp: START + t, message: `ERROR ${t}` })) })
    }
    account.put('/app', 'INFO 0')
    const filter = (input: JsonObject) => account.call('FilterLogEvents', { logGroupName: '/app', ...input })
    const text = (input: JsonObject) => filter(input).events.map(({ logStreamName, message }: { logStreamName: string; message: string }) => `${logStreamName}${message.at(-1)}`).join(' ')
    expect(text({})).toBe('s0 b1 a2 a3 b4')
    expect(text({ filterPattern: 'ERROR', startTime: START + 2, endTime: START + 4 })).toBe('a2 a3')
    expect(text({ logStreamNames: ['b', 's'] })).toBe('s0 b1 b4')
    expect(text({ logStreamNamePrefix: 'a' })).toBe('a2 a3')
    const { nextToken } = filter({ limit: 3, filterPattern: 'ERROR' })
    expect(text({ limit: 3, filterPattern: 'ERROR' })).toBe('b1 a2 a3')
    expect(text({ limit: 3, filterPattern: 'ERROR', nextToken })).toBe('b4')
    expect(filter({ limit: 3, filterPattern: 'ERROR', nextToken })).not.toHaveProperty('nextToken')
    expect(filter({ limit: 1 }).events[0]).toEqual({ logStreamName: 's', timestamp: START, message: 'INFO 0', ingestionTime: START, eventId: expect.stringMatching(/^\d{56}$/) })
  })
})

describe('what functions write', () => {
  test('LG50 lines are read off the world\'s log into the function\'s group, which is made for them', () => {
    const account = new Account().writes('orders', 'START\n', 'hello')
    expect(account.call('DescribeLogGroups').logGroups[0]).toMatchObject({ logGroupName: '/aws/lambda/orders', creationTime: START })
    expect(account.messages('/aws/lambda/orders', 'a')).toEqual(['START\n', 'hello\n'])
    account.pass(5).writes('orders', 'END')
    expect(account.messages('/aws/lambda/orders', 'a')).toEqual(['START\n', 'hello\n', 'END\n'])
    expect(account.refusal('CreateLogGroup', { logGroupName: '/aws/lambda/orders' })).toContain('ResourceAlreadyExistsException')
  })

  test('LG50 a group that was deleted comes again with the next line, without those before', () => {
    const account = new Account().writes('orders', 'one')
    account.call('DeleteLogGroup', { logGroupName: '/aws/lambda/orders' })
    expect(account.call('DescribeLogGroups').logGroups).toEqual([])
    expect(account.writes('orders', 'two').messages('/aws/lambda/orders', 'a')).toEqual(['two\n'])
  })
})

describe('filters', () => {
  const metric = (more: JsonObject = {}) => ({ metricTransformations: [{ metricName: 'Errors', metricNamespace: 'App', metricValue: '1', ...more }] })
  const filter = (filterPattern: string, more: JsonObject = {}, logGroupName = '/app') => ({ logGroupName, filterName: 'f', filterPattern, ...metric(more) })

  test('LG60 a metric filter tells a value of each event that matches, from then on', () => {
    const account = given()
    account.put('/app', 'ERROR before')
    account.call('PutMetricFilter', filter('ERROR'))
    account.put('/app', 'ERROR 1', 'INFO', 'ERROR 2')
    account.put('/app', 'INFO')
    expect(account.metrics).toEqual(['f App Errors {} 1', 'f App Errors {} 1'])
    expect(account.call('DescribeLogGroups').logGroups[0].metricFilterCount).toBe(1)
    account.call('DeleteMetricFilter', { logGroupName: '/app', filterName: 'f' })
    account.put('/app', 'ERROR 3')
    expect(account.metrics).toHaveLength(2)
  })

  test('LG60 values and dimensions come from the message, and a default value where nothing matches', () => {
    const account = given()
    account.call('PutMetricFilter', filter('{ $.ms = * }', { metricValue: '$.ms', dimensions: { Route: '$.route' } }))
    account.put('/app', '{"ms":12.5,"route":"/a"}', '{"ms":3}', '{"ms":"x","route":"/a"}')
    account.call('PutMetricFilter', filter('ERROR', { defaultValue: 0 }))
    account.put('/app', 'INFO', 'INFO')
    expect(account.metrics).toEqual(['f App Errors {"Route":"/a"} 12.5', 'f App Errors {} 0'])
  })

  test('LG60 it hears what functions write, though nobody asks', () => {
    const account = new Account().writes('orders', 'ERROR before')
    account.call('PutMetricFilter', filter('ERROR', {}, '/aws/lambda/orders'))
    account.writes('orders', 'ERROR 1', 'fine')
    expect(account.metrics).toEqual(['f App Errors {} 1'])
  })

  test('LG61 TestMetricFilter tells which messages match', () => {
    const { matches } = given().call('TestMetricFilter', { filterPattern: 'b', logEventMessages: ['a', 'b'] })
    expect(matches).toEqual([{ eventNumber: 2, eventMessage: 'b', extractedValues: {} }])
  })

  test('LG62 the embedded metric format makes metrics without a filter, for each set of dimensions', () => {
    const directive = { Namespace: 'Shop', Dimensions: [['Service'], []], Metrics: [{ Name: 'Latency', Unit: 'Milliseconds' }, { Name: 'Absent' }] }
    const message = JSON.stringify({ _aws: { Timestamp: START, CloudWatchMetrics: [directive] }, Service: 'pay', Latency: [1, 2.5] })
    const account = new Account().writes('orders', `2025-01-01T00:00:00.000Z\tid\tINFO\t${message}`)
    expect(account.metrics).toEqual(['embedded metric format Shop Latency {"Service":"pay"} 1,2.5', 'embedded metric format Shop Latency {} 1,2.5'])
    const app = given()
    app.put('/app', message)
    expect(app.metrics).toHaveLength(2)
  })

  test('LG63 a subscription filter invokes a function with what matches, gzipped and in base64', () => {
    const account = given()
    const destinationArn = 'arn:aws:lambda:us-east-1:123456789012:function:watch'
    account.call('PutSubscriptionFilter', { logGroupName: '/app', filterName: 'watch', filterPattern: 'ERROR', destinationArn })
    const long = `ERROR ${'x'.repeat(70_000)}`
    account.put('/app', 'INFO', 'ERROR 1', long)
    account.put('/app', 'INFO')
    expect(account.calls).toHaveLength(1)
    const { input, ...call } = account.calls[0]!
    expect(call).toMatchObject({ service: 'lambda', action: 'Invoke', principal: 'logs.amazonaws.com' })
    expect(input).toMatchObject({ FunctionName: destinationArn, InvocationType: 'Event' })
    const { awslogs } = JSON.parse(String(input['Payload'])) as { awslogs: { data: string } }
    const data = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()) as JsonObject
    expect(data).toEqual({
      messageType: 'DATA_MESSAGE',
      owner: '123456789012',
      logGroup: '/app',
      logStream: 's',
      subscriptionFilters: ['watch'],
      logEvents: [
        { id: expect.stringMatching(/^\d{56}$/), timestamp: START + 1, message: 'ERROR 1' },
        { id: expect.stringMatching(/^\d{56}$/), timestamp: START + 2, message: long },
      ],
    })
    expect(account.call('DescribeSubscriptionFilters', { logGroupName: '/app' }).subscriptionFilters).toEqual([
      { filterName: 'watch', logGroupName: '/app', filterPattern: 'ERROR', destinationArn, distribution: 'ByLogStream', creationTime: START },
    ])
  })

  test.each<[why: string, action: string, input: JsonObject, refusal: string]>([
    ['LG60 a namespace of AWS', 'PutMetricFilter', filter('x', { metricNamespace: 'AWS/App' }), 'InvalidParameterException'],
    ['LG60 a value that is none', 'PutMetricFilter', filter('x', { metricValue: 'many' }), 'InvalidParameterException'],
    ['LG60 a default value with dimensions', 'PutMetricFilter', filter('x', { defaultValue: 0, dimensions: { A: '$.a' } }), 'InvalidParameterException'],
    ['LG63 a stream without a role', 'PutSubscriptionFilter', { logGroupName: '/app', filterName: 'f', filterPattern: '', destinationArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/s' }, 'InvalidParameterException'],
    ['LG63 another destination', 'PutSubscriptionFilter', { logGroupName: '/app', filterName: 'f', filterPattern: '', destinationArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/s' }, 'NotSimulated'],
    ['LG60 a filter that is not there', 'DeleteMetricFilter', { logGroupName: '/app', filterName: 'f' }, 'ResourceNotFoundException'],
    ['LG63 a subscription that is not there', 'DeleteSubscriptionFilter', { logGroupName: '/app', filterName: 'f' }, 'ResourceNotFoundException'],
  ])('%s is refused', (_why, action, input, name) => {
    expect(given().refusal(action, input)).toMatch(new RegExp(`^${name}:`))
  })

  test.each([['ByLogStream', /^s$/], ['Random', /^[0-9a-f-]{36}$/]] as const)('LG63 a stream gets a record, its key %s', (distribution, key) => {
    const account = given()
    const [destinationArn, roleArn] = ['arn:aws:kinesis:us-east-1:123456789012:stream/s', 'arn:aws:iam::123456789012:role/logs']
    account.call('PutSubscriptionFilter', { logGroupName: '/app', filterName: 'f', filterPattern: '', destinationArn, roleArn, distribution })
    account.put('/app', 'one')
    const [{ input, ...call }] = account.calls as [(typeof account.calls)[0]]
    expect(call).toMatchObject({ service: 'kinesis', action: 'PutRecord', principal: roleArn })
    expect(input).toMatchObject({ StreamARN: destinationArn, PartitionKey: expect.stringMatching(key) })
    expect(JSON.parse(gunzipSync(Buffer.from(String(input['Data']), 'base64')).toString())).toMatchObject({ messageType: 'DATA_MESSAGE', logEvents: [{ message: 'one' }] })
    expect(account.call('DescribeSubscriptionFilters', { logGroupName: '/app' }).subscriptionFilters).toMatchObject([{ roleArn }])
  })

  test('LG63 a group has two subscription filters at most', () => {
    const account = given()
    const put = (filterName: string) => account.refusal('PutSubscriptionFilter', { logGroupName: '/app', filterName, filterPattern: '', destinationArn: 'arn:aws:lambda:us-east-1:123456789012:function:w' })
    expect([put('a'), put('b'), put('b'), put('c')]).toEqual(['answered {}', 'answered {}', 'answered {}', 'LimitExceededException: Resource limit exceeded.'])
  })
})
