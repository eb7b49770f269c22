import { refused, unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { ascending } from '../../../kernel/orderedTree'
import type { JsonObject } from '../../../kernel/json'
import { emptyGroup, groupArn, withoutExpired, type LogGroup } from '../group/group'
import { choiceOf, GROUP_NAME, refuseMembers, requiredText, textOf } from '../request'
import { checkedTags } from './tags'
import type { Operation } from './operation'
import { page } from './page'
import type { Turn } from '../turn'

const CLASSES = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] as const

export const createLogGroup: Operation = (turn, input) => {
  refuseMembers('CreateLogGroup', input, ['kmsKeyId', 'deletionProtectionEnabled'])
  const name = requiredText(input, 'logGroupName', GROUP_NAME)
  const logGroupClass = choiceOf(input, 'logGroupClass', CLASSES) ?? 'STANDARD'
  if (logGroupClass === 'DELIVERY') return unsimulated('log groups of the class DELIVERY')
  const tags = checkedTags(input, {})
  if (turn.groupNamed(name)) refused('ResourceAlreadyExistsException', 'The specified log group already exists')
  turn.keep({ ...emptyGroup(name, turn.now), logGroupClass, tags })
  return {}
}

export const deleteLogGroup: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  turn.delete(turn.group(input))
  return {}
}

export const describeLogGroups: Operation = (turn, input) => {
  refuseMembers('DescribeLogGroups', input, ['accountIdentifiers', 'includeLinkedAccounts', 'logGroupIdentifiers'])
  const prefix = textOf(input, 'logGroupNamePrefix', GROUP_NAME) ?? ''
  const part = textOf(input, 'logGroupNamePattern')?.toLowerCase() ?? ''
  const wanted = choiceOf(input, 'logGroupClass', CLASSES)
  if (prefix !== '' && part !== '') refused('InvalidParameterException', 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
  const found = function* () {
    for (const [name, group] of ascending(turn.account.groups, prefix)) {
      if (!name.startsWith(prefix)) return
      if (name.toLowerCase().includes(part) && (wanted ?? group.logGroupClass) === group.logGroupClass) yield group
    }
  }
  const { items, more } = page(found(), input, ({ name }) => name, numberOf('logs.page.limit'))
  return { logGroups: items.map((group) => shown(turn, withoutExpired(group, turn.now))), ...more }
}

function shown(turn: Turn, group: LogGroup): JsonObject {
  const arn = groupArn(turn.context, group.name)
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    ...(group.retentionDays === undefined ? {} : { retentionInDays: group.retentionDays }),
    metricFilterCount: group.metricFilters.size,
    arn: `${arn}:*`,
    storedBytes: group.storedBytes,
    logGroupClass: group.logGroupClass,
    logGroupArn: arn,
    deletionProtectionEnabled: false,
  }
}
