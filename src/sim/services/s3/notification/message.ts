import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { Target } from './configuration'

/** A call of another service, as S3 makes it. */
export interface TargetCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

/** How a target gets a message. */
export function messageTo({ kind, arn }: Pick<Target, 'kind' | 'arn'>, message: JsonObject): TargetCall {
  const text = JSON.stringify(message)
  switch (kind) {
    case 'sqs':
      return { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl(arn), MessageBody: text } }
    case 'sns':
      return { service: 'sns', action: 'Publish', input: { TopicArn: arn, Message: text, Subject: 'Amazon S3 Notification' } }
    case 'lambda':
      return { service: 'lambda', action: 'Invoke', input: { FunctionName: arn, InvocationType: 'Event', Payload: text } }
  }
}

/** How it is asked whether a target is there: queues and topics get a test event, a function is called without running. */
export function trialOf(target: Target, bucket: string, requestId: string, context: Context): TargetCall {
  if (target.kind === 'lambda') {
    return { service: 'lambda', action: 'Invoke', input: { FunctionName: target.arn, InvocationType: 'DryRun' } }
  }
  return messageTo(target, {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(Math.floor(context.now)).toISOString(),
    Bucket: bucket,
    RequestId: requestId,
    HostId: requestId,
  })
}

/** `arn:aws:sqs:us-east-1:123456789012:orders` as the URL that SQS names it by. */
function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`
}
