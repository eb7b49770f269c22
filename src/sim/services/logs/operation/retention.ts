import { LOG_RETENTION_DAYS } from '../../../../facts/logs'
import { GROUP_NAME, constraint, integerOf, missing, requiredText } from '../request'
import type { Operation } from './operation'

const DAYS: readonly number[] = LOG_RETENTION_DAYS

export const putRetentionPolicy: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const retentionDays = integerOf(input, 'retentionInDays', 1) ?? missing('retentionInDays')
  if (!DAYS.includes(retentionDays)) constraint(String(retentionDays), 'retentionInDays', `Member must satisfy enum value set: [${DAYS.join(', ')}]`)
  turn.keep({ ...turn.group(input), retentionDays })
  return {}
}

export const deleteRetentionPolicy: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  turn.keep({ ...turn.group(input), retentionDays: undefined })
  return {}
}
