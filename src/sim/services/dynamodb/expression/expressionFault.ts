import { invalid } from '../refusal'

/** The parameters that hold an expression, as AWS names them in its refusals. */
type ExpressionParameter =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression'

/** What is wrong with an expression, found where it is not known which parameter holds it. */
export class ExpressionFault extends Error {}

/** @throws {ExpressionFault} to be told under the parameter's name */
export function fault(message: string): never {
  throw new ExpressionFault(message)
}

/**
 * Does something with the expression of a parameter.
 * @throws {Refusal} ValidationException `Invalid UpdateExpression: …` for a fault in it
 */
export function inExpression<Result>(parameter: ExpressionParameter, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof ExpressionFault) invalid(`Invalid ${parameter}: ${error.message}`)
    throw error
  }
}
