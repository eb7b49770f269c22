import { refused, unsimulated } from '../../../aws/refusal'
import { bytesOf } from '../../../../facts/facts'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { invalidArgument } from '../refusal'
import { textOf } from '../request'

/** Members of a request that are kept with the object and told with it. */
export const HEADERS = 'CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Metadata StorageClass ServerSideEncryption'

const KEPT = ['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage']
const MOST_METADATA = bytesOf('s3.object.metadata.limit')

/**
 * What is told with an object besides its content. S3 encrypts every object and says so.
 * @throws {Refusal} MetadataTooLarge; NotSimulated for other storage classes and ways of encryption
 */
export function readHeaders(input: JsonObject): JsonObject {
  const storage = textOf(input, 'StorageClass') ?? 'STANDARD'
  if (storage !== 'STANDARD') unsimulated(`the storage class ${storage}`)
  const encryption = textOf(input, 'ServerSideEncryption') ?? 'AES256'
  if (encryption !== 'AES256') unsimulated(`server-side encryption ${encryption}`)
  const kept = KEPT.flatMap((name): [string, string][] => {
    const value = textOf(input, name)
    return value === undefined ? [] : [[name, value]]
  })
  return {
    ...Object.fromEntries(kept),
    ContentType: textOf(input, 'ContentType') ?? 'binary/octet-stream',
    ServerSideEncryption: encryption,
    Metadata: readMetadata(input),
  }
}

/** Names are HTTP headers: S3 gives them back in lower case. */
function readMetadata(input: JsonObject): JsonObject {
  const given = input['Metadata'] ?? {}
  if (!isJsonObject(given)) invalidArgument('Metadata is a map of texts.', 'Metadata', given)
  const entries = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)] as const)
  const size = entries.reduce((sum, [name, value]) => sum + new TextEncoder().encode(name + value).length, 0)
  if (size > MOST_METADATA) {
    refused('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, { Size: size, MaxSizeAllowed: MOST_METADATA })
  }
  return Object.fromEntries(entries)
}
