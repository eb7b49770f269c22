import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Dimensions, MetricId } from '../metric/metric'
import { requiredText, structuresOf } from '../request'

const MOST = numberOf('cloudwatch.data.dimensions')
const LONGEST_VALUE = 1024

export const UNITS: readonly string[] = ['Seconds', 'Microseconds', 'Milliseconds', 'Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes', 'Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits', 'Percent', 'Count', 'Bytes/Second', 'Kilobytes/Second', 'Megabytes/Second', 'Gigabytes/Second', 'Terabytes/Second', 'Bits/Second', 'Kilobits/Second', 'Megabits/Second', 'Gigabits/Second', 'Terabits/Second', 'Count/Second', 'None']

export function dimensionsOf(input: JsonObject): Dimensions {
  return Object.fromEntries(
    structuresOf(input, 'Dimensions', MOST).map((each) => [requiredText(each, 'Name'), requiredText(each, 'Value', LONGEST_VALUE)]),
  )
}

/** The metric that Namespace, MetricName and Dimensions name. */
export function metricOf(input: JsonObject): MetricId {
  return { namespace: requiredText(input, 'Namespace'), name: requiredText(input, 'MetricName'), dimensions: dimensionsOf(input) }
}
