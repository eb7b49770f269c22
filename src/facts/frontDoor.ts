import type { Fact } from './fact'

const READ = { checked: '2026-11-25', confidence: 'documented' } as const
const ASSUMED = { unit: 'ms', source: 'ours', checked: '2026-11-25', confidence: 'modelled' } as const
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'
const STEP_FUNCTIONS = 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html'
const API_GATEWAY = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html'

/** Numbers of what lies before a service: how long a call is on its way, and how many its control plane takes. */
export const FRONT_DOOR = {
  // How long calls are on their way, where a world asks for typical latency
  'dynamodb.latency.median': { value: 4, ...ASSUMED, note: 'AWS promises single-digit milliseconds. Also of parameters and secrets.' },
  'dynamodb.latency.slow': { value: 12, ...ASSUMED, note: 'One call in a hundred takes longer.' },
  'sqs.latency.median': { value: 8, ...ASSUMED, note: 'AWS gives none. Also of SNS, EventBridge, Kinesis, log events and starts of workflows.' },
  'sqs.latency.slow': { value: 40, ...ASSUMED, note: 'One call in a hundred takes longer.' },
  's3.latency.median': { value: 30, ...ASSUMED, note: 'AWS speaks of 100 to 200 ms for small objects at the outside; within a Region less is usual.' },
  's3.latency.slow': { value: 150, ...ASSUMED, note: 'One call in a hundred takes longer.' },
  'lambda.latency.median': { value: 6, ...ASSUMED, note: 'Before the function itself: what Invoke adds.' },
  'lambda.latency.slow': { value: 25, ...ASSUMED, note: 'One call in a hundred takes longer.' },
  'iam.latency.median': { value: 60, ...ASSUMED, note: 'Of all calls that manage something, of whatever service.' },
  'iam.latency.slow': { value: 300, ...ASSUMED, note: 'One call in a hundred takes longer.' },

  // Control planes
  'lambda.control.rate': { value: 15, unit: 'requests/s', source: LAMBDA, ...READ, note: 'All of the API but Invoke, GetFunction and GetPolicy, together. No burst is given.' },
  'lambda.control.get-function.rate': { value: 100, unit: 'requests/s', source: LAMBDA, ...READ },
  'lambda.control.get-policy.rate': { value: 15, unit: 'requests/s', source: LAMBDA, ...READ },
  'stepfunctions.start.bucket': { value: 1300, unit: 'requests', source: STEP_FUNCTIONS, ...READ, note: 'StartExecution in us-east-1, us-west-2 and eu-west-1; 800 elsewhere.' },
  'stepfunctions.start.rate': { value: 300, unit: 'requests/s', source: STEP_FUNCTIONS, ...READ, note: 'In the same Regions; 150 elsewhere.' },
  'stepfunctions.test-state.bucket': { value: 50, unit: 'requests', source: STEP_FUNCTIONS, ...READ },
  'stepfunctions.test-state.rate': { value: 10, unit: 'requests/s', source: STEP_FUNCTIONS, ...READ },
  'apigateway.control.burst': { value: 40, unit: 'requests', source: API_GATEWAY, ...READ, note: 'All operations of the control plane together.' },
  'apigateway.control.rate': { value: 10, unit: 'requests/s', source: API_GATEWAY, ...READ },
} as const satisfies { readonly [id: string]: Fact }
