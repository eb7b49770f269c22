import type { JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { Content } from '../object/content'

/** A multipart upload that is under way. */
export interface Upload {
  readonly key: string
  readonly headers: JsonObject
  /** By part number. */
  readonly parts: PersistentMap<number, Part>
}

export interface Part {
  readonly content: Content
  readonly size: number
  readonly eTag: string
}
