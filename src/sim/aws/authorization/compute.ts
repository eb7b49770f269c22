import { functionArn, stateMachineArn } from '../arn'
import { isArn, textIn, type NeedsOf } from './need'

/** IAM's names for Lambda's operations, where they are others. */
const LAMBDA_ACTIONS: { readonly [operation: string]: string } = {
  Invoke: 'InvokeFunction',
  InvokeAsync: 'InvokeFunction',
  InvokeWithResponseStream: 'InvokeFunction',
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
export const lambdaNeeds: NeedsOf = (action, input, place) => {
  const name = textIn(input, 'FunctionName')
  const qualifier = textIn(input, 'Qualifier')
  const keys = { 'lambda:FunctionArn': name === undefined ? undefined : arnOf(name, place) }
  if (name === undefined || action.includes('EventSourceMapping')) return [{ action: `lambda:${action}`, resource: '*', keys }]
  const arn = arnOf(name, place)
  const whole = qualifier === undefined || arn.split(':').length > 7 ? arn : `${arn}:${qualifier}`
  return [{ action: `lambda:${LAMBDA_ACTIONS[action] ?? action}`, resource: whole, keys: { 'lambda:FunctionUrlAuthType': textIn(input, 'FunctionUrlAuthType') } }]
}

/** Of a name, a partial or a whole ARN. */
function arnOf(name: string, place: { region: string; accountId: string }): string {
  if (isArn(name)) return name
  return functionArn(place, name.replace(/^(\d{12}:)?(function:)?/, ''))
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
export const statesNeeds: NeedsOf = (action, input, place) => {
  const named = action === 'CreateStateMachine' ? stateMachineArn(place, textIn(input, 'name') ?? '') : undefined
  const members = ['executionArn', 'stateMachineArn', 'stateMachineAliasArn', 'stateMachineVersionArn', 'activityArn', 'mapRunArn', 'resourceArn']
  const arn = members.map((member) => textIn(input, member)).find((value) => value !== undefined)
  const own = { action: `states:${action}`, resource: named ?? arn?.replace(/#.*$/, '') ?? '*' }
  return input['revealSecrets'] === true ? [own, { action: 'states:RevealSecrets', resource: '*' }] : [own]
}
