import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Service } from '../../aws/service'
import { emptyAccount, type LogsAccount } from './account'
import { filterLogEvents } from './operation/filterLogEvents'
import { getLogEvents } from './operation/getLogEvents'
import { createLogGroup, deleteLogGroup, describeLogGroups } from './operation/groups'
import { deleteMetricFilter, describeMetricFilters, putMetricFilter, testMetricFilter } from './operation/metricFilters'
import type { Operation } from './operation/operation'
import { putLogEvents } from './operation/putLogEvents'
import { deleteRetentionPolicy, putRetentionPolicy } from './operation/retention'
import { createLogStream, deleteLogStream, describeLogStreams } from './operation/streams'
import { deleteSubscriptionFilter, describeSubscriptionFilters, putSubscriptionFilter } from './operation/subscriptionFilters'
import { listTagsForResource, listTagsLogGroup, tagLogGroup, tagResource, untagLogGroup, untagResource } from './operation/tags'
import type { LogsSignal } from './signals'
import { isConcerned, takeLambdaLines } from './stream/lambdaLines'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  CreateLogGroup: createLogGroup,
  CreateLogStream: createLogStream,
  DeleteLogGroup: deleteLogGroup,
  DeleteLogStream: deleteLogStream,
  DeleteMetricFilter: deleteMetricFilter,
  DeleteRetentionPolicy: deleteRetentionPolicy,
  DeleteSubscriptionFilter: deleteSubscriptionFilter,
  DescribeLogGroups: describeLogGroups,
  DescribeLogStreams: describeLogStreams,
  DescribeMetricFilters: describeMetricFilters,
  DescribeSubscriptionFilters: describeSubscriptionFilters,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  ListTagsForResource: listTagsForResource,
  ListTagsLogGroup: listTagsLogGroup,
  PutLogEvents: putLogEvents,
  PutMetricFilter: putMetricFilter,
  PutRetentionPolicy: putRetentionPolicy,
  PutSubscriptionFilter: putSubscriptionFilter,
  TagLogGroup: tagLogGroup,
  TagResource: tagResource,
  TestMetricFilter: testMetricFilter,
  UntagLogGroup: untagLogGroup,
  UntagResource: untagResource,
}

/** CloudWatch Logs: log groups, their streams and events, and what filters make of them. */
export const logs: Service<LogsAccount, LogsSignal> = {
  id: 'logs',
  initial: emptyAccount,
  checkedByModel: { error: 'InvalidParameterException', actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    // A function that a subscription invoked answers; nothing follows from it.
    if (signal.type === 'Reply') return { state: account }
    const turn = new Turn(account, context)
    takeLambdaLines(turn)
    if (signal.type === 'Told') return turn.reaction()
    const refused = answer(turn, signal.call)
    // What was read off the world's log is read again next time.
    return refused ? { state: account, effects: [refused] } : turn.reaction()
  },
  hears: ({ filters }, events) => isConcerned(filters, events),
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call.input), (reply) => turn.do(reply))
}
