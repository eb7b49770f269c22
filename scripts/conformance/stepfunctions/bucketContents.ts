import type { CallResult } from '../../../src/sim/aws/apiCall'
import { awsFault } from '../../../src/sim/aws/awsError'
import type { Json, JsonObject } from '../../../src/sim/kernel/json'
import { contentHash } from '../../../src/sim/kernel/contentHash'
import type { SfnCase } from './sfnCase'

/** The buckets of a case: what an ItemReader reads from and a ResultWriter writes to. */
export class BucketContents {
  readonly #buckets: Map<string, Map<string, string>>

  constructor({ s3 = {} }: SfnCase) {
    this.#buckets = new Map(Object.entries(s3).map(([name, objects]) => [name, new Map(Object.entries(objects))]))
  }

  answer(action: string, input: JsonObject): CallResult {
    const name = String(input['Bucket'])
    const objects = this.#buckets.get(name)
    if (!objects) return { error: awsFault('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name }) }
    switch (action) {
      case 'GetObject':
        return getObject(objects, String(input['Key']))
      case 'PutObject':
        objects.set(String(input['Key']), String(input['Body']))
        return { output: { ETag: eTag(String(input['Body'])) } }
      case 'ListObjectsV2':
        return { output: listing(name, objects, String(input['Prefix'] ?? '')) }
      default:
        return { error: awsFault('NotImplemented', `this bucket does not take ${action}`, 501) }
    }
  }
}

function getObject(objects: ReadonlyMap<string, string>, key: string): CallResult {
  const body = objects.get(key)
  if (body === undefined) return { error: awsFault('NoSuchKey', 'The specified key does not exist.', 404, { Key: key }) }
  return { output: { Body: body, ContentLength: byteLength(body), ETag: eTag(body) } }
}

function listing(name: string, objects: ReadonlyMap<string, string>, prefix: string): Json {
  const contents = [...objects]
    .filter(([key]) => key.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, body]) => ({
      Key: key,
      LastModified: 1735689600,
      ETag: eTag(body),
      Size: byteLength(body),
      StorageClass: 'STANDARD',
    }))
  return { Name: name, Prefix: prefix, IsTruncated: false, KeyCount: contents.length, Contents: contents }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function eTag(body: string): string {
  return `"${contentHash(body)}${contentHash(`${body} `)}"`
}
