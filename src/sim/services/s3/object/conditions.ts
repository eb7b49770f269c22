import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { noSuchKey, preconditionFailed } from '../refusal'
import { textOf, timeOf } from '../request'
import type { ObjectVersion } from './version'

/** Members that hold the conditions of a read. */
export const READ_CONDITIONS = 'IfMatch IfNoneMatch IfModifiedSince IfUnmodifiedSince'

/**
 * Holds an object against the conditions of a read, in the order of RFC 9110.
 * @param prefix  `CopySource` for the conditions on the source of a copy
 * @throws {Refusal} PreconditionFailed; NotModified, where a reader has the object already
 */
export function checkRead(input: JsonObject, { eTag, lastModified }: ObjectVersion, prefix = ''): void {
  const [match, noneMatch] = [textOf(input, `${prefix}IfMatch`), textOf(input, `${prefix}IfNoneMatch`)]
  const [since, notSince] = [timeOf(input, `${prefix}IfModifiedSince`), timeOf(input, `${prefix}IfUnmodifiedSince`)]
  if (match !== undefined) {
    if (!names(match, eTag)) preconditionFailed('If-Match')
  } else if (notSince !== undefined && lastModified > notSince) preconditionFailed('If-Unmodified-Since')
  const unchanged = noneMatch !== undefined ? names(noneMatch, eTag) : since !== undefined && lastModified <= since
  if (!unchanged) return
  if (prefix !== '') preconditionFailed(noneMatch === undefined ? 'If-Modified-Since' : 'If-None-Match')
  refused('NotModified', 'Not Modified', 304)
}

/**
 * Holds what is under a key against the conditions of a write.
 * @throws {Refusal} PreconditionFailed; NoSuchKey where an object is to be there
 */
export function checkWrite(input: JsonObject, key: string, current: ObjectVersion | undefined): void {
  const [match, noneMatch] = [textOf(input, 'IfMatch'), textOf(input, 'IfNoneMatch')]
  if (noneMatch !== undefined && noneMatch !== '*') unsimulated(`IfNoneMatch of a write other than *`)
  if (noneMatch === '*' && current) preconditionFailed('If-None-Match')
  if (match === undefined) return
  if (!current) noSuchKey(key)
  if (!names(match, current.eTag)) preconditionFailed('If-Match')
}

function names(condition: string, eTag: string): boolean {
  return condition === '*' || condition.split(',').some((each) => unquoted(each.trim()) === unquoted(eTag))
}

export function unquoted(eTag: string): string {
  return eTag.replace(/^"(.*)"$/, '$1')
}
