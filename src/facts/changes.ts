import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'
const EDGE = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html'
const READ = { checked: '2026-11-23', confidence: 'documented', teaching: true } as const

/** Rules that changed and that older exams ask for as they were, of parts that are not simulated. */
export const CHANGES = {
  'lambda.billing.init': {
    value: 100, unit: '%', source: 'https://aws.amazon.com/lambda/pricing/', ...READ, since: '2025-08', before: [{ value: 0 }], olderExam: 'INIT is free for functions from a zip file with a managed runtime',
    note: 'The share of INIT that is billed. Before, only container images, custom runtimes and provisioned concurrency paid for it.',
  },
  'lambda.snapstart.runtimes': {
    value: 3, unit: 'runtimes', source: `${GUIDE}/snapstart.html`, ...READ, since: '2024-11', before: [{ value: 1 }], olderExam: 'Java only', note: 'Java 11, Python 3.12 and .NET 8, and later ones of each.',
  },
  'lambda.edge.viewer.memory': { value: 10_240, unit: 'MiB', source: EDGE, ...READ, olderExam: '128 MB', note: 'Of a function at a viewer event. It was 128 MiB; when that changed is not told.' },
  'lambda.edge.viewer.timeout': { value: 30, unit: 's', source: EDGE, ...READ, olderExam: '5 s', note: 'It was 5 s at viewer events; when that changed is not told.' },
  'lambda.edge.viewer.package': { value: 50, unit: 'MiB', source: EDGE, ...READ, olderExam: '1 MB', note: 'It was 1 MiB at viewer events; when that changed is not told.' },
  'lambda.durable.execution.longest': {
    value: 31_622_400, unit: 's', source: `${GUIDE}/durable-functions.html`, ...READ, since: '2025-12', before: 'none', olderExam: '15 minutes are the end of what Lambda can do',
    note: 'Of a durable function, over all of its invocations: a leap year. Each invocation keeps the 15 minutes.',
  },
  'lambda.managed.timeout.longest': {
    value: 5400, unit: 's', source: `${GUIDE}/lambda-managed-instances.html`, ...READ, since: '2025-12', before: 'none', note: 'Of a function on Lambda Managed Instances.',
  },
  'apigateway.streaming.response.longest': {
    value: 15, unit: 'min', source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html', ...READ, since: '2025-11', before: 'none', olderExam: '29 s',
    note: 'Of a proxy integration of a REST API that streams its response.',
  },
  'stepfunctions.query.languages': {
    value: 2, unit: 'languages', source: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html', ...READ, since: '2024-11', before: [{ value: 1 }], olderExam: 'JSONPath only',
    note: 'JSONPath, the default, and JSONata.',
  },
} as const satisfies Record<string, Fact>
