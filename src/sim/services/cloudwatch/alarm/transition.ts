import { isoTime } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { alarmArn, type Alarm, type AlarmState } from './alarm'
import { actionCall, busEntry } from './actionCall'

/** Goes to another state: it is told, kept in the history, given to EventBridge, and its actions are done. */
export function enter(turn: Turn, alarm: Alarm, to: AlarmState): void {
  const { state: from, name } = alarm
  const entered = turn.keep({ ...alarm, state: to })
  turn.tell(name, 'AlarmStateChanged', { from: from.value, to: to.value, reason: to.reason })
  turn.remember(name, 'StateUpdate', `Alarm updated from ${from.value} to ${to.value}`, {
    version: '1.0',
    oldState: { stateValue: from.value, stateReason: from.reason },
    newState: { stateValue: to.value, stateReason: to.reason },
  })
  turn.call('events', 'PutEvents', { Entries: [busEntry(entered, from, turn.context)] }, 'cloudwatch.amazonaws.com', { alarm: name, action: null })
  if (!entered.actionsEnabled) return
  for (const action of entered.actions[to.value]) {
    const { service, name: called, input, principal } = actionCall(action, entered, from, turn.context)
    turn.call(service, called, input, principal, { alarm: name, action })
  }
}

/** What the history says of an action: whether it was done. */
export function actionDone(turn: Turn, alarm: string, action: string, error: { readonly name: string; readonly message: string } | undefined): void {
  const actionState = error ? 'Failed' : 'Succeeded'
  const summary = error
    ? `Failed to execute action ${action}. Received error: "${error.name}: ${error.message}"`
    : `Successfully executed action ${action}`
  turn.remember(alarm, 'Action', summary, {
    actionState,
    notificationResource: action,
    ...(error ? { error: error.name } : {}),
    alarmArn: alarmArn(turn.context, alarm),
    time: isoTime(turn.now),
  })
}
