import { millisecondsOf } from '../../../../facts/facts'
import type { ApiCall, CallResult } from '../../../aws/apiCall'
import type { AwsFault } from '../../../aws/awsError'
import type { Context, Effect } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Bucket, Buckets } from '../bucket/bucket'
import type { S3Signal } from '../signals'
import { busEntryOf, recordOf, toldNow, type ObjectChange } from './change'
import { isToldOf } from './configuration'
import { messageTo, type TargetCall } from './message'

/** A message on its way to one target. */
export interface Delivery {
  readonly call: TargetCall
  readonly bucket: string
  readonly key: string
  readonly target: string
  readonly firstTried: VirtualMs
  /** The header of the request that brought the change, which is handed on. */
  readonly trace?: string
  /** Tries after the first. */
  readonly retries: number
}

/** What comes of S3's own work, besides answers. */
export interface Outcome {
  readonly state: Buckets
  readonly events: readonly EventBody[]
  readonly effects: readonly Effect<S3Signal>[]
}

/** A failed delivery is tried again, each pause twice the last up to the longest, for a day. AWS says only that it is delivered at least once. */
const FIRST_PAUSE: VirtualMs = millisecondsOf('s3.notification.pause.first')
const LONGEST_PAUSE: VirtualMs = millisecondsOf('s3.notification.pause.longest')
const PATIENCE: VirtualMs = millisecondsOf('s3.notification.age.longest')

/** Tells all who are to be told of what has happened in a bucket. */
export function notify(state: Buckets, bucket: Bucket, changes: readonly ObjectChange[], { requestId, trace }: Pick<ApiCall, 'requestId' | 'trace'>, context: Context): Outcome {
  const { targets, eventBridge } = bucket.notifications
  let { deliveries } = state
  const effects: Effect<S3Signal>[] = []
  for (const change of changes) {
    const told = toldNow(requestId, context)
    const calls = targets
      .filter((target) => isToldOf(target, change.event, change.key))
      .map((target) => ({ target: target.arn, call: messageTo(target, recordOf(change, told, target.id, context)) }))
    if (eventBridge) calls.push({ target: 'EventBridge', call: { service: 'events', action: 'PutEvents', input: { Entries: [busEntryOf(change, told, context)] } } })
    for (const { target, call } of calls) {
      const id = context.newId('delivery')
      const delivery = { call, bucket: bucket.name, key: change.key, target, firstTried: context.now, retries: 0, ...(trace === undefined ? {} : { trace }) }
      deliveries = deliveries.set(id, delivery)
      effects.push(attempt(id, delivery))
    }
  }
  return { state: deliveries === state.deliveries ? state : { ...state, deliveries }, events: [], effects }
}

/** A failed delivery's time has come again. */
export function retry(state: Buckets, id: string): Outcome {
  const delivery = state.deliveries.get(id)
  if (!delivery) return { state, events: [], effects: [] }
  const again = { ...delivery, retries: delivery.retries + 1 }
  return { state: { ...state, deliveries: state.deliveries.set(id, again) }, events: [], effects: [attempt(id, again)] }
}

/** What a target has answered. */
export function delivered(state: Buckets, id: string, result: CallResult, context: Context): Outcome {
  const delivery = state.deliveries.get(id)
  if (!delivery) return { state, events: [], effects: [] }
  const error = result.error ?? refusedEntry(result.output)
  const pause = pauseAfter(delivery.retries)
  if (error && canSucceedLater(error) && context.now + pause - delivery.firstTried <= PATIENCE) {
    return { state, events: [], effects: [{ type: 'schedule', signal: { type: 'DeliveryDue', delivery: id }, after: pause }] }
  }
  const detail: JsonObject = { key: delivery.key, target: delivery.target, retries: delivery.retries }
  const event = error
    ? { type: 'NotificationFailed', detail: { ...detail, error: error.name, message: error.message } }
    : { type: 'NotificationDelivered', detail }
  return {
    state: { ...state, deliveries: state.deliveries.delete(id) },
    events: [{ service: 's3', resource: delivery.bucket, ...event }],
    effects: [],
  }
}

function pauseAfter(retries: number): VirtualMs {
  let pause = FIRST_PAUSE
  for (let i = 0; i < retries && pause < LONGEST_PAUSE; i++) pause *= 2
  return Math.min(pause, LONGEST_PAUSE)
}

function attempt(id: string, { call, bucket, key, trace }: Delivery): Effect<S3Signal> {
  return { type: 'call', ...call, principal: 's3.amazonaws.com', ...(trace === undefined ? {} : { trace }), ref: { delivery: id }, origin: { bucket, key } }
}

/** PutEvents succeeds although it may refuse its entry. */
function refusedEntry(output: Json | undefined): Pick<AwsFault, 'name' | 'message' | 'statusCode'> | undefined {
  const entry = ((output as JsonObject | null)?.['Entries'] as readonly JsonObject[] | undefined)?.[0]
  const name = entry?.['ErrorCode']
  return typeof name === 'string' ? { name, message: String(entry?.['ErrorMessage']), statusCode: 400 } : undefined
}

/** No room, or a fault of the service: the same call may be answered otherwise later. */
function canSucceedLater({ name, statusCode }: Pick<AwsFault, 'name' | 'statusCode'>): boolean {
  if (name === 'NotSimulated') return false
  return statusCode >= 500 || statusCode === 429 || /Throttl|TooManyRequests|ResourceConflict/.test(name)
}
