import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
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
  checkedByModel: { error: 'ValidationError', actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    const turn = new Turn(account, context)
    if (signal.type === 'Reply') {
      const { alarm, action } = signal.ref as ActionRef
      if (action !== null) actionDone(turn, alarm, action, signal.result.error)
      return turn.reaction()
    }
    catchUp(turn)
    if (signal.type === 'Call') {
      const refused = answer(turn, signal.call)
      // What was read off the world's log is read again next time.
      if (refused) return { state: account, effects: [refused] }
    }
    if (signal.type === 'AlarmDue') {
      const alarm = turn.alarm(signal.alarm)
      if (alarm) evaluate(turn, alarm)
    }
    return turn.reaction()
  },
  hears: ({ asleep }, events) => asleep > 0 && events.some(isMeasured),
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call.input), (reply) => turn.do(reply))
}
