import { numberOf } from '../../../../facts/facts'
import { HISTORY_TYPES, isKept } from '../alarm/history'
import { choiceOf, integerOf, refuseMembers, textOf, timeOf } from '../request'
import type { Operation } from './operation'
import { page } from './page'

const PAGE = numberOf('cloudwatch.alarm.page')

/** What happened to one alarm, or to all, the newest first. */
export const describeAlarmHistory: Operation = (turn, input) => {
  refuseMembers('DescribeAlarmHistory', input, ['AlarmContributorId'])
  const name = textOf(input, 'AlarmName')
  const type = choiceOf(input, 'HistoryItemType', HISTORY_TYPES)
  const [start, end] = [timeOf(input, 'StartDate') ?? -Infinity, timeOf(input, 'EndDate') ?? Infinity]
  const oldestFirst = choiceOf(input, 'ScanBy', ['TimestampAscending', 'TimestampDescending']) === 'TimestampAscending'
  const found = [...turn.account.history].filter(
    (item) => isKept(item, turn.now) && (name ?? item.alarm) === item.alarm && (type ?? item.type) === item.type && item.at >= start && item.at <= end,
  )
  const { items, more } = page(oldestFirst ? found : found.reverse(), input, integerOf(input, 'MaxRecords', 1, PAGE) ?? PAGE)
  const shown = items.map((item) => ({
    AlarmName: item.alarm,
    AlarmType: 'MetricAlarm',
    Timestamp: item.at / 1000,
    HistoryItemType: item.type,
    HistorySummary: item.summary,
    HistoryData: JSON.stringify(item.data),
  }))
  return { AlarmHistoryItems: shown, ...more }
}
