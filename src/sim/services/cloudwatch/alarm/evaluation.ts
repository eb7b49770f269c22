import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { Metric } from '../metric/metric'
import { series } from '../metric/series'
import { readStatistic } from '../metric/statistic'
import type { Turn } from '../turn'
import { breaches, type Alarm, type AlarmState, type Comparison, type StateValue } from './alarm'
import { enter } from './transition'
import { verdict } from './verdict'

const MINUTE = 60_000
const EXTRA = numberOf('cloudwatch.alarm.range')
const INTERVAL = millisecondsOf('cloudwatch.alarm.interval')
const SHORT_INTERVAL = millisecondsOf('cloudwatch.alarm.short-interval')

/** Sees to the alarm's next evaluation: at the next whole minute, or at ten seconds with a short period. */
export function schedule(turn: Turn, { name, period }: Alarm): void {
  const interval = period < MINUTE ? SHORT_INTERVAL : INTERVAL
  const after = interval - (turn.now % interval)
  turn.do({ type: 'schedule', signal: { type: 'AlarmDue', alarm: name }, after, key: alarmSignal(name), background: true })
}

export function alarmSignal(name: string): string {
  return `alarm/${name}`
}

/** Compares what the last periods hold, and goes to another state where that says so. */
export function evaluate(turn: Turn, alarm: Alarm): void {
  const points = pointsOf(alarm, turn.metric(alarm.metric), turn.now)
  const looked = points.map((point) => (point ? breaches(point.value, alarm.comparison, alarm.threshold) : undefined))
  const there = points.filter((point) => point !== undefined)
  const asleep = there.length === 0
  const to = verdict(looked, treated(alarm), alarm.state.value)
  const evaluated = turn.keep({ ...alarm, asleep })
  if (!asleep) schedule(turn, evaluated)
  if (to !== alarm.state.value) enter(turn, evaluated, reasoned(evaluated, to, there, turn.now))
}

/** DynamoDB's metrics are ignored while they are missing, whatever the alarm says. */
function treated(alarm: Alarm): Alarm {
  return alarm.metric.namespace === 'AWS/DynamoDB' ? { ...alarm, treatMissing: 'ignore' } : alarm
}

interface Point {
  readonly value: number
  readonly start: VirtualMs
}

/** The statistic of each of the last periods, oldest first; the last one ends now. */
function pointsOf(alarm: Alarm, metric: Metric | undefined, now: VirtualMs): readonly (Point | undefined)[] {
  const { period, unit, evaluationPeriods } = alarm
  const count = evaluationPeriods + EXTRA
  const statistic = readStatistic(alarm.statistic, 'Statistic')
  const from = now - count * period
  const points: (Point | undefined)[] = Array.from({ length: count }, () => undefined)
  for (const bucket of metric ? series(metric, { from, to: now, period, unit }, now) : []) {
    const value = statistic(bucket)
    if (value !== undefined) points[Math.round((bucket.start - from) / period)] = { value, start: bucket.start }
  }
  return points
}

/** The state with AWS's words for why. */
function reasoned(alarm: Alarm, to: StateValue, there: readonly Point[], now: VirtualMs): AlarmState {
  const recent = there.slice(-alarm.evaluationPeriods)
  return { value: to, reason: reasonOf(alarm, to, recent), reasonData: reasonDataOf(alarm, recent, now), updatedAt: now, changedAt: now }
}

function reasonOf(alarm: Alarm, to: StateValue, recent: readonly Point[]): string {
  const { evaluationPeriods, datapointsToAlarm, threshold, comparison } = alarm
  const missing = evaluationPeriods - recent.length
  if (to === 'INSUFFICIENT_DATA') return `Insufficient Data: ${counted(missing, 'datapoint')} ${missing === 1 ? 'was' : 'were'} unknown.`
  const treatedAs = `[${to === 'ALARM' ? 'Breaching' : 'NonBreaching'}]`
  if (recent.length === 0) {
    return `Threshold Crossed: no datapoints were received for ${counted(evaluationPeriods, 'period')} and ${counted(evaluationPeriods, 'missing datapoint')} ${evaluationPeriods === 1 ? 'was' : 'were'} treated as ${treatedAs}.`
  }
  const telling = recent.filter(({ value }) => breaches(value, comparison, threshold) === (to === 'ALARM'))
  if (telling.length === 0) return `Threshold Crossed: ${counted(missing, 'missing datapoint')} ${missing === 1 ? 'was' : 'were'} treated as ${treatedAs}.`
  const named = telling.map(({ value, start }) => `${decimal(value)} (${shortTime(start)})`).join(', ')
  const was = telling.length === 1 ? 'was' : 'were'
  const needed = to === 'ALARM' ? datapointsToAlarm : evaluationPeriods - datapointsToAlarm + 1
  return `Threshold Crossed: ${telling.length} out of the last ${counted(evaluationPeriods, 'datapoint')} [${named}] ${was} ${to === 'ALARM' ? '' : 'not '}${WORDS[comparison]} the threshold (${decimal(threshold)}) (minimum ${counted(needed, 'datapoint')} for ${to === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK'} transition).`
}

const WORDS: { readonly [comparison in Comparison]: string } = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `5.0`, as AWS writes whole numbers too. */
function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** `01/01/25 00:05:00`: day, month, year. */
function shortTime(at: VirtualMs): string {
  const [, year, month, day, time] = /^..(..)-(..)-(..)T(.{8})/.exec(isoTime(at)) ?? []
  return `${day}/${month}/${year} ${time}`
}

function reasonDataOf({ statistic, period, threshold }: Alarm, recent: readonly Point[], now: VirtualMs): string {
  const moment = (at: VirtualMs) => isoTime(at).replace('Z', '+0000')
  const [first] = recent
  return JSON.stringify({
    version: '1.0',
    queryDate: moment(now),
    ...(first ? { startDate: moment(first.start) } : {}),
    statistic,
    period: period / 1000,
    recentDatapoints: recent.map(({ value }) => value),
    threshold,
    evaluatedDatapoints: recent.map(({ value, start }) => ({ timestamp: moment(start), value })).reverse(),
  })
}
