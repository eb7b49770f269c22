import { refused, unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { SubscriptionFilter } from '../filter/subscriptionFilter'
import { readFilterPattern } from '../filterPattern/filterPattern'
import { choiceOf, FILTER_NAME, FILTER_PATTERN, GROUP_NAME, refuseMembers, requiredText, textOf } from '../request'
import type { Operation } from './operation'
import { page } from './page'

const MOST_FILTERS = numberOf('logs.subscriptions.limit')

export const putSubscriptionFilter: Operation = (turn, input) => {
  refuseMembers('PutSubscriptionFilter', input, ['applyOnTransformedLogs', 'fieldSelectionCriteria', 'emitSystemFields'])
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'filterName', FILTER_NAME)
  const pattern = requiredText(input, 'filterPattern', FILTER_PATTERN)
  const destinationArn = requiredText(input, 'destinationArn', { least: 1 })
  const distribution = choiceOf(input, 'distribution', ['Random', 'ByLogStream']) ?? 'ByLogStream'
  const [, , service] = destinationArn.split(':')
  if (service !== 'lambda' && service !== 'kinesis') unsimulated(`a subscription filter with the destination ${destinationArn}: functions and Kinesis streams are`)
  const roleArn = textOf(input, 'roleArn')
  if (service === 'kinesis' && roleArn === undefined) refused('InvalidParameterException', 'destinationArn for vendor kinesis requires a roleArn.')
  readFilterPattern(pattern)
  const group = turn.group(input)
  const isNew = !get(group.subscriptionFilters, name)
  if (isNew && group.subscriptionFilters.size >= MOST_FILTERS) refused('LimitExceededException', 'Resource limit exceeded.')
  const filter: SubscriptionFilter = { name, pattern, destinationArn, roleArn: service === 'kinesis' ? roleArn : undefined, distribution, createdAt: Math.floor(turn.now) }
  turn.keepWithFilters({ ...group, subscriptionFilters: set(group.subscriptionFilters, name, filter) }, isNew ? 1 : 0)
  return {}
}

export const deleteSubscriptionFilter: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'filterName', FILTER_NAME)
  const group = turn.group(input)
  if (!get(group.subscriptionFilters, name)) refused('ResourceNotFoundException', 'The specified subscription filter does not exist.')
  turn.keepWithFilters({ ...group, subscriptionFilters: remove(group.subscriptionFilters, name) }, -1)
  return {}
}

export const describeSubscriptionFilters: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const prefix = textOf(input, 'filterNamePrefix', FILTER_NAME) ?? ''
  const group = turn.group(input)
  const found = [...ascending(group.subscriptionFilters)].map(([, filter]) => filter).filter(({ name }) => name.startsWith(prefix))
  const { items, more } = page(found, input, ({ name }) => name, numberOf('logs.page.limit'))
  const shown = items.map(({ name, pattern, destinationArn, roleArn, distribution, createdAt }) => ({
    filterName: name,
    logGroupName: group.name,
    filterPattern: pattern,
    destinationArn,
    ...(roleArn === undefined ? {} : { roleArn }),
    distribution,
    creationTime: createdAt,
  }))
  return { subscriptionFilters: shown, ...more }
}
