import { unsimulated } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalidArgument } from '../refusal'
import { malformed, onlySimulated, textOf } from '../request'
import { CHANGE_EVENTS, type ChangeEvent } from './change'

/** Whom a bucket tells of its changes. */
export interface NotificationConfiguration {
  readonly targets: readonly Target[]
  readonly eventBridge: boolean
}

export const noNotifications: NotificationConfiguration = { targets: [], eventBridge: false }

export interface Target {
  readonly id: string
  readonly kind: TargetKind
  readonly arn: string
  /** As they were given, wildcards included. */
  readonly events: readonly string[]
  readonly prefix: string
  readonly suffix: string
  /** The filter as it was given, for GetBucketNotificationConfiguration. */
  readonly filter?: JsonObject
}

export type TargetKind = 'sqs' | 'sns' | 'lambda'

/** How the API names each kind: the list of its configurations and the member with the ARN. */
const MEMBERS: { readonly [kind in TargetKind]: { readonly list: string; readonly arn: string } } = {
  sns: { list: 'TopicConfigurations', arn: 'TopicArn' },
  sqs: { list: 'QueueConfigurations', arn: 'QueueArn' },
  lambda: { list: 'LambdaFunctionConfigurations', arn: 'LambdaFunctionArn' },
}
const KINDS = Object.keys(MEMBERS) as readonly TargetKind[]

/**
 * @throws {Refusal} InvalidArgument for what is no target, no event or no filter, and for two that would be told the same;
 *   NotSimulated for events that never happen here
 */
export function readConfiguration(given: JsonObject, context: Context): NotificationConfiguration {
  onlySimulated('PutBucketNotificationConfiguration', given, `${KINDS.map((kind) => MEMBERS[kind].list).join(' ')} EventBridgeConfiguration`)
  const targets = KINDS.flatMap((kind) => listOf(given[MEMBERS[kind].list]).map((each) => readTarget(kind, each, context)))
  targets.forEach((target, i) => {
    if (targets.slice(0, i).some((other) => overlap(target, other))) {
      invalid('Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.')
    }
  })
  return { targets, eventBridge: isJsonObject(given['EventBridgeConfiguration']) }
}

/** The configuration as it was given. */
export function toldConfiguration({ targets, eventBridge }: NotificationConfiguration): JsonObject {
  const told: Record<string, Json> = {}
  for (const kind of KINDS) {
    const these = targets.filter((target) => target.kind === kind)
    if (these.length === 0) continue
    told[MEMBERS[kind].list] = these.map(({ id, arn, events, filter }) => ({
      Id: id,
      [MEMBERS[kind].arn]: arn,
      Events: events,
      ...(filter ? { Filter: filter } : {}),
    }))
  }
  return eventBridge ? { ...told, EventBridgeConfiguration: {} } : told
}

export function isToldOf({ events, prefix, suffix }: Target, event: ChangeEvent, key: string): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix) && events.some((pattern) => covers(pattern, event))
}

function covers(pattern: string, event: ChangeEvent): boolean {
  return pattern === `s3:${event}` || (pattern.endsWith('*') && `s3:${event}`.startsWith(pattern.slice(0, -1)))
}

function readTarget(kind: TargetKind, given: JsonObject, context: Context): Target {
  const { arn: member } = MEMBERS[kind]
  onlySimulated('PutBucketNotificationConfiguration', given, `Id ${member} Events Filter`)
  const arn = textOf(given, member) ?? malformed()
  const isArn = arn.startsWith(`arn:aws:${kind}:`)
  if (!isArn) invalid('The ARN could not be parsed', member, arn)
  if (kind !== 'lambda' && arn.endsWith('.fifo')) invalid('FIFO SQS queues and SNS topics are not supported as destinations.', member, arn)
  const filter = given['Filter']
  return {
    id: textOf(given, 'Id') ?? context.newUuid(),
    kind,
    arn,
    events: readEvents(given['Events']),
    ...readFilter(filter),
    ...(isJsonObject(filter) ? { filter } : {}),
  }
}

function readEvents(given: Json | undefined): readonly string[] {
  if (!Array.isArray(given) || given.length === 0) malformed()
  return (given as readonly Json[]).map((event) => {
    if (typeof event !== 'string') malformed()
    if (CHANGE_EVENTS.some((one) => covers(event, one))) return event
    if (KNOWN.test(event)) unsimulated(`the event ${event} of S3`)
    return invalid('The event is not supported for notifications', 'Event', event)
  })
}

/** What AWS takes too, and nothing here brings about. */
const KNOWN =
  /^s3:(ReducedRedundancyLostObject|Object(Created:Post|Restore:\*|Restore:\w+|Acl:Put|Tagging:(\*|Put|Delete)|Annotation:(\*|\w+))|Replication:(\*|\w+)|Lifecycle(Transition|Expiration:(\*|\w+))|IntelligentTiering)$/

function readFilter(filter: Json | undefined): { readonly prefix: string; readonly suffix: string } {
  if (filter === undefined || filter === null) return { prefix: '', suffix: '' }
  const key = isJsonObject(filter) ? filter['Key'] : malformed()
  const rules = isJsonObject(key) ? listOf(key['FilterRules']) : malformed()
  const found: Record<string, string> = {}
  for (const rule of rules) {
    const name = (textOf(rule, 'Name') ?? '').toLowerCase()
    if (name !== 'prefix' && name !== 'suffix') invalid('filter rule name must be either prefix or suffix', 'FilterRule.Name', name)
    if (name in found) invalid(`Cannot specify more than one ${name} rule in a filter.`, 'FilterRule.Name', name)
    found[name] = textOf(rule, 'Value') ?? ''
  }
  return { prefix: found['prefix'] ?? '', suffix: found['suffix'] ?? '' }
}

/** Whether one change could be told to both. */
function overlap(one: Target, other: Target): boolean {
  const events = CHANGE_EVENTS.some((event) => [one, other].every(({ events: patterns }) => patterns.some((pattern) => covers(pattern, event))))
  const prefixes = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix)
  const suffixes = one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix)
  return events && prefixes && suffixes
}

function listOf(given: Json | undefined): readonly JsonObject[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) malformed()
  return (given as readonly Json[]).map((each) => (isJsonObject(each) ? each : malformed()))
}

function invalid(message: string, name = 'NotificationConfiguration', value: Json = ''): never {
  invalidArgument(message, name, value)
}
