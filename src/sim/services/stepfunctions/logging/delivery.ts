import { bytesOf, numberOf } from '../../../../facts/facts'
import type { CallResult } from '../../../aws/apiCall'
import type { Context, Effect } from '../../../aws/service'
import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import { isoTime } from '../../../kernel/virtualTime'
import { traitsOf, type StatesAccount, type StateMachine } from '../account'
import { isHistory } from '../api/history'
import { logGroupOf } from '../api/logDestination'
import type { Execution } from '../interpreter/execution'
import type { Outcome } from '../outcome'
import type { StatesSignal } from '../signals'
import { logEntries, type LogEntry, type LogLevel } from './logEntries'

/** What executions of one state machine have told and their log group has not got yet. */
export interface LogDelivery {
  readonly machineName: string
  readonly logGroup: string
  /** Made with the first delivery, and again after one that failed. */
  readonly stream: string | undefined
  /** By execution. */
  readonly pending: PersistentMap<string, Pending>
}

interface Pending {
  readonly level: LogLevel
  readonly includeExecutionData: boolean
  /** The id of the first event to be delivered. */
  readonly from: number
  readonly redrives: number
}

const MOST_EVENTS = numberOf('logs.batch.events')
const MOST_BYTES = bytesOf('logs.batch.size')
const OVERHEAD = numberOf('logs.event.overhead')

/**
 * Remembers which executions have told something that goes to a log group, and sees to it that it
 * does: when nothing else of the machine is due at this instant, so that what happens at one instant
 * goes together. AWS delivers some seconds later, as best it can: nobody waits for it.
 */
export function withLogs(before: StatesAccount, outcome: Outcome): Outcome {
  const { events = [], effects = [] } = outcome
  if (!traitsOf(outcome.account.machines).logged && !traitsOf(before.machines).logged) return outcome
  let { logDeliveries } = outcome.account
  const due: Effect<StatesSignal>[] = []
  let last: string | undefined
  for (const { resource, detail } of events) {
    if (resource === last) continue
    last = resource
    const execution = outcome.account.executions.get(resource) ?? before.executions.get(resource)
    const machine = execution && (outcome.account.machines.get(execution.machineArn) ?? before.machines.get(execution.machineArn))
    const logging = machine && loggingOf(machine, execution)
    if (!logging) continue
    const { logGroup, ...options } = logging
    const key = `${execution.machineArn} ${logGroup}`
    const delivery = logDeliveries.get(key) ?? { machineName: machine.name, logGroup, stream: undefined, pending: PersistentMap<string, Pending>() }
    if (!delivery.pending.has(resource)) {
      const pending = { ...options, from: Number(detail['id'] ?? 1), redrives: before.executions.get(resource)?.redriveCount ?? 0 }
      logDeliveries = logDeliveries.set(key, { ...delivery, pending: delivery.pending.set(resource, pending) })
    }
    due.push({ type: 'schedule', signal: { type: 'LogsDue', delivery: key }, key: `${key}/logs`, background: true })
  }
  return due.length === 0 ? outcome : { ...outcome, account: { ...outcome.account, logDeliveries }, effects: [...effects, ...due] }
}

/** How an execution is logged, by its version's settings where it runs one; undefined: not at all. */
function loggingOf({ settings, versions }: StateMachine, { versionArn }: Execution): (Pick<Pending, 'level' | 'includeExecutionData'> & { logGroup: string }) | undefined {
  const version = versionArn === undefined ? undefined : versions.find(({ arn }) => arn === versionArn)
  const of = version?.settings ?? settings
  const configuration = of['loggingConfiguration']
  if (!isJsonObject(configuration)) return undefined
  const { level = 'OFF', includeExecutionData = false } = configuration
  const logGroup = logGroupOf(of)
  if (level === 'OFF' || logGroup === undefined) return undefined
  return { logGroup, level: level as LogLevel, includeExecutionData: includeExecutionData === true }
}

/** Puts what has been told into the log group, in as few batches as hold it. */
export function deliverLogs(account: StatesAccount, key: string, context: Context): Outcome {
  const delivery = account.logDeliveries.get(key)
  if (!delivery) return { account }
  const { logGroup, machineName, pending } = delivery
  const entries = [...pending].flatMap(([executionArn, options]) =>
    logEntries(eventsFrom(options.from, context.eventsOf(executionArn)), { executionArn, ...options }),
  )
  const named = delivery.stream ?? (entries.length === 0 ? undefined : streamName(machineName, context))
  const delivered = { ...delivery, stream: named, pending: PersistentMap<string, Pending>() }
  const call = (action: string, input: JsonObject): Effect<StatesSignal> => ({
    type: 'call',
    service: 'logs',
    action,
    input: { logGroupName: logGroup, logStreamName: named ?? '', ...input },
    principal: 'delivery.logs.amazonaws.com',
    ref: { logDelivery: key },
  })
  const effects = batches(entries.sort((one, other) => one.seq - other.seq)).map((logEvents) => call('PutLogEvents', { logEvents }))
  if (delivery.stream === undefined && effects.length > 0) effects.unshift(call('CreateLogStream', {}))
  return { account: { ...account, logDeliveries: account.logDeliveries.set(key, delivered) }, effects }
}

/** The events of an execution from an id on: they are its last. */
function eventsFrom(id: number, events: readonly SimEvent[]): readonly SimEvent[] {
  let first = events.length
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]
    if (!event || !isHistory(event)) continue
    if (Number(event.detail['id']) < id) break
    first = i
  }
  return events.slice(first)
}

function batches(entries: readonly LogEntry[]): readonly JsonObject[][] {
  const filled: JsonObject[][] = []
  let batch: JsonObject[] = []
  let bytes = 0
  for (const { timestamp, message } of entries) {
    const size = utf8Length(message) + OVERHEAD
    if (batch.length === MOST_EVENTS || bytes + size > MOST_BYTES) {
      filled.push(batch)
      batch = []
      bytes = 0
    }
    batch.push({ timestamp, message })
    bytes += size
  }
  return batch.length === 0 ? filled : [...filled, batch]
}

const NOT_ASCII = /[\u0080-\uffff]/

function utf8Length(text: string): number {
  return NOT_ASCII.test(text) ? new TextEncoder().encode(text).length : text.length
}

/** `states/orders/2025-01-01-00-00/00000001`: the last part is random on AWS, and counted here. */
function streamName(machineName: string, { now, newId }: Context): string {
  const minute = isoTime(now).slice(0, 16).replace(/[T:]/g, '-')
  const number = Number(newId('log-stream').split('-').at(-1))
  return `states/${machineName}/${minute}/${number.toString(16).padStart(8, '0')}`
}

/** What a reply of CloudWatch Logs to a delivery refers to. */
interface DeliveryRef {
  readonly logDelivery: string
}

export function isLogDelivery(ref: Json): ref is JsonObject & DeliveryRef {
  return isJsonObject(ref) && typeof ref['logDelivery'] === 'string'
}

/** Where the group or the stream is gone, what was delivered is lost, and the next makes a new stream. */
export function logsDelivered(account: StatesAccount, { logDelivery: key }: DeliveryRef, { error }: CallResult): StatesAccount {
  const delivery = account.logDeliveries.get(key)
  if (!error || !delivery) return account
  return { ...account, logDeliveries: account.logDeliveries.set(key, { ...delivery, stream: undefined }) }
}
