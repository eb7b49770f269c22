import { refused, unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { evaluateMath, type Points } from '../metric/mathExpression'
import { roundedStart, series } from '../metric/series'
import { readStatistic } from '../metric/statistic'
import { invalidValue } from '../refusal'
import { booleanOf, choiceOf, missing, refuseMembers, requiredText, structuresOf, textOf, timeOf } from '../request'
import type { Turn } from '../turn'
import { metricOf, UNITS } from './dimensions'
import { periodOf } from './metrics'
import type { Operation } from './operation'

const MOST_QUERIES = numberOf('cloudwatch.query.limit')
const MOST_DATAPOINTS = numberOf('cloudwatch.query.datapoints')

/** Several series at once, of metrics and of arithmetic with them. */
export const getMetricData: Operation = (turn, input) => {
  refuseMembers('GetMetricData', input, ['NextToken', 'MaxDatapoints', 'LabelOptions'])
  const queries = structuresOf(input, 'MetricDataQueries', MOST_QUERIES)
  const start = timeOf(input, 'StartTime') ?? missing('StartTime')
  const end = timeOf(input, 'EndTime') ?? missing('EndTime')
  const ascending = choiceOf(input, 'ScanBy', ['TimestampAscending', 'TimestampDescending']) === 'TimestampAscending'
  if (queries.length === 0) missing('MetricDataQueries')
  if (start >= end) refused('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.')
  const answers = new Answers(turn, queries, start, end)
  let told = 0
  const results = queries
    .filter((query) => booleanOf(query, 'ReturnData') !== false)
    .map((query): JsonObject => {
      const points = [...answers.of(requiredText(query, 'Id'))].sort(([one], [other]) => (ascending ? one - other : other - one))
      told += points.length
      return {
        Id: requiredText(query, 'Id'),
        Label: textOf(query, 'Label') ?? usualLabel(query),
        Timestamps: points.map(([time]) => time / 1000),
        Values: points.map(([, value]) => value),
        StatusCode: 'Complete',
      }
    })
  if (told > MOST_DATAPOINTS) unsimulated(`a GetMetricData of more than ${MOST_DATAPOINTS} data points`)
  return { MetricDataResults: results, Messages: [] }
}

function usualLabel(query: JsonObject): string {
  const stat = query['MetricStat']
  const metric = isJsonObject(stat) ? stat['Metric'] : undefined
  return isJsonObject(metric) ? requiredText(metric, 'MetricName') : requiredText(query, 'Id')
}

/** The points of each query, worked out once. */
class Answers {
  readonly #turn: Turn
  readonly #queries = new Map<string, JsonObject>()
  readonly #start: number
  readonly #end: number
  readonly #points = new Map<string, Points>()
  readonly #open = new Set<string>()

  constructor(turn: Turn, queries: readonly JsonObject[], start: number, end: number) {
    this.#turn = turn
    this.#start = start
    this.#end = end
    for (const query of queries) {
      refuseMembers('GetMetricData', query, ['AccountId'])
      const id = requiredText(query, 'Id')
      if (!/^[a-z][A-Za-z0-9_]*$/.test(id)) invalidValue(`The value ${id} for parameter MetricDataQueries.member.Id is not valid.`)
      if (this.#queries.has(id)) refused('ValidationError', `The values for parameter id in MetricDataQueries are not unique: ${id}.`)
      this.#queries.set(id, query)
    }
  }

  of(id: string): Points {
    const known = this.#points.get(id)
    if (known) return known
    const query = this.#queries.get(id)
    if (!query || this.#open.has(id)) return refused('ValidationError', `Error in expression: ${id} is not the id of another query`)
    this.#open.add(id)
    const expression = textOf(query, 'Expression')
    const stat = query['MetricStat']
    if ((expression === undefined) === (stat === undefined)) refused('ValidationError', `The query ${id} must have either MetricStat or Expression.`)
    const points = expression === undefined ? this.#read(isJsonObject(stat) ? stat : {}) : evaluateMath(expression, (other) => this.of(other))
    this.#open.delete(id)
    this.#points.set(id, points)
    return points
  }

  #read(stat: JsonObject): Points {
    const metric = isJsonObject(stat['Metric']) ? this.#turn.metric(metricOf(stat['Metric'])) : missing('MetricDataQueries.member.MetricStat.Metric')
    const period = periodOf(stat, 'Period')
    const statistic = readStatistic(requiredText(stat, 'Stat'), 'Stat')
    const unit = choiceOf(stat, 'Unit', UNITS)
    const { now } = this.#turn
    const buckets = metric ? series(metric, { from: roundedStart(this.#start, period, now), to: this.#end, period, unit }, now) : []
    return new Map(buckets.flatMap((bucket) => {
      const value = statistic(bucket)
      return value === undefined ? [] : [[bucket.start, value] as const]
    }))
  }
}
