import { isJsonObject, type Json } from '../../kernel/json'

/** Members of S3's listings that hold keys or parts of them. */
const KEYS = ['Key', 'Prefix', 'Delimiter', 'StartAfter', 'Marker', 'NextMarker', 'KeyMarker', 'NextKeyMarker']

/**
 * A listing of S3's as `encoding-type=url` asks for it: keys may hold what XML cannot, so they are
 * percent-encoded, but for slashes. The AWS CLI always asks so.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function withEncodedKeys(listing: Json): Json {
  return isJsonObject(listing) ? { ...(encoded(listing) as object), EncodingType: 'url' } : listing
}

function encoded(value: Json): Json {
  if (Array.isArray(value)) return value.map(encoded)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, KEYS.includes(name) && typeof member === 'string' ? encodedKey(member) : encoded(member)]),
  )
}

function encodedKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/')
}
