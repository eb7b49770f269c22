import { AwsError } from '../../../aws/awsError'
import type { Json, JsonObject } from '../../../kernel/json'
import type { GatewayProblem } from './gatewayLab'

/** Where the lab's API lies, and in which role its functions run. */
export const PLACE = { region: 'us-east-1', accountId: '123456789012' }
export const ROLE = `arn:aws:iam::${PLACE.accountId}:role/lab`

/** Why a world could not be made: thrown inside the lab, told to the page as a value. */
export class GatewayRefusal {
  readonly problem: GatewayProblem

  constructor(problem: GatewayProblem) {
    this.problem = problem
  }
}

/** AWS's refusal of a call, as a problem of the part that the call was about. */
export async function refusedAs(here: Omit<GatewayProblem, 'message'>, call: Promise<Json>): Promise<Json> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw new GatewayRefusal({ ...here, message: error.message, error: error.name })
  }
}

export function idOf(made: Json): string {
  return String((made as JsonObject)['id'])
}
