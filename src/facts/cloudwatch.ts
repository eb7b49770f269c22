import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring'
const API = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference'
const PUT = `${API}/API_PutMetricData.html`
const STATISTICS = `${API}/API_GetMetricStatistics.html`
const DATA = `${API}/API_GetMetricData.html`
const CONCEPTS = `${GUIDE}/cloudwatch_concepts.html`
const READ = { checked: '2026-11-25', confidence: 'documented' } as const

/** CloudWatch's numbers: metrics and alarms. */
export const CLOUDWATCH = {
  'cloudwatch.data.metrics': { value: 1000, unit: 'items', source: PUT, ...READ, note: 'Different metrics in one PutMetricData.' },
  'cloudwatch.data.values': { value: 150, unit: 'values', source: PUT, ...READ, note: 'Of one metric in one PutMetricData.' },
  'cloudwatch.data.dimensions': { value: 30, unit: 'dimensions', source: PUT, ...READ, since: '2022-08', before: [{ value: 10 }], note: 'Of a metric.' },
  'cloudwatch.data.oldest': { value: 14, unit: 'days', source: PUT, ...READ },
  'cloudwatch.data.newest': { value: 2, unit: 'h', source: PUT, ...READ, note: 'In the future.' },
  'cloudwatch.kept.seconds': { value: 3, unit: 'h', source: CONCEPTS, ...READ, note: 'Data points with a period under 60 seconds.' },
  'cloudwatch.kept.minutes': { value: 15, unit: 'days', source: CONCEPTS, ...READ, note: 'Data points with a period of one minute; then of five.' },
  'cloudwatch.kept.five-minutes': { value: 63, unit: 'days', source: CONCEPTS, ...READ, note: 'Then of an hour.' },
  'cloudwatch.kept.hours': { value: 455, unit: 'days', source: CONCEPTS, ...READ },
  'cloudwatch.statistics.datapoints': { value: 1440, unit: 'datapoints', source: STATISTICS, ...READ, note: 'Of one GetMetricStatistics.' },
  'cloudwatch.query.limit': { value: 500, unit: 'items', source: DATA, ...READ, note: 'Queries of one GetMetricData.' },
  'cloudwatch.query.datapoints': { value: 100_800, unit: 'datapoints', source: DATA, ...READ, note: 'Of one GetMetricData.' },
  'cloudwatch.list.page': { value: 500, unit: 'results', source: `${API}/API_ListMetrics.html`, ...READ },
  'cloudwatch.list.age': { value: 14, unit: 'days', source: `${API}/API_ListMetrics.html`, ...READ, note: 'Metrics without newer data points are not listed.' },
  'cloudwatch.alarm.interval': { value: 60, unit: 's', source: `${GUIDE}/AlarmThatSendsEmail.html`, ...READ, note: 'Between evaluations of an alarm with a period of a minute and more.' },
  'cloudwatch.alarm.short-interval': { value: 10, unit: 's', source: `${GUIDE}/AlarmThatSendsEmail.html`, ...READ, note: 'Of one with a shorter period.' },
  'cloudwatch.alarm.range': {
    value: 2, unit: 'datapoints', source: `${GUIDE}/alarms-and-missing-data.html`, checked: '2026-11-25', confidence: 'modelled',
    note: 'Looked at besides the evaluation periods, for those that are missing. AWS says that there are more and shows 5 for 3.',
  },
  'cloudwatch.alarm.span': { value: 7, unit: 'days', source: `${API}/API_PutMetricAlarm.html`, ...READ, note: 'EvaluationPeriods × Period at most, with periods of an hour and more; a day with shorter ones.' },
  'cloudwatch.alarm.short-span': { value: 1, unit: 'days', source: `${API}/API_PutMetricAlarm.html`, ...READ },
  'cloudwatch.alarm.page': { value: 100, unit: 'results', source: `${API}/API_DescribeAlarms.html`, ...READ },
  'cloudwatch.alarm.history': { value: 30, unit: 'days', source: `${API}/API_DescribeAlarmHistory.html`, ...READ },
} as const satisfies { readonly [id: `cloudwatch.${string}`]: Fact }
