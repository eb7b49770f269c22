import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { Buckets } from '../bucket/bucket'

/**
 * One action of the API.
 * @throws {Refusal} as AWS refuses the call
 */
export type Operation = (state: Buckets, input: JsonObject, context: Context) => Done

export interface Done {
  /** Absent where nothing changes. */
  readonly state?: Buckets
  readonly output: JsonObject
}
