import { DEFAULT_BUS, ruleArn } from '../account'
import { eventTime } from '../event/eventTime'
import { send } from '../event/route'
import type { Rule } from '../rule/rule'
import type { Turn } from '../turn'
import { nextTime } from '../../../aws/schedule/schedule'

/** Plans a rule's next time. Nobody waits for schedules: they are background signals. */
export function reschedule(turn: Turn, { name, state, schedule, revision }: Rule): void {
  const key = `schedule/${name}`
  turn.do({ type: 'cancel', key })
  if (!schedule || state !== 'ENABLED') return
  const at = nextTime(schedule, turn.now)
  if (at === undefined) return
  turn.do({ type: 'schedule', signal: { type: 'ScheduleDue', rule: name, revision }, after: at - turn.now, key, background: true })
}

/** A rule's time has come: its targets get a scheduled event. */
export function scheduleDue(turn: Turn, name: string, revision: number): void {
  const rule = turn.bus(DEFAULT_BUS)?.rules.get(name)
  if (!rule || rule.revision !== revision) return
  const event = {
    version: '0',
    id: turn.context.newUuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: turn.place.accountId,
    time: eventTime(turn.now),
    region: turn.place.region,
    resources: [ruleArn(turn.place, DEFAULT_BUS, name)],
    detail: {},
  }
  turn.tell(name, 'ScheduleFired', { eventId: event.id, targets: rule.targets.map(({ id }) => id) })
  for (const target of rule.targets) send(turn, { bus: DEFAULT_BUS, rule: name, target, event, forwarded: false })
  reschedule(turn, rule)
}
