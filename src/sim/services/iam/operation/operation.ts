import type { ApiCall } from '../../../aws/apiCall'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { IamAccount } from '../account'

/**
 * One of the API's operations: the account as it becomes (absent: as it is) and the answer.
 * @throws {Refusal} with the answer it gives instead
 */
export type Operation = (account: IamAccount, input: JsonObject, context: Context, call: ApiCall) => Done

export interface Done {
  readonly account?: IamAccount
  readonly output?: JsonObject
}
