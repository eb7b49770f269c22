import { millisecondsOf, numberOf as factOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { StatisticSet } from '../metric/bucket'
import type { Counted, Datum } from '../metric/datum'
import { takeIn } from '../metric/takeIn'
import { invalidCombination, invalidValue } from '../refusal'
import { choiceOf, missing, numberOf, numbersOf, refuseMembers, requiredText, structuresOf, timeOf, wrongType } from '../request'
import { isJsonObject } from '../../../kernel/json'
import { dimensionsOf, UNITS } from './dimensions'
import type { Operation } from './operation'

const MOST_METRICS = factOf('cloudwatch.data.metrics')
const MOST_VALUES = factOf('cloudwatch.data.values')
const OLDEST = millisecondsOf('cloudwatch.data.oldest')
const NEWEST = millisecondsOf('cloudwatch.data.newest')

export const putMetricData: Operation = (turn, input) => {
  refuseMembers('PutMetricData', input, ['EntityMetricData', 'StrictEntityValidation'])
  const namespace = requiredText(input, 'Namespace')
  if (namespace.startsWith('AWS/')) invalidValue('The value AWS/ for parameter Namespace is invalid.')
  const given = structuresOf(input, 'MetricData', MOST_METRICS)
  if (given.length === 0) missing('MetricData')
  takeIn(turn, given.map((each) => readDatum(each, namespace, turn.now)))
  return {}
}

function readDatum(given: JsonObject, namespace: string, now: VirtualMs): Datum {
  const timestamp = timeOf(given, 'Timestamp') ?? now
  if (timestamp < now - OLDEST || timestamp > now + NEWEST) {
    invalidValue('The parameter MetricData.member.Timestamp must be within the past two weeks and the next two hours.')
  }
  const resolution = numberOf(given, 'StorageResolution') ?? 60
  if (resolution !== 1 && resolution !== 60) return invalidValue('The parameter MetricData.member.StorageResolution must be 1 or 60.')
  return {
    namespace,
    name: requiredText(given, 'MetricName'),
    dimensions: dimensionsOf(given),
    timestamp,
    resolution,
    unit: choiceOf(given, 'Unit', UNITS) ?? 'None',
    values: valuesOf(given),
  }
}

/** One value, or values with how often each came, or their statistics: one of the three. */
function valuesOf(given: JsonObject): readonly Counted[] | StatisticSet {
  const { Value: one, Values: many, StatisticValues: statistics } = given
  const ways = [one, many, statistics].filter((way) => way !== undefined && way !== null)
  if (ways.length === 0) missing('MetricData.member.Value')
  if (ways.length > 1) invalidCombination('The parameters MetricData.member.Value, MetricData.member.Values and MetricData.member.StatisticValues are mutually exclusive and you have specified more than one.')
  if (isJsonObject(statistics)) return readStatistics(statistics)
  if (one !== undefined && one !== null) return [{ value: numberOf(given, 'Value') ?? wrongType('Value'), count: 1 }]
  const values = numbersOf(given, 'Values', MOST_VALUES)
  const counts = numbersOf(given, 'Counts', MOST_VALUES)
  if (values.length === 0) missing('MetricData.member.Values')
  if (counts.length > 0 && counts.length !== values.length) invalidValue('The parameters MetricData.member.Values and MetricData.member.Counts must be of the same size.')
  return values.map((value, i) => ({ value, count: counts[i] ?? 1 }))
}

function readStatistics(given: JsonObject): StatisticSet {
  const of = (member: string) => numberOf(given, member) ?? missing(`MetricData.member.StatisticValues.${member}`)
  const read = { count: of('SampleCount'), sum: of('Sum'), minimum: of('Minimum'), maximum: of('Maximum') }
  if (read.maximum < read.minimum) invalidValue('The parameter MetricData.member.StatisticValues.Maximum must not be less than Minimum.')
  return read
}
