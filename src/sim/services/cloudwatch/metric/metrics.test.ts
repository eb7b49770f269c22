import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, START } from '../account.testing'

const SECONDS = START / 1000
const DAY = 86_400
const datum = (more: JsonObject = {}) => ({ MetricName: 'm', Value: 1, ...more })
const put = (account: Account, ...MetricData: readonly JsonObject[]) => account.call('PutMetricData', { Namespace: 'App', MetricData })
const statistics = (more: JsonObject = {}) => ({
  Namespace: 'App', MetricName: 'm', StartTime: SECONDS, EndTime: SECONDS + 600, Period: 60, Statistics: ['Sum'], ...more,
})
/** Minutes since the start, and the values of one statistic. */
const points = (account: Account, more: JsonObject = {}, statistic = 'Sum') =>
  account.call('GetMetricStatistics', statistics(more)).Datapoints.map((point: any) => `${(point.Timestamp - SECONDS) / 60}:${point[statistic] ?? point.ExtendedStatistics?.[statistic]}`).join(' ')

describe('GetMetricStatistics', () => {
  test('CW1 values are put together by period, from the start on; empty periods have no data point', () => {
    const account = new Account()
    put(account, ...[0, 59, 60, 200, 599, 600].map((at, i) => datum({ Timestamp: SECONDS + at, Value: i + 1 })))
    expect(points(account)).toBe('0:3 1:3 3:4 9:5')
    expect(points(account, { Period: 300 })).toBe('0:10 5:5')
    expect(points(account, { Period: 300, StartTime: SECONDS + 60 })).toBe('1:7 6:5')
    expect(points(account, { StartTime: new Date(START + 90_000).toISOString(), EndTime: new Date(START + 201_000).toISOString() })).toBe('1:3 3:4')
  })

  test.each<[statistic: string, value: number]>([
    ['SampleCount', 10], ['Sum', 55], ['Average', 5.5], ['Minimum', 1], ['Maximum', 10],
    ['p50', 5], ['p90', 9], ['p99', 10], ['p99.9', 10], ['p0', 1], ['p100', 10],
  ])('CW2 %s of 1 to 10 is %d', (statistic, value) => {
    const account = new Account()
    put(account, ...Array.from({ length: 10 }, (_, i) => datum({ Value: 10 - i })))
    const asked = statistic.startsWith('p') ? { Statistics: [], ExtendedStatistics: [statistic] } : { Statistics: [statistic] }
    expect(points(account, asked, statistic)).toBe(`0:${value}`)
  })

  test('CW3 values with counts, and statistics, which tell no percentile unless all are equal', () => {
    const account = new Account()
    put(account, datum({ Value: null, Values: [1, 5], Counts: [9, 1] }))
    expect(points(account, {}, 'Sum')).toBe('0:14')
    expect(points(account, { ExtendedStatistics: ['p90'] }, 'p90')).toBe('0:1')
    put(account, datum({ Value: null, StatisticValues: { SampleCount: 2, Sum: 8, Minimum: 4, Maximum: 4 } }))
    expect(points(account, { ExtendedStatistics: ['p99'] }, 'p99')).toBe('0:5')
    put(account, datum({ Value: null, StatisticValues: { SampleCount: 2, Sum: 9, Minimum: 4, Maximum: 5 } }))
    expect(points(account, { ExtendedStatistics: ['p99'] }, 'p99')).toBe('0:undefined')
    expect(points(account)).toBe('0:31')
  })

  test('CW4 dimensions and units are kept apart', () => {
    const account = new Account()
    const [one, other] = [{ Name: 'A', Value: '1' }, { Name: 'B', Value: '2' }]
    put(account, datum(), datum({ Dimensions: [one, other], Value: 2 }), datum({ Unit: 'Seconds', Value: 4 }))
    expect(points(account, { Dimensions: [other, one] })).toBe('0:2')
    expect(points(account, { Dimensions: [one] })).toBe('')
    expect(points(account)).toBe('0:1 0:4')
    expect(points(account, { Unit: 'Seconds' })).toBe('0:4')
  })

  test('CW5 high resolution metrics have seconds, for three hours; others have none', () => {
    const account = new Account()
    put(account, datum({ Timestamp: SECONDS + 31, StorageResolution: 1 }), datum({ Timestamp: SECONDS + 45, Value: 2 }))
    const fine = { Period: 10, EndTime: SECONDS + 60 }
    expect(points(account, fine)).toBe('0.5:1')
    expect(points(account)).toBe('0:3')
    account.pass(4 * 3_600_000)
    expect(points(account, fine)).toBe('')
    expect(points(account)).toBe('0:3')
  })

  test.each<[days: number, kept: readonly number[]]>([
    [14, [60, 300, 3600]],
    [16, [300, 3600]],
    [64, [3600]],
    [456, []],
  ])('CW5 after %i days periods of %j seconds are told', (days, kept) => {
    const account = new Account()
    put(account, datum())
    account.pass(days * DAY * 1000)
    const told = (Period: number) => points(account, { Period, EndTime: SECONDS + 3600 }) !== ''
    expect([60, 300, 3600].filter(told)).toEqual(kept)
  })

  test.each<[why: string, input: JsonObject, refusal: string]>([
    ['CW1 a period that is none', { Period: 90 }, 'InvalidParameterValueException: The parameter Period must be'],
    ['CW1 no statistic', { Statistics: [] }, 'MissingRequiredParameterException'],
    ['CW1 an end before the start', { EndTime: SECONDS }, 'InvalidParameterValueException: The parameter StartTime must be less than the parameter EndTime.'],
    ['CW1 too many points', { EndTime: SECONDS + 1441 * 60 }, 'InvalidParameterCombinationException: You have requested up to 1441 datapoints, which exceeds the limit of 1440.'],
    ['CW2 a statistic that is none', { Statistics: ['Median'] }, 'ValidationError'],
    ['CW9 a trimmed mean', { ExtendedStatistics: ['tm90'] }, 'NotSimulated: Coldstart does not simulate the statistic tm90.'],
  ])('%s is refused', (_why, input, refusal) => {
    expect(new Account().refusal('GetMetricStatistics', statistics(input)).slice(0, refusal.length)).toBe(refusal)
  })
})

