import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { emptyAccount, type SsmAccount } from './account'
import { getParameter, getParameterHistory, getParameters, getParametersByPath } from './operation/getParameters'
import { labelParameterVersion, unlabelParameterVersion } from './operation/labels'
import type { Operation } from './operation/operation'
import { deleteParameter, deleteParameters, describeParameters } from './operation/parameters'
import { putParameter } from './operation/putParameter'
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from './operation/tags'
import type { SsmSignal } from './signals'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  AddTagsToResource: addTagsToResource,
  DeleteParameter: deleteParameter,
  DeleteParameters: deleteParameters,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameterHistory: getParameterHistory,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  LabelParameterVersion: labelParameterVersion,
  ListTagsForResource: listTagsForResource,
  PutParameter: putParameter,
  RemoveTagsFromResource: removeTagsFromResource,
  UnlabelParameterVersion: unlabelParameterVersion,
}

/** Systems Manager's Parameter Store in one account and Region. Every call is answered within its own signal. */
export const ssm: Service<SsmAccount, SsmSignal> = {
  id: 'ssm',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationException', withoutPatterns: true, actions: Object.keys(OPERATIONS) },
  react,
}

function react(account: SsmAccount, signal: SsmSignal | FrontDoorSignal, context: Context): Reaction<SsmAccount, SsmSignal> {
  const turn = new Turn(account, context)
  switch (signal.type) {
    case 'Call': {
      const refused = answer(turn, signal.call)
      if (refused) return { state: account, effects: [refused] }
      break
    }
    case 'Reply':
      throw new RangeError('Parameter Store calls no other service')
    case 'ParameterExpires': {
      const parameter = turn.named(signal.name)
      if (!parameter) break
      turn.delete(parameter)
      turn.tell(signal.name, 'ParameterExpired', {})
    }
  }
  return turn.reaction()
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call), (reply) => turn.do(reply))
}
