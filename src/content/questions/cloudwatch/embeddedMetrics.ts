import type { Question } from '../question'

const EMBEDDED = `export const handler = async ({ product, price }) => {
  console.log(JSON.stringify({
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: 'Shop', Dimensions: [['product']], Metrics: [{ Name: 'Revenue' }] }] },
    product, Revenue: price,
  }))
  return 'sold'
}`
const PLAIN = `export const handler = async ({ product, price }) => {
  console.log(JSON.stringify({ product, Revenue: price }))
  return 'sold'
}`
const PUT = `import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
const metrics = new CloudWatchClient()
export const handler = async ({ product, price }) => {
  await metrics.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData: [{ MetricName: 'Revenue', Value: price, Dimensions: [{ Name: 'product', Value: product }] }] }))
  return 'sold'
}`

export const questions = [
  {
    id: 'cloudwatch-metric-without-a-call',
    service: 'cloudwatch',
    kind: 'choice',
    prompt:
      'A function sells products, and the revenue of each product is to be a CloudWatch metric with the dimension `product`. Invocations must not wait for CloudWatch, and nothing outside of the code is to be set up, neither now nor for a new product.\n\nHow should the function report a sale?',
    choices: [
      { id: 'put', text: 'Call PutMetricData with the price and the product', why: 'The metric comes to be, but each invocation waits for the answer, and each call is billed.' },
      { id: 'annotation', text: 'Write the price and the product to the trace, as annotations of X-Ray', why: 'Annotations let one find traces. No metric with dimensions is made of them.' },
      { id: 'plain', text: 'Log an object in JSON with the price and the product', why: 'It is good to search for. To become a metric it needs a metric filter, which has to be set up.' },
      { id: 'embedded', text: 'Log an object in the embedded metric format', why: 'CloudWatch Logs makes metrics of such lines by itself, with the dimensions they name. The function only writes a line.' },
    ],
    key: ['embedded'],
    facts: [],
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html',
    checked: '2026-11-23',
    tasks: { c02: '4.2', c03: '4.2' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'sell', code: { $ref: 'with.code' }, settings: { TracingConfig: { Mode: { $ref: 'with.tracing' } } } },
        { many: 3, every: 100, do: { call: 'lambda:Invoke', input: { FunctionName: 'sell', Payload: '{"product":"kettle","price":20}' } } },
        { runFor: 300_000 },
        { call: 'cloudwatch:GetMetricStatistics', input: { Namespace: 'Shop', MetricName: 'Revenue', Dimensions: [{ Name: 'product', Value: 'kettle' }], StartTime: '2025-01-01T00:00:00Z', EndTime: '2025-01-01T01:00:00Z', Period: 3600, Statistics: ['Sum'] }, as: 'revenue' },
      ],
      changes: {
        put: { with: { code: PUT, tracing: 'PassThrough' } },
        annotation: { with: { code: PLAIN.replace('console.log(JSON.stringify({ product, Revenue: price }))', ''), tracing: 'Active' } },
        plain: { with: { code: PLAIN, tracing: 'PassThrough' } },
        embedded: { with: { code: EMBEDDED, tracing: 'PassThrough' } },
      },
      goal: [
        { of: 'revenue.Datapoints.0.Sum', equals: 60, says: 'the metric has the revenue of the kettle' },
        { events: { type: 'ApiCallStarted', service: 'cloudwatch', detail: { action: 'PutMetricData' } }, count: 0, says: 'no invocation calls CloudWatch' },
      ],
    },
  },
] satisfies readonly Question[]
