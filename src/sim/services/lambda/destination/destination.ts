import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import type { CallResult } from '../../../aws/apiCall'
import type { Condition, QueuedEvent } from '../invocation/asyncQueue'
import { oneMore, withChain } from '../invocation/chain'
import type { DeliveryRef } from '../signals'
import type { Turn } from '../turn'
import { invocationRecord } from './record'

/** Sends the record of an event that is done with to its destination, if it has one. */
export function sendRecord(turn: Turn, event: QueuedEvent, condition: Condition, destination: string | undefined): void {
  if (destination === undefined) return
  const record = invocationRecord(turn.place, event, condition, turn.now)
  const source = { functionArn: String((record['requestContext'] as JsonObject)['functionArn']), outcome: condition === 'Success' ? 'Success' : 'Failure' } as const
  send(turn, event, destination, record, source, `aws/lambda/async/${event.functionName}`)
}

/** What an event source mapping gave up. */
export function sendFailedBatch(turn: Turn, functionName: string, destination: string, record: JsonObject, folder: string): void {
  send(turn, { functionName, chain: undefined }, destination, record, { functionArn: '', outcome: 'Failure' }, folder)
}

/** Sends an event that was given up, as it is, with what went wrong beside it. */
export function sendToDeadLetters(turn: Turn, event: QueuedEvent, target: string | undefined): void {
  if (target === undefined) return
  const { requestId, payload, last } = event
  const attribute = (type: string, value: string) => ({ DataType: type, StringValue: value })
  const MessageAttributes = {
    RequestID: attribute('String', requestId),
    ErrorCode: attribute('Number', last ? '200' : '429'),
    ErrorMessage: attribute('String', (last ? messageOf(last.answer.payload) : 'Rate Exceeded.').slice(0, 1024)),
  }
  const call = target.split(':')[2] === 'sns'
    ? { service: 'sns', action: 'Publish', input: { TopicArn: target, Message: payload, MessageAttributes } }
    : { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl(target), MessageBody: payload, MessageAttributes } }
  deliver(turn, event, target, call, true)
}

/** Whose function's record it is, and the chain that the event came in. */
type Origin = Pick<QueuedEvent, 'functionName' | 'chain'>

interface Delivery {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

function send(turn: Turn, from: Origin, destination: string, record: JsonObject, source: { functionArn: string; outcome: string }, folder: string): void {
  deliver(turn, from, destination, deliveryOf(turn, destination, record, source, folder))
}

/** The call that brings a record to its destination, by what kind of thing that is. */
function deliveryOf(turn: Turn, destination: string, record: JsonObject, { functionArn, outcome }: { functionArn: string; outcome: string }, folder: string): Delivery {
  const body = JSON.stringify(record)
  const parts = destination.split(':')
  switch (parts[2]) {
    case 'sns':
      return { service: 'sns', action: 'Publish', input: { TopicArn: destination, Message: body } }
    case 'lambda':
      return { service: 'lambda', action: 'Invoke', input: { FunctionName: destination, InvocationType: 'Event', Payload: body } }
    case 'events': {
      const entry = { Source: 'lambda', DetailType: `Lambda Function Invocation Result - ${outcome}`, EventBusName: destination, Resources: [destination, functionArn], Detail: body }
      return { service: 'events', action: 'PutEvents', input: { Entries: [entry] } }
    }
    case 's3': {
      const time = isoTime(turn.now)
      const key = `${folder}/${time.slice(0, 10).replaceAll('-', '/')}/${time.slice(0, 19).replaceAll(':', '.')}-${turn.context.newUuid()}`
      return { service: 's3', action: 'PutObject', input: { Bucket: parts[5] ?? '', Key: key, Body: body } }
    }
    default:
      return { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl(destination), MessageBody: body } }
  }
}

/** By the role of the function, which has to be allowed to. The chain goes on: a destination may lead back to the function. */
function deliver(turn: Turn, { functionName, chain = {} }: Origin, destination: string, { service, action, input }: Delivery, deadLetter = false): void {
  const role = turn.functionNamed(functionName)?.configuration.settings.role.split('/').at(-1) ?? ''
  const ref: DeliveryRef = { delivery: destination, functionName, deadLetter }
  turn.do({
    type: 'call', service, action, input, ref: ref as unknown as Json,
    principal: `arn:aws:sts::${turn.place.accountId}:assumed-role/${role}/${functionName}`,
    trace: withChain(undefined, oneMore(chain, functionName)),
    origin: { functionName },
  })
}

/** How a delivery went: what failed is lost, and told. */
export function delivered(turn: Turn, { delivery, functionName, deadLetter }: DeliveryRef, { error }: CallResult): void {
  const to = deadLetter ? { destination: delivery, deadLetter } : { destination: delivery }
  if (error) turn.tell(functionName, 'DestinationDeliveryFailed', { ...to, error: error.name, message: error.message })
  else turn.tell(functionName, 'DestinationDelivered', to)
}

function queueUrl(arn: string): string {
  const [, , , region = '', accountId = '', name = ''] = arn.split(':')
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`
}

function messageOf(payload: string): string {
  const error = JSON.parse(payload) as Json
  return isJsonObject(error) && typeof error['errorMessage'] === 'string' ? error['errorMessage'] : ''
}
