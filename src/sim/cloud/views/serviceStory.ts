import type { SimEvent } from '../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../kernel/json'
import { duration } from './eventStory'
import { textOf } from './historyEvent'

/** An event of another service than Step Functions' history, in one plain sentence; a log line as it was written. */
export function serviceStory(event: SimEvent): string {
  const { action, by, error, mocked } = event.detail
  const service = nameOf(event.service)
  if (event.type === 'ApiCallStarted') return `${nameOf(String(by))} calls ${service}: ${String(action)}.`
  if (event.type === 'ApiCallEnded') {
    const how = isJsonObject(error) ? (textOf(error, 'name') ?? 'an error') : undefined
    if (mocked === true) return `A mock answered ${String(action)} for ${service}${how === undefined ? '' : `, with ${how}`}.`
    return how === undefined ? `${service} answered ${String(action)}.` : `${service} refused ${String(action)} with ${how}.`
  }
  const told = event.service === 'lambda' ? LAMBDA[event.type] : undefined
  if (event.type === 'CapacityConsumed') return consumedStory(event)
  return told ? told(event.detail, event.resource) : `${service}: ${event.type} on ${event.resource}.`
}

function consumedStory({ resource, detail: { index, reads, writes } }: SimEvent): string {
  return `In the minute that has ended ${typeof index === 'string' ? `the index ${index} of ` : ''}${resource} consumed ${String(reads)} read and ${String(writes)} write capacity units.`
}

function nameOf(service: string): string {
  return SERVICE_NAMES[service] ?? service
}

const SERVICE_NAMES: { readonly [id: string]: string } = {
  states: 'Step Functions',
  apigateway: 'API Gateway',
  lambda: 'Lambda',
  dynamodb: 'DynamoDB',
  sqs: 'SQS',
  sns: 'SNS',
  s3: 'S3',
  events: 'EventBridge',
  kinesis: 'Kinesis',
  logs: 'CloudWatch Logs',
  cloudwatch: 'CloudWatch',
  ssm: 'Parameter Store',
  secretsmanager: 'Secrets Manager',
  iam: 'IAM',
  sts: 'STS',
  xray: 'X-Ray',
  outside: 'Someone outside',
}

const LAMBDA: { readonly [type: string]: (detail: JsonObject, environment: string) => string } = {
  EnvironmentStarted: (detail, environment) => `No environment of ${of(detail)} is free, so Lambda starts one: ${environment}, a cold start.`,
  InitStarted: (detail, environment) => `The platform is ready; ${environment} runs INIT: the runtime, and the code outside ${of(detail)}’s handler.`,
  InitEnded: (detail, environment) => `INIT of ${environment} took ${took(detail)}${endedHow(detail)}.`,
  InvokeStarted: (detail, environment) =>
    detail['cold'] === true ? `${environment} runs the handler for the first time.` : `${environment} is warm and runs the handler at once.`,
  InvokeEnded: (detail, environment) => `The handler in ${environment} took ${took(detail)}${endedHow(detail)}.`,
  EnvironmentFrozen: (_detail, environment) => `${environment} is frozen until it is needed again.`,
  EnvironmentReset: (_detail, environment) => `The process in ${environment} is gone: its next invocation starts it anew.`,
  EnvironmentShutDown: (_detail, environment) => `${environment} is shut down.`,
  FunctionUpdated: (_detail, name) => `${name} has its new code now; environments with the old one serve no more.`,
  Throttled: (detail, name) => `${name} is throttled: ${textOf(detail, 'reason') ?? 'no concurrency is left'}.`,
  LogLine: (detail) => (textOf(detail, 'text') ?? '').trimEnd(),
}

function of(detail: JsonObject): string {
  return textOf(detail, 'functionName') ?? 'the function'
}

function took({ duration: ms }: JsonObject): string {
  return duration(typeof ms === 'number' ? ms : 0)
}

/** A failure's own name, where the event tells of one. */
function endedHow(detail: JsonObject): string {
  if (detail['status'] === 'timeout') return ' and was stopped at its limit'
  const name = textOf(detail, 'errorType')
  return name === undefined ? '' : ` and ended with ${name}`
}
