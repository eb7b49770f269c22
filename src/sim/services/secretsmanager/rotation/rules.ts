import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { integerOf, structureOf, textOf } from '../../../aws/readMembers'
import { nextTime, readSchedule, type Schedule } from '../../../aws/schedule/schedule'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalidParameter } from '../faults'
import { dayOf } from '../secret/secret'

/** When a secret is rotated. */
export interface RotationRules {
  /** As the request says it and DescribeSecret shows it. */
  readonly given: JsonObject
  readonly schedule: Schedule
}

const SHORTEST = millisecondsOf('secretsmanager.rotation.interval.shortest')
const LONGEST = millisecondsOf('secretsmanager.rotation.interval.longest')
const MOST_DAYS = numberOf('secretsmanager.rotation.interval.longest') + 1
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** @throws {Refusal} InvalidParameterException */
export function readRules(input: JsonObject): RotationRules | undefined {
  const given = structureOf(input, 'RotationRules')
  if (!given) return undefined
  const days = integerOf(given, 'AutomaticallyAfterDays')
  const expression = textOf(given, 'ScheduleExpression')
  const duration = textOf(given, 'Duration')
  if (days !== undefined && expression !== undefined) invalidParameter("You can't use both AutomaticallyAfterDays and ScheduleExpression.")
  if (duration !== undefined && !/^([1-9]|1\d|2[0-4])h$/.test(duration)) invalidParameter('The rotation window must be between 1h and 24h long.')
  if (days !== undefined) {
    if (days < 1 || days > MOST_DAYS) invalidParameter(`AutomaticallyAfterDays must be between 1 and ${MOST_DAYS}.`)
    return { given, schedule: { kind: 'rate', source: `rate(${days} days)`, every: days * DAY } }
  }
  return expression === undefined ? undefined : { given, schedule: scheduleOf(expression) }
}

function scheduleOf(expression: string): Schedule {
  const schedule = readSchedule(expression)
  if (!schedule || /minute/.test(expression)) invalidParameter(`The schedule expression ${expression} isn't valid.`)
  if (schedule.kind === 'rate' && (schedule.every < SHORTEST || schedule.every > LONGEST)) {
    invalidParameter('A secret can be rotated as often as every 4 hours, and at least every 999 days.')
  }
  // Windows open on the hour, every year.
  if (schedule.kind === 'cron' && !/^cron\(0 .* \*\)$/.test(expression)) invalidParameter('A cron expression for rotation has 0 for the minutes and * for the year.')
  return schedule
}

/** When the next window opens: on the hour, and for days at midnight UTC. */
export function nextWindow({ schedule }: RotationRules, from: VirtualMs): VirtualMs | undefined {
  if (schedule.kind === 'cron') return nextTime(schedule, from)
  const start = schedule.every % DAY === 0 ? dayOf(from) : from - (from % HOUR)
  return start + schedule.every
}
