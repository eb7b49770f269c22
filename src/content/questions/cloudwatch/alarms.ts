import type { Question } from '../question'

export const questions = [
  {
    id: 'cloudwatch-alarm-on-missing-errors',
    service: 'cloudwatch',
    kind: 'choice',
    prompt:
      'An alarm goes off when the metric `Errors` of a function has a sum above 0 in one period of a minute. After an error at night the function is not invoked for an hour. The alarm should not stay in `ALARM` for that hour.\n\nWhich value of `TreatMissingData` brings it back to `OK`?',
    choices: [
      { id: 'breaching', text: '`breaching`', why: 'Missing data would count as above the threshold, so that the alarm stays.' },
      { id: 'ignore', text: '`ignore`', why: 'The alarm keeps its state while data is missing: it stays in `ALARM`.' },
      { id: 'missing', text: '`missing`', why: 'That is the default. With no data at all the alarm goes to `INSUFFICIENT_DATA`, not to `OK`.' },
      { id: 'not-breaching', text: '`notBreaching`', why: 'Missing data counts as within the threshold: no invocation, no error.' },
    ],
    key: ['not-breaching'],
    facts: [],
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html',
    checked: '2026-11-23', tasks: { c02: '4.2', c03: '4.2' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'shop', script: [{ fail: { errorType: 'Error', errorMessage: 'no' } }] },
        {
          call: 'cloudwatch:PutMetricAlarm',
          input: {
            AlarmName: 'errors', Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: 'shop' }], Statistic: 'Sum', Period: 60,
            EvaluationPeriods: 1, Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: { $ref: 'with.missing' },
          },
        },
        { call: 'lambda:Invoke', input: { FunctionName: 'shop' } },
        { runFor: 90_000 },
        { call: 'cloudwatch:DescribeAlarms', input: { AlarmNames: ['errors'] }, as: 'soon' },
        { runFor: 3_600_000 },
        { call: 'cloudwatch:DescribeAlarms', input: { AlarmNames: ['errors'] }, as: 'later' },
      ],
      changes: {
        breaching: { with: { missing: 'breaching' } },
        ignore: { with: { missing: 'ignore' } },
        missing: { with: { missing: 'missing' } },
        'not-breaching': { with: { missing: 'notBreaching' } },
      },
      goal: [
        { of: 'soon.MetricAlarms.0.StateValue', equals: 'ALARM', says: 'the error sets the alarm off' },
        { of: 'later.MetricAlarms.0.StateValue', equals: 'OK', says: 'an hour later it is back to OK' },
      ],
    },
  },
] satisfies readonly Question[]
