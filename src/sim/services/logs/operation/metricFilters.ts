import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { MetricFilter, MetricTransformation } from '../filter/metricFilter'
import { readFilterPattern } from '../filterPattern/filterPattern'
import { readSelector } from '../filterPattern/jsonPattern'
import type { LogGroup } from '../group/group'
import { invalid } from '../refusal'
import { FILTER_NAME, FILTER_PATTERN, GROUP_NAME, METRIC_NAME, missing, refuseMembers, requiredText, structuresOf, textMapOf, textOf, textsOf, wrongType } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

const MOST_FILTERS = numberOf('logs.metric-filters.limit')
const MOST_DIMENSIONS = numberOf('logs.metric-filter.dimensions')
const MOST_MESSAGES = 50

export const putMetricFilter: Operation = (turn, input) => {
  refuseMembers('PutMetricFilter', input, ['applyOnTransformedLogs', 'fieldSelectionCriteria', 'emitSystemFieldDimensions'])
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'filterName', FILTER_NAME)
  const pattern = requiredText(input, 'filterPattern', FILTER_PATTERN)
  const [given = {}] = structuresOf(input, 'metricTransformations', 1)
  const transformation = readTransformation(given)
  readFilterPattern(pattern)
  const group = turn.group(input)
  const isNew = !get(group.metricFilters, name)
  if (isNew && group.metricFilters.size >= MOST_FILTERS) refused('LimitExceededException', 'Resource limit exceeded.')
  const filter: MetricFilter = { name, pattern, transformation, createdAt: Math.floor(turn.now) }
  turn.keepWithFilters({ ...group, metricFilters: set(group.metricFilters, name, filter) }, isNew ? 1 : 0)
  return {}
}

export const deleteMetricFilter: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'filterName', FILTER_NAME)
  const group = turn.group(input)
  if (!get(group.metricFilters, name)) refused('ResourceNotFoundException', 'The specified metric filter does not exist.')
  turn.keepWithFilters({ ...group, metricFilters: remove(group.metricFilters, name) }, -1)
  return {}
}

export const describeMetricFilters: Operation = (turn, input) => {
  const prefix = textOf(input, 'filterNamePrefix', FILTER_NAME) ?? ''
  const metricName = textOf(input, 'metricName', METRIC_NAME)
  const namespace = textOf(input, 'metricNamespace', METRIC_NAME)
  if ((metricName === undefined) !== (namespace === undefined)) invalid('metricName and metricNamespace must be given together.')
  const found = groupsOf(turn, input).flatMap((group) =>
    [...ascending(group.metricFilters)]
      .map(([, filter]) => ({ group, filter }))
      .filter(({ filter: { name, transformation } }) =>
        name.startsWith(prefix) && (metricName === undefined || (transformation.metricName === metricName && transformation.namespace === namespace)),
      ),
  )
  const { items, more } = page(found, input, ({ group, filter }) => `${group.name}:${filter.name}`, numberOf('logs.page.limit'))
  return { metricFilters: items.map(({ group, filter }) => shown(group, filter)), ...more }
}

/** Which messages a pattern matches. */
export const testMetricFilter: Operation = (_turn, input) => {
  const matches = readFilterPattern(requiredText(input, 'filterPattern', FILTER_PATTERN))
  const messages = textsOf(input, 'logEventMessages', MOST_MESSAGES) ?? missing('logEventMessages')
  const numbered = messages.map((eventMessage, index) => ({ eventNumber: index + 1, eventMessage, extractedValues: {} }))
  return { matches: numbered.filter(({ eventMessage }) => matches(eventMessage)) }
}

function groupsOf(turn: Turn, input: JsonObject): readonly LogGroup[] {
  if (textOf(input, 'logGroupName', GROUP_NAME) !== undefined) return [turn.group(input)]
  return [...ascending(turn.account.groups)].map(([, group]) => group)
}

function readTransformation(given: JsonObject): MetricTransformation {
  const metricName = requiredText(given, 'metricName', METRIC_NAME)
  const namespace = requiredText(given, 'metricNamespace', METRIC_NAME)
  const value = requiredText(given, 'metricValue', { most: 100 })
  const dimensions = textMapOf(given, 'dimensions') ?? {}
  const { defaultValue = null } = given
  if (defaultValue !== null && typeof defaultValue !== 'number') wrongType('defaultValue')
  if (namespace.startsWith('AWS/')) invalid('The metric namespace must not start with "AWS/".')
  if (Object.keys(dimensions).length > MOST_DIMENSIONS) invalid(`A metric filter can have no more than ${MOST_DIMENSIONS} dimensions.`)
  if (Object.keys(dimensions).length > 0 && defaultValue !== null) invalid('Invalid metric transformation: dimensions and default value are mutually exclusive properties.')
  if (!Number.isFinite(Number(value)) && !readSelector(value)) invalid('Invalid metricValue. It must be a number or a selector.')
  return { namespace, metricName, value, defaultValue: defaultValue ?? undefined, unit: textOf(given, 'unit') ?? 'None', dimensions, given }
}

function shown({ name: logGroupName }: LogGroup, { name, pattern, transformation, createdAt }: MetricFilter): JsonObject {
  return { filterName: name, filterPattern: pattern, metricTransformations: [transformation.given], creationTime: createdAt, logGroupName }
}
