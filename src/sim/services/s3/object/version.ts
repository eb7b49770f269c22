import type { JsonObject } from '../../../kernel/json'
import type { Content } from './content'

/** What lies under a key: versions, newest first. Without versioning there is one. */
export interface StoredObject {
  readonly key: string
  readonly versions: readonly Version[]
}

export type Version = ObjectVersion | DeleteMarker

export interface ObjectVersion {
  readonly kind: 'object'
  /** `null` where the bucket did not keep versions when it was written. */
  readonly versionId: string
  /** Epoch seconds, whole. */
  readonly lastModified: number
  readonly content: Content
  /** In bytes. */
  readonly size: number
  /** With its quotes. */
  readonly eTag: string
  /** The checksum it was written with, as the answers have it; empty where none was asked for, and of what was written in parts. */
  readonly checksum: JsonObject
  /** ContentType and the like, and Metadata, as the answers have them. */
  readonly headers: JsonObject
}

export interface DeleteMarker {
  readonly kind: 'deleteMarker'
  readonly versionId: string
  readonly lastModified: number
}

export const NULL_VERSION = 'null'

/** The object that is read when no version is named; undefined where there is none or it was deleted. */
export function currentOf(stored: StoredObject | undefined): ObjectVersion | undefined {
  const newest = stored?.versions[0]
  return newest?.kind === 'object' ? newest : undefined
}
