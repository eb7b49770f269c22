import type { Place } from '../../aws/arn'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { Archive } from './archive/archive'
import type { Replay } from './archive/replay'
import type { Connection } from './connection/connection'
import type { Delivery } from './delivery/delivery'
import type { Rule } from './rule/rule'

/** EventBridge in one account and Region. */
export interface EventsAccount {
  readonly buses: PersistentMap<string, EventBus>
  /** Deliveries that are not done with, by their number. */
  readonly deliveries: PersistentMap<string, Delivery>
  /** By name. */
  readonly archives: PersistentMap<string, Archive>
  /** By name, those that have ended too. */
  readonly replays: PersistentMap<string, Replay>
  /** By name. */
  readonly connections: PersistentMap<string, Connection>
}

export interface EventBus {
  readonly name: string
  readonly description?: string
  /** Where somebody has set one. */
  readonly policy?: string
  /** Undefined for the default event bus, which was always there. */
  readonly createdAt: VirtualMs | undefined
  readonly rules: PersistentMap<string, Rule>
}

export const DEFAULT_BUS = 'default'

export const emptyAccount: EventsAccount = {
  buses: PersistentMap([[DEFAULT_BUS, { name: DEFAULT_BUS, createdAt: undefined, rules: PersistentMap() }]]),
  deliveries: PersistentMap(),
  archives: PersistentMap(),
  replays: PersistentMap(),
  connections: PersistentMap(),
}

export function busArn(place: Place, name: string): string {
  return `arn:aws:events:${place.region}:${place.accountId}:event-bus/${name}`
}

export function ruleArn(place: Place, bus: string, rule: string): string {
  return `arn:aws:events:${place.region}:${place.accountId}:rule/${bus === DEFAULT_BUS ? '' : `${bus}/`}${rule}`
}

export function archiveArn({ region, accountId }: Place, name: string): string {
  return `arn:aws:events:${region}:${accountId}:archive/${name}`
}

export function replayArn({ region, accountId }: Place, name: string): string {
  return `arn:aws:events:${region}:${accountId}:replay/${name}`
}

/** A bus is named, or given by its ARN. */
export function busNameOf(nameOrArn: string | undefined): string {
  return nameOrArn?.replace(/^arn:[^/]*:event-bus\//, '') ?? DEFAULT_BUS
}
