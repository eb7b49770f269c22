import { numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import { fromBase64, toBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { afterPrefix, inUtf8Order } from '../../../kernel/textOrder'
import { bucketOf, type Bucket, type Buckets } from '../bucket/bucket'
import { currentOf, type ObjectVersion } from '../object/version'
import { invalidArgument } from '../refusal'
import { integerOf, onlySimulated, textOf } from '../request'
import type { Done } from './operation'

const MOST_LISTED = numberOf('s3.list.page.limit')

export function listObjectsV2(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('ListObjectsV2', input, 'Bucket Delimiter MaxKeys Prefix ContinuationToken FetchOwner StartAfter ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const most = readMost(input)
  const [prefix, delimiter] = [textOf(input, 'Prefix') ?? '', textOf(input, 'Delimiter') ?? '']
  const [token, startAfter] = [textOf(input, 'ContinuationToken'), textOf(input, 'StartAfter')]
  const after = token === undefined ? startAfter : readToken(token)
  const { entries, more } = firstOf(listed(bucket, prefix, delimiter, after ?? ''), most)
  const last = entries.at(-1)
  return {
    output: {
      IsTruncated: more,
      ...shownEntries(entries, input['FetchOwner'] === true, context),
      Name: bucket.name,
      Prefix: prefix,
      ...(delimiter === '' ? {} : { Delimiter: delimiter }),
      MaxKeys: most,
      KeyCount: entries.length,
      ...(token === undefined ? {} : { ContinuationToken: token }),
      ...(more && last ? { NextContinuationToken: writeToken(last.name) } : {}),
      ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
    },
  }
}

/** The first version of the listing: its pages begin behind a key, the marker. */
export function listObjects(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('ListObjects', input, 'Bucket Delimiter Marker MaxKeys Prefix ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const most = readMost(input)
  const [prefix, delimiter, marker] = [textOf(input, 'Prefix') ?? '', textOf(input, 'Delimiter') ?? '', textOf(input, 'Marker') ?? '']
  const { entries, more } = firstOf(listed(bucket, prefix, delimiter, marker), most)
  const last = entries.at(-1)
  return {
    output: {
      IsTruncated: more,
      Marker: marker,
      // Without a delimiter the last key says where to go on.
      ...(more && last && delimiter !== '' ? { NextMarker: last.name } : {}),
      ...shownEntries(entries, true, context),
      Name: bucket.name,
      Prefix: prefix,
      ...(delimiter === '' ? {} : { Delimiter: delimiter }),
      MaxKeys: most,
    },
  }
}

function shownEntries(entries: readonly Entry[], withOwner: boolean, context: Context): JsonObject {
  const contents = entries.flatMap(({ name, version }) => (version ? [shown(name, version, withOwner, context)] : []))
  const prefixes = entries.flatMap(({ name, version }) => (version ? [] : [{ Prefix: name }]))
  return { ...(contents.length > 0 ? { Contents: contents } : {}), ...(prefixes.length > 0 ? { CommonPrefixes: prefixes } : {}) }
}

/** An entry of a listing: an object, or keys up to a delimiter, rolled into one. */
interface Entry {
  readonly name: string
  readonly version: ObjectVersion | undefined
}

/** Entries behind a key or a rolled-up prefix, in order of the UTF-8 bytes. What is rolled up is skipped, not walked. */
function* listed({ objects }: Bucket, prefix: string, delimiter: string, after: string): Generator<Entry, undefined> {
  const [start, behind] = [inUtf8Order(prefix), inUtf8Order(after)]
  let from: string | undefined = start > behind ? start : behind
  if (delimiter !== '' && isRolledUp(after, prefix, delimiter)) from = afterPrefix(behind)
  while (from !== undefined) {
    let skipTo: string | undefined
    for (const [, stored] of ascending(objects, from)) {
      const { key } = stored
      if (!key.startsWith(prefix)) return
      const version = currentOf(stored)
      if (!version || key === after) continue
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      if (end < 0) {
        yield { name: key, version }
        continue
      }
      const common = key.slice(0, end + delimiter.length)
      yield { name: common, version: undefined }
      skipTo = afterPrefix(inUtf8Order(common))
      break
    }
    from = skipTo
  }
}

function isRolledUp(after: string, prefix: string, delimiter: string): boolean {
  return after.startsWith(prefix) && after.length > prefix.length && after.endsWith(delimiter)
}

function firstOf(entries: Generator<Entry, undefined>, most: number): { readonly entries: readonly Entry[]; readonly more: boolean } {
  const first: Entry[] = []
  if (most === 0) return { entries: first, more: false }
  for (const entry of entries) {
    if (first.length === most) return { entries: first, more: true }
    first.push(entry)
  }
  return { entries: first, more: false }
}

/** A thousand at most, whatever is asked for. */
export function readMost(input: JsonObject): number {
  const most = integerOf(input, 'MaxKeys') ?? MOST_LISTED
  if (most < 0) invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', 'maxKeys', most)
  return Math.min(most, MOST_LISTED)
}

function shown(key: string, { lastModified, eTag, size }: ObjectVersion, withOwner: boolean, context: Context): JsonObject {
  const owner = withOwner ? { Owner: { ID: context.accountId } } : {}
  return { Key: key, LastModified: lastModified, ETag: eTag, Size: size, StorageClass: 'STANDARD', ...owner }
}

function writeToken(name: string): string {
  return toBase64(new TextEncoder().encode(`after ${name}`))
}

function readToken(token: string): string {
  const bytes = fromBase64(token)
  const text = bytes ? new TextDecoder().decode(bytes) : ''
  if (!text.startsWith('after ')) invalidArgument('The continuation token provided is incorrect', 'continuation-token', token)
  return text.slice('after '.length)
}
