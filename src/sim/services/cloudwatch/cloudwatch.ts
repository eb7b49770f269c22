import { refuse, succeed } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import { notSimulated } from '../../aws/notSimulated'
import type { Service } from '../../aws/service'
import { emptyAccount, type CloudWatchAccount } from './account'
import { evaluate } from './alarm/evaluation'
import { actionDone } from './alarm/transition'
import { catchUp } from './metric/takeIn'
import { deleteAlarms, describeAlarms, disableAlarmActions, enableAlarmActions, putMetricAlarm, setAlarmState } from './operation/alarms'
import { describeAlarmHistory } from './operation/describeAlarmHistory'
import { getMetricData } from './operation/getMetricData'
import { getMetricStatistics, listMetrics } from './operation/metrics'
import type { Operation } from './operation/operation'
import { putMetricData } from './operation/putMetricData'
import { Refusal } from './refusal'
import type { ActionRef, CloudWatchSignal } from './signals'
import { isMeasured } from './source/source'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarmHistory: describeAlarmHistory,
  DescribeAlarms: describeAlarms,
  DisableAlarmActions: disableAlarmActions,
  EnableAlarmActions: enableAlarmActions,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
}

/** CloudWatch: metrics, the services' own and those put into it, and alarms on them. */
export const cloudwatch: Service<CloudWatchAccount, CloudWatchSignal> = {
  id: 'cloudwatch',
  initial: emptyAccount,
  react(account, signal, context) {
    const turn = new Turn(account, context)
    if (signal.type === 'Reply') {
      const { alarm, action } = signal.ref as ActionRef
      if (action !== null) actionDone(turn, alarm, action, signal.result.error)
      return turn.reaction()
    }
    catchUp(turn)
    if (signal.type === 'Call') {
      try {
        answer(turn, signal.call)
      } catch (error) {
        // What was read off the world's log is read again next time.
        if (error instanceof Refusal) return { state: account, effects: [refuse(signal.call, error.fault)] }
        throw error
      }
    }
    if (signal.type === 'AlarmDue') {
      const alarm = turn.alarm(signal.alarm)
      if (alarm) evaluate(turn, alarm)
    }
    return turn.reaction()
  },
  hears: ({ asleep }, events) => asleep > 0 && events.some(isMeasured),
}

function answer(turn: Turn, call: ApiCall): void {
  const operation = Object.hasOwn(OPERATIONS, call.action) ? OPERATIONS[call.action] : undefined
  if (!operation) throw new Refusal(notSimulated(`cloudwatch:${call.action}`))
  turn.do(succeed(call, operation(turn, call.input)))
}
