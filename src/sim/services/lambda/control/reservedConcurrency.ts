import { functionArn } from '../../../aws/arn'
import { provisionedTotal, reservedTotal, type LambdaFunction } from '../account'
import { functionNotFound, invalid } from '../refusal'
import { ACCOUNT_CONCURRENCY, LEAST_UNRESERVED } from '../rules/concurrency'
import type { Turn } from '../turn'
import type { JsonObject } from '../../../kernel/json'
import { functionReference } from './functionName'
import type { Operation } from './operations'

export const putFunctionConcurrency: Operation = (turn, input) => {
  const fn = unqualified(turn, input)
  const reserved = Number(input['ReservedConcurrentExecutions'])
  const provisioned = provisionedTotal(fn)
  const others = reservedTotal(turn.account) - (fn.reserved ?? provisioned)
  if (reserved > 0 && reserved < provisioned) {
    invalid(` ReservedConcurrentExecutions  ${reserved} should not be lower than function's total provisioned concurrency [${provisioned}].`)
  }
  if (ACCOUNT_CONCURRENCY - others - reserved < LEAST_UNRESERVED) {
    invalid(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its " +
        `minimum value of [${LEAST_UNRESERVED}].`,
    )
  }
  setReserved(turn, fn, reserved)
  return { ReservedConcurrentExecutions: reserved }
}

export const getFunctionConcurrency: Operation = (turn, input) => {
  const { reserved } = unqualified(turn, input)
  return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved }
}

export const deleteFunctionConcurrency: Operation = (turn, input) => {
  setReserved(turn, unqualified(turn, input), undefined)
  return {}
}

/** What a function runs now counts against its own share from here on, or against everybody's. */
function setReserved(turn: Turn, fn: LambdaFunction, reserved: number | undefined): void {
  const moved = (reserved === undefined ? fn.running : 0) - (fn.reserved === undefined ? fn.running : 0)
  turn.countUnreserved(turn.unreservedRunning + moved, turn.requestsHeld)
  turn.changeFunction(fn.name, { reserved })
}

function unqualified(turn: Turn, input: JsonObject): LambdaFunction {
  const { name, qualifier } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(`${functionArn(turn.place, name)}:$LATEST`)
  if (qualifier !== undefined) {
    invalid(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. ' +
        'Please specify either a function name or an unqualified function ARN.',
    )
  }
  return fn
}
