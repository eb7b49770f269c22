import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { csvRows } from './csv'
import { notRead } from './itemFiles'
import { readerFault, type ReaderConfig } from './readerConfig'

/**
 * The text of an object that S3 gave.
 * @throws {StateFault} NotSimulated where it is compressed, which AWS reads
 */
export function bodyOf({ Body: body, ContentEncoding: coding }: JsonObject, key: string): string {
  if (/\.(gz|gzip|zst|zstd)$/i.test(key) || coding === 'gzip' || coding === 'zstd') throw notRead(`compressed files ('${key}')`)
  return String(body ?? '')
}

/**
 * The items that a text from S3 holds.
 * @throws {StateFault} States.ItemReaderFailed in AWS's words where it is not what InputType says
 */
export function itemsIn(text: string, config: ReaderConfig): readonly Json[] {
  const items = allItems(text, config)
  return config.maxItems === undefined ? items : items.slice(0, config.maxItems)
}

function allItems(text: string, config: ReaderConfig): readonly Json[] {
  switch (config.inputType) {
    case 'CSV':
      return csvItems(text, config)
    case 'JSON':
      return jsonItems(text, config.pointer)
    case 'JSONL':
      return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parsed(line)]))
    default:
      throw notRead(`InputType ${config.inputType}`)
  }
}

/** A field too many has no name and is left out; one too few is empty. [OBS] */
function csvItems(text: string, { headers, delimiter }: ReaderConfig): readonly JsonObject[] {
  const rows = csvRows(text, delimiter)
  const names = headers ?? rows[0] ?? []
  if (new Set(names).size < names.length) throw readerFault('CSV headers cannot contain duplicates.')
  return (headers ? rows : rows.slice(1)).map((fields) => Object.fromEntries(names.map((name, i) => [name, fields[i] ?? ''])))
}

function jsonItems(text: string, pointer: string | undefined): readonly Json[] {
  const value = pointed(parsed(text), pointer)
  if (!Array.isArray(value)) throw readerFault('Attempting to map over non-iterable node.')
  return value
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw readerFault('Unable to parse the JSON: the file is not valid JSON.')
  }
}

/** Follows a JSON pointer (RFC 6901). */
function pointed(value: Json, pointer: string | undefined): Json {
  if (pointer === undefined || pointer === '') return value
  let at: Json | undefined = value
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    at = Array.isArray(at) ? (at as readonly Json[])[Number(name)] : isJsonObject(at) ? at[name] : undefined
  }
  if (at === undefined) throw readerFault(`The ItemsPointer '${pointer}' could not be found in the file.`)
  return at
}

/** A page of ListObjectsV2 as items, each one object of the bucket. */
export function listedItems(page: JsonObject): readonly Json[] {
  const contents = page['Contents']
  if (!Array.isArray(contents)) return []
  return contents.filter(isJsonObject).map(({ ETag, Key, LastModified, Size, StorageClass }) => ({
    Etag: ETag ?? null,
    Key: Key ?? null,
    LastModified: LastModified ?? null,
    Size: Size ?? null,
    StorageClass: StorageClass ?? null,
  }))
}
