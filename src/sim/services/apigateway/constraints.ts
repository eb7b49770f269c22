import { constraintFault } from '../../aws/constraints/constraints'
import { Refusal } from '../../aws/refusal'
import type { Operation } from './operation/operation'

/** How requests are held against the API's model. What is missing or too long is told in words of the operations' own. */
export const JUDGED = { error: 'ValidationException', onlyChoices: true, bodyNamed: true } as const

/** An operation on what stands in a definition, which is held against the model as a call of it is. */
export function asCalled(action: string, operation: Operation): Operation {
  const checked = { ...JUDGED, actions: [action] }
  return (turn, input) => {
    const fault = constraintFault(checked, 'apigateway', action, input)
    if (fault) throw new Refusal(fault)
    return operation(turn, input)
  }
}
