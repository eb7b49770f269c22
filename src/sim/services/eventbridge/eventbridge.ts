import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Service } from '../../aws/service'
import { emptyAccount, type EventsAccount } from './account'
import { answered, retry } from './delivery/delivery'
import { replaySome } from './archive/replay'
import { createArchive, deleteArchive, describeArchive, listArchives, updateArchive } from './operation/archives'
import { createEventBus, deleteEventBus, describeEventBus, listEventBuses } from './operation/buses'
import {
  createConnection,
  deauthorizeConnection,
  deleteConnection,
  describeConnection,
  listConnections,
  retrieveConnectionCredentials,
  updateConnection,
} from './operation/connections'
import type { Operation } from './operation/operation'
import { putPermission, removePermission } from './operation/permissions'
import { putEvents } from './operation/putEvents'
import { cancelReplay, describeReplay, listReplays, startReplay } from './operation/replays'
import { deleteRule, describeRule, disableRule, enableRule, listRuleNamesByTarget, listRules, putRule } from './operation/rules'
import { listTargetsByRule, putTargets, removeTargets } from './operation/targets'
import { testEventPattern } from './operation/testEventPattern'
import { scheduleDue } from './schedule/scheduling'
import type { DeliveryRef, EventsSignal } from './signals'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  CancelReplay: cancelReplay,
  CreateArchive: createArchive,
  CreateConnection: createConnection,
  CreateEventBus: createEventBus,
  DeauthorizeConnection: deauthorizeConnection,
  DeleteArchive: deleteArchive,
  DeleteConnection: deleteConnection,
  DeleteEventBus: deleteEventBus,
  DeleteRule: deleteRule,
  DescribeArchive: describeArchive,
  DescribeConnection: describeConnection,
  DescribeEventBus: describeEventBus,
  DescribeReplay: describeReplay,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListArchives: listArchives,
  ListConnections: listConnections,
  ListEventBuses: listEventBuses,
  ListReplays: listReplays,
  ListRuleNamesByTarget: listRuleNamesByTarget,
  ListRules: listRules,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutPermission: putPermission,
  PutRule: putRule,
  PutTargets: putTargets,
  RemovePermission: removePermission,
  RemoveTargets: removeTargets,
  StartReplay: startReplay,
  TestEventPattern: testEventPattern,
  UpdateArchive: updateArchive,
  UpdateConnection: updateConnection,
}

/** What services alone ask for. */
const OF_SERVICES: { readonly [action: string]: Operation } = { RetrieveConnectionCredentials: retrieveConnectionCredentials }

/** EventBridge: event buses, their rules, and what the rules send where. */
export const eventbridge: Service<EventsAccount, EventsSignal> = {
  id: 'events',
  initial: emptyAccount,
  holdsPolicies: ({ buses }) => [...buses.values()].some(({ policy }) => policy !== undefined),
  policyOn({ buses }, arn) {
    const text = buses.get(/:event-bus\/(.+)$/.exec(arn)?.[1] ?? '')?.policy
    return text === undefined ? undefined : { text }
  },
  checkedByModel: { error: 'ValidationException', actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    const turn = new Turn(account, context, signal.type === 'Call' ? signal.call.trace : undefined)
    switch (signal.type) {
      case 'Call': {
        const refused = answer(turn, signal.call)
        if (refused) return { state: account, effects: [refused] }
        break
      }
      case 'Reply':
        answered(turn, signal.ref as DeliveryRef, signal.result)
        break
      case 'DeliveryDue':
        retry(turn, signal.delivery)
        break
      case 'ReplayDue':
        replaySome(turn, signal.replay)
        break
      case 'ScheduleDue':
        scheduleDue(turn, signal.rule, signal.revision)
    }
    return turn.reaction()
  },
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return unlessRefused(
    () => {
      operationOf({ ...OPERATIONS, ...OF_SERVICES }, call)(turn, call.input, (output) => turn.do(succeed(call, output)), call.principal)
      return undefined
    },
    (fault) => refuse(call, fault),
  )
}
