import type { JsonObject } from '../../../kernel/json'
import type { Target } from '../rule/rule'

export type TargetKind = 'lambda' | 'sqs' | 'sns' | 'states' | 'events'

/** What kind of target an ARN is; undefined for those that are not simulated. */
export function targetKind(arn: string): TargetKind | undefined {
  const [, , service, , , ...rest] = arn.split(':')
  const resource = rest.join(':')
  switch (service) {
    case 'lambda':
      return resource.startsWith('function:') ? service : undefined
    case 'states':
      return resource.startsWith('stateMachine:') ? service : undefined
    case 'events':
      return resource.startsWith('event-bus/') ? service : undefined
    case 'sqs':
    case 'sns':
      return service
    default:
      return undefined
  }
}

export interface TargetCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

/**
 * How a target is called.
 * @param input  what it gets, as JSON text
 * @param name  of the execution that a state machine starts
 */
export function targetCall(target: Target, input: string, name: string): TargetCall {
  switch (targetKind(target.arn)) {
    case 'lambda':
      return { service: 'lambda', action: 'Invoke', input: { FunctionName: target.arn, InvocationType: 'Event', Payload: input } }
    case 'states':
      return { service: 'states', action: 'StartExecution', input: { stateMachineArn: target.arn, name, input } }
    case 'sns':
      return { service: 'sns', action: 'Publish', input: { TopicArn: target.arn, Message: input } }
    case 'sqs': {
      const group = target.messageGroupId === undefined ? {} : { MessageGroupId: target.messageGroupId }
      return { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl(target.arn), MessageBody: input, ...group } }
    }
    default:
      throw new RangeError(`not called through the front door: ${target.arn}`)
  }
}

/** `arn:aws:sqs:us-east-1:123456789012:orders` as the URL that SQS names it by. */
export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`
}
