/** Which service a Task calls, read off its Resource. */
import { isObject, text, type JsonObject } from './looseJson'
import type { IconKind, StateDescription } from './stateDescription'

const ICONS: Readonly<Record<string, IconKind>> = {
  lambda: 'lambda',
  dynamodb: 'database',
  rdsdata: 'database',
  sqs: 'queue',
  sns: 'topic',
  events: 'events',
  eventbridge: 'events',
  scheduler: 'events',
  kinesis: 'stream',
  firehose: 'stream',
  states: 'workflow',
  sfn: 'workflow',
  apigateway: 'api',
  http: 'api',
  s3: 'storage',
  batch: 'compute',
  ecs: 'compute',
  eks: 'compute',
  glue: 'compute',
  emr: 'compute',
  codebuild: 'compute',
  bedrock: 'model',
  sagemaker: 'model',
  secretsmanager: 'secret',
  ssm: 'secret',
}

/** `validate` of `arn:aws:lambda:…:function:validate:live`: the function, without its qualifier. */
const FUNCTION_ARN = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)/
const ACTIVITY_ARN = /^arn:[^:]*:states:[^:]*:[^:]*:activity:(.+)$/
const INTEGRATION_ARN = /^arn:[^:]*:states:[^:]*:[^:]*:(?:aws-sdk:)?([^:.]+):([^.]+)((?:\.[^.]+)?)$/

/** @param state a Task state, possibly without a Resource, possibly with `${…}` in it */
export function resourceOf(state: JsonObject): StateDescription {
  const resource = text(state.Resource)
  const fn = FUNCTION_ARN.exec(resource)?.[1]
  if (fn) return { icon: 'lambda', detail: fn, fullDetail: resource }
  const activity = ACTIVITY_ARN.exec(resource)?.[1]
  if (activity) return { icon: 'activity', detail: activity, fullDetail: resource }
  const [, service, action, pattern] = INTEGRATION_ARN.exec(resource) ?? []
  if (service && action) {
    const invoked = service === 'lambda' && action === 'invoke' ? invokedFunction(state) : ''
    const detail = `${invoked || `${service}:${action}`}${pattern ?? ''}`
    return { icon: ICONS[service] ?? 'service', detail, fullDetail: invoked ? `${resource} of ${invoked}` : resource }
  }
  return { icon: 'service', detail: resource === '' ? 'no Resource' : resource, fullDetail: resource }
}

/** The function that `lambda:invoke` names, by name or ARN; empty when an expression decides it. */
function invokedFunction(state: JsonObject): string {
  const parameters = isObject(state.Arguments) ? state.Arguments : isObject(state.Parameters) ? state.Parameters : {}
  const name = text(parameters.FunctionName)
  return FUNCTION_ARN.exec(name)?.[1] ?? (name.startsWith('{%') ? '' : name)
}
