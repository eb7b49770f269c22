import { toBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'
import type { Target } from '../rule/rule'
import { valueAt } from '../rule/targetInput'

export type TargetKind = 'kinesis' | 'lambda' | 'sqs' | 'sns' | 'states' | 'events'

/** What kind of target an ARN is; undefined for those that are not simulated. */
export function targetKind(arn: string): TargetKind | undefined {
  const [, , service, , , ...rest] = arn.split(':')
  const resource = rest.join(':')
  switch (service) {
    case 'lambda':
      return resource.startsWith('function:') ? service : undefined
    case 'kinesis':
      return resource.startsWith('stream/') ? service : undefined
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
 * @param event  what a record's partition key is taken from
 */
export function targetCall(target: Target, input: string, name: string, event: JsonObject): TargetCall {
  switch (targetKind(target.arn)) {
    case 'lambda':
      return { service: 'lambda', action: 'Invoke', input: { FunctionName: target.arn, InvocationType: 'Event', Payload: input } }
    case 'states':
      return { service: 'states', action: 'StartExecution', input: { stateMachineArn: target.arn, name, input } }
    case 'kinesis': {
      const Data = toBase64(new TextEncoder().encode(input))
      return { service: 'kinesis', action: 'PutRecord', input: { StreamARN: target.arn, PartitionKey: partitionKey(target, event), Data } }
    }
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

/** What the target's path leads to, as text; the event's id where there is no path, or nothing at its end. */
function partitionKey({ partitionKeyPath }: Target, event: JsonObject): string {
  const found = partitionKeyPath === undefined ? undefined : valueAt(partitionKeyPath, event)
  return found === undefined || found === null ? String(event['id']) : typeof found === 'string' ? found : JSON.stringify(found)
}

/** `arn:aws:sqs:us-east-1:123456789012:orders` as the URL that SQS names it by. */
export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`
}
