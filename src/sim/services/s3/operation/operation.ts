import type { ApiCall } from '../../../aws/apiCall'
import type { Context, Effect } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { Bucket, Buckets } from '../bucket/bucket'
import type { ObjectChange } from '../notification/change'
import type { S3Signal } from '../signals'

/**
 * One action of the API.
 * @throws {Refusal} as AWS refuses the call
 */
export type Operation = (state: Buckets, input: JsonObject, context: Context, call: ApiCall) => Done

export interface Done {
  /** Absent where nothing changes. */
  readonly state?: Buckets
  /** Absent where the call is answered later. */
  readonly output?: JsonObject
  /** What happened to objects of a bucket, in order: it tells those who want to know. */
  readonly changed?: { readonly bucket: Bucket; readonly changes: readonly ObjectChange[] }
  readonly effects?: readonly Effect<S3Signal>[]
}
