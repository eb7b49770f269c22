import { matchesEvent } from '../../../expression/eventPattern/eventPattern'
import type { JsonObject } from '../../../kernel/json'
import { busNameOf, ruleArn } from '../account'
import { archive } from '../archive/archive'
import { deliver } from '../delivery/delivery'
import { targetKind } from '../delivery/targetCall'
import type { Target } from '../rule/rule'
import type { Turn } from '../turn'

/** How an event has come to a bus, where nobody has just put it there. */
export interface Way {
  /** It came from another bus, and goes to no third one. */
  readonly forwarded?: boolean
  /** ARNs of the only rules that see it; absent or empty: all. */
  readonly rules?: readonly string[]
}

/** An event has come to a bus: it is kept in its archives, and each rule that matches sends it to its targets. */
export function route(turn: Turn, busName: string, event: JsonObject, { forwarded = false, rules: only = [] }: Way = {}): void {
  const bus = turn.bus(busName)
  const about = { eventId: event['id']!, source: event['source']!, detailType: event['detail-type']! }
  if (!bus) return turn.tell(busName, 'EventDropped', { ...about, reason: 'no such event bus' })
  turn.tell(busName, 'EventReceived', about)
  archive(turn, busName, event)
  const rules = [...bus.rules.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
  for (const rule of rules) {
    if (rule.state !== 'ENABLED' || !rule.pattern || !matchesEvent(rule.pattern, event)) continue
    if (only.length > 0 && !only.includes(ruleArn(turn.place, busName, rule.name))) continue
    turn.tell(rule.name, 'RuleMatched', { bus: busName, eventId: event['id']!, targets: rule.targets.map(({ id }) => id) })
    for (const target of rule.targets) send(turn, { bus: busName, rule: rule.name, target, event, forwarded })
  }
}

/** Sends an event to one target of a rule: another bus is here already, everything else is called. */
export function send(
  turn: Turn,
  { bus, rule, target, event, forwarded }: { bus: string; rule: string; target: Target; event: JsonObject; forwarded: boolean },
): void {
  if (targetKind(target.arn) === 'events') forward(turn, rule, target, event, forwarded)
  else deliver(turn, { bus, rule, target, event })
}

/** An event goes from bus to bus once. */
function forward(turn: Turn, rule: string, target: Target, event: JsonObject, forwarded: boolean): void {
  const [, , , region, account] = target.arn.split(':')
  const bus = busNameOf(target.arn)
  const elsewhere = region !== turn.place.region || account !== turn.place.accountId
  if (!forwarded && !elsewhere) return route(turn, bus, event, { forwarded: true })
  const reason = elsewhere ? 'NotSimulated: event buses of other accounts and Regions' : 'the event came from another event bus'
  turn.tell(rule, 'EventNotForwarded', { eventId: event['id']!, target: target.arn, reason })
}