describe('PutMetricData', () => {
  test.each<[why: string, input: JsonObject, refusal: string]>([
    ['CW6 a namespace of AWS', { Namespace: 'AWS/App' }, 'InvalidParameterValueException'],
    ['CW6 none', { MetricData: [] }, 'MissingRequiredParameterException'],
    ['CW6 no value', { MetricData: [{ MetricName: 'm' }] }, 'MissingRequiredParameterException'],
    ['CW6 two kinds of value', { MetricData: [datum({ Values: [1] })] }, 'InvalidParameterCombinationException'],
    ['CW6 counts that do not fit', { MetricData: [datum({ Value: null, Values: [1], Counts: [1, 2] })] }, 'InvalidParameterValueException'],
    ['CW6 151 values', { MetricData: [datum({ Value: null, Values: Array.from({ length: 151 }, () => 1) })] }, 'ValidationError'],
    ['CW6 more than two weeks ago', { MetricData: [datum({ Timestamp: SECONDS - 14 * DAY - 1 })] }, 'InvalidParameterValueException'],
    ['CW6 more than two hours ahead', { MetricData: [datum({ Timestamp: SECONDS + 7201 })] }, 'InvalidParameterValueException'],
    ['CW6 another resolution', { MetricData: [datum({ StorageResolution: 10 })] }, 'InvalidParameterValueException'],
    ['CW6 1,001 metrics', { MetricData: Array.from({ length: 1001 }, () => datum()) }, 'ValidationError'],
    ['CW9 entities', { EntityMetricData: [{}] }, 'NotSimulated'],
  ])('%s is refused', (_why, input, name) => {
    expect(new Account().refusal('PutMetricData', { Namespace: 'App', MetricData: [datum()], ...input })).toMatch(new RegExp(`^${name}:`))
  })
})

