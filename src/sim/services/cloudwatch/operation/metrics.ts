import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { series, roundedStart } from '../metric/series'
import { shownDimensions } from '../metric/metric'
import { readStatistic, STATISTICS } from '../metric/statistic'
import { invalidCombination, invalidValue } from '../refusal'
import { choiceOf, integerOf, missing, refuseMembers, requiredText, structuresOf, textOf, textsOf, timeOf } from '../request'
import { metricOf, UNITS } from './dimensions'
import type { Operation } from './operation'
import { page } from './page'

const LISTED = millisecondsOf('cloudwatch.list.age')
const ACTIVE = 3 * 3_600_000
const MOST_DATAPOINTS = numberOf('cloudwatch.statistics.datapoints')

export const listMetrics: Operation = (turn, input) => {
  refuseMembers('ListMetrics', input, ['IncludeLinkedAccounts', 'OwningAccount'])
  const namespace = textOf(input, 'Namespace')
  const name = textOf(input, 'MetricName')
  const wanted = structuresOf(input, 'Dimensions', 10).map((each) => ({ name: requiredText(each, 'Name'), value: textOf(each, 'Value') }))
  const age = choiceOf(input, 'RecentlyActive', ['PT3H']) === undefined ? LISTED : ACTIVE
  const found = [...ascending(turn.account.metrics)]
    .map(([, metric]) => metric)
    .filter((metric) => {
      const { dimensions, newest } = metric
      const has = wanted.every((each) => Object.hasOwn(dimensions, each.name) && (each.value ?? dimensions[each.name]) === dimensions[each.name])
      return has && turn.now - newest <= age && (namespace ?? metric.namespace) === metric.namespace && (name ?? metric.name) === metric.name
    })
  const { items, more } = page(found, input, numberOf('cloudwatch.list.page'))
  return {
    Metrics: items.map((metric) => ({ Namespace: metric.namespace, MetricName: metric.name, Dimensions: shownDimensions(metric.dimensions) })),
    ...more,
  }
}

export const getMetricStatistics: Operation = (turn, input) => {
  const id = metricOf(input)
  const period = periodOf(input, 'Period')
  const start = timeOf(input, 'StartTime') ?? missing('StartTime')
  const end = timeOf(input, 'EndTime') ?? missing('EndTime')
  const unit = choiceOf(input, 'Unit', UNITS)
  const named = [...textsOf(input, 'Statistics', 5), ...textsOf(input, 'ExtendedStatistics', 10)]
  if (named.length === 0) missing('Statistics')
  const statistics = named.map((name) => [name, readStatistic(name, 'Statistics')] as const)
  if (start >= end) invalidValue('The parameter StartTime must be less than the parameter EndTime.')
  const from = roundedStart(start, period, turn.now)
  const asked = Math.ceil((end - from) / period)
  if (asked > MOST_DATAPOINTS) {
    invalidCombination(`You have requested up to ${asked} datapoints, which exceeds the limit of ${MOST_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`)
  }
  const metric = turn.metric(id)
  const Datapoints = (metric ? series(metric, { from, to: end, period, unit }, turn.now) : []).map((bucket): JsonObject => {
    const plain: Record<string, number> = {}
    const extended: Record<string, number> = {}
    for (const [name, statistic] of statistics) {
      const value = statistic(bucket)
      const one: Record<string, number> = (STATISTICS as readonly string[]).includes(name) ? plain : extended
      if (value !== undefined) one[name] = value
    }
    return { Timestamp: bucket.start / 1000, ...plain, Unit: bucket.unit, ...(Object.keys(extended).length > 0 ? { ExtendedStatistics: extended } : {}) }
  })
  return { Label: id.name, Datapoints }
}

/** A period in milliseconds: 1, 5, 10, 20 or 30 seconds, or whole minutes. */
export function periodOf(input: JsonObject, member: string): number {
  const seconds = integerOf(input, member, 1) ?? missing(member)
  if (![1, 5, 10, 20, 30].includes(seconds) && seconds % 60 !== 0) invalidValue(`The parameter ${member} must be 1, 5, 10, 20, 30 or a multiple of 60.`)
  return seconds * 1000
}
