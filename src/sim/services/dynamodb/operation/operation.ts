import type { AwsFault } from '../../../aws/awsError'
import type { Context, Effect } from '../../../aws/service'
import type { EventBody } from '../../../kernel/eventLog'
import type { Json, JsonObject } from '../../../kernel/json'
import type { Database } from '../database'
import type { DynamoSignal } from '../signals'

/** One of the API's operations. @throws {Refusal} with the answer it gives instead */
export type Operation = (database: Database, input: JsonObject, context: Context) => Outcome

/** What came of a request: the database as it is then, and the answer. */
export interface Outcome {
  readonly database: Database
  readonly output: Json
  /** Given instead of the output: what it cost to find out is charged. */
  readonly fault?: AwsFault
  readonly events?: readonly EventBody[]
  readonly effects?: readonly Effect<DynamoSignal>[]
}