test('CW7 metrics are listed by namespace, name and dimensions, while their data are younger than two weeks', () => {
  const account = new Account()
  put(account, datum(), datum({ MetricName: 'n', Dimensions: [{ Name: 'A', Value: '1' }] }))
  const names = (input: JsonObject = {}) => account.call('ListMetrics', input).Metrics.map(({ MetricName }: any) => MetricName).join('')
  expect(names()).toBe('mn')
  expect(names({ MetricName: 'n' })).toBe('n')
  expect(names({ Namespace: 'Other' })).toBe('')
  expect(names({ Dimensions: [{ Name: 'A' }] })).toBe('n')
  expect(names({ Dimensions: [{ Name: 'A', Value: '2' }] })).toBe('')
  expect(account.call('ListMetrics', { MetricName: 'n' }).Metrics).toEqual([{ Namespace: 'App', MetricName: 'n', Dimensions: [{ Name: 'A', Value: '1' }] }])
  account.pass(4 * 3_600_000)
  expect(names({ RecentlyActive: 'PT3H' })).toBe('')
  expect(account.pass(14 * DAY * 1000) && names()).toBe('')
})

describe('CW8 GetMetricData', () => {
  const stat = (MetricName: string, Stat = 'Sum') => ({ Metric: { Namespace: 'App', MetricName }, Period: 60, Stat })
  const ask = (account: Account, ...MetricDataQueries: readonly JsonObject[]) =>
    account.call('GetMetricData', { MetricDataQueries, StartTime: SECONDS, EndTime: SECONDS + 600 }).MetricDataResults

  test('several series, the newest first, and arithmetic with them', () => {
    const account = new Account()
    put(account, datum({ Value: 10 }), datum({ MetricName: 'e', Value: 2 }), datum({ Timestamp: SECONDS + 60, Value: 5 }), datum({ MetricName: 'e', Timestamp: SECONDS + 120, Value: 7 }))
    const results = ask(account, { Id: 'all', MetricStat: stat('m') }, { Id: 'bad', MetricStat: stat('e'), ReturnData: false }, { Id: 'rate', Expression: '(bad / all) * 100', Label: 'Rate' })
    expect(results).toEqual([
      { Id: 'all', Label: 'm', Timestamps: [SECONDS + 60, SECONDS], Values: [5, 10], StatusCode: 'Complete' },
      { Id: 'rate', Label: 'Rate', Timestamps: [SECONDS], Values: [20], StatusCode: 'Complete' },
    ])
  })

  test.each<[expression: string, values: readonly number[]]>([
    ['m1 + 2 * 3', [16]], ['(m1 + 2) * 3', [36]], ['m1 - 1 - 2', [7]], ['-m1', [-10]], ['m1 / 4', [2.5]], ['m1 / 0', []], ['m1 / m1', [1]], [' m1 ', [10]], ['m1 + m2', []],
  ])('%s', (Expression, values) => {
    const account = new Account()
    put(account, datum({ Value: 10 }))
    const [result] = ask(account, { Id: 'e', Expression }, { Id: 'm1', MetricStat: stat('m'), ReturnData: false }, { Id: 'm2', MetricStat: stat('none'), ReturnData: false })
    expect(result.Values).toEqual(values)
  })

  test.each<[why: string, queries: readonly JsonObject[], name: string]>([
    ['a function', [{ Id: 'e', Expression: 'SUM([m1])' }, { Id: 'm1', MetricStat: stat('m') }], 'NotSimulated'],
    ['an id that is not there', [{ Id: 'e', Expression: 'm1 + 1' }], 'ValidationError'],
    ['itself', [{ Id: 'e', Expression: 'e + 1' }], 'ValidationError'],
    ['half an expression', [{ Id: 'e', Expression: 'm1 +' }, { Id: 'm1', MetricStat: stat('m') }], 'ValidationError'],
    ['a number alone', [{ Id: 'e', Expression: '1 + 1' }], 'ValidationError'],
    ['an id twice', [{ Id: 'm1', MetricStat: stat('m') }, { Id: 'm1', MetricStat: stat('m') }], 'ValidationError'],
    ['an id in capitals', [{ Id: 'M', MetricStat: stat('m') }], 'InvalidParameterValueException'],
  ])('%s is refused', (_why, MetricDataQueries, name) => {
    expect(new Account().refusal('GetMetricData', { MetricDataQueries, StartTime: SECONDS, EndTime: SECONDS + 60 })).toMatch(new RegExp(`^${name}:`))
  })
})
