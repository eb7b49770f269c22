import type { Place } from '../../aws/arn'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { Delivery } from './delivery/delivery'
import type { Rule } from './rule/rule'

/** EventBridge in one account and Region. */
export interface EventsAccount {
  readonly buses: PersistentMap<string, EventBus>
  /** Deliveries that are not done with, by their number. */
  readonly deliveries: PersistentMap<string, Delivery>
}

export interface EventBus {
  readonly name: string
  readonly description?: string
  /** Undefined for the default event bus, which was always there. */
  readonly createdAt: VirtualMs | undefined
  readonly rules: PersistentMap<string, Rule>
}

export const DEFAULT_BUS = 'default'

export const emptyAccount: EventsAccount = {
  buses: PersistentMap([[DEFAULT_BUS, { name: DEFAULT_BUS, createdAt: undefined, rules: PersistentMap() }]]),
  deliveries: PersistentMap(),
}

export function busArn(place: Place, name: string): string {
  return `arn:aws:events:${place.region}:${place.accountId}:event-bus/${name}`
}

export function ruleArn(place: Place, bus: string, rule: string): string {
  return `arn:aws:events:${place.region}:${place.accountId}:rule/${bus === DEFAULT_BUS ? '' : `${bus}/`}${rule}`
}

/** A bus is named, or given by its ARN. */
export function busNameOf(nameOrArn: string | undefined): string {
  return nameOrArn?.replace(/^arn:[^/]*:event-bus\//, '') ?? DEFAULT_BUS
}
