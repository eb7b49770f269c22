import { isJsonObject, type Json } from '../../../kernel/json'
import { StateFault } from '../interpreter/stateFault'
import { readerFault, type ReaderConfig } from './readerConfig'

/** An object that holds items, one of several. */
export interface FileToRead {
  readonly bucket: string
  readonly key: string
}

/** The listed objects, each of which is to be read. */
export function filesOf(bucket: string, listed: readonly Json[]): readonly FileToRead[] {
  return listed.filter(isJsonObject).map(({ Key }) => ({ bucket, key: String(Key) }))
}

/**
 * How the files of an S3 Inventory are read that a manifest names: as CSV, with the columns of its schema.
 * @throws {StateFault} States.ItemReaderFailed where it is none; NotSimulated for other kinds of manifest
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
export function manifestConfig(text: string, config: ReaderConfig): ReaderConfig & { readonly files: readonly FileToRead[] } {
  if (config.manifestType === 'ATHENA_DATA') throw notRead('manifests of Athena')
  const manifest = parsedManifest(text)
  const { destinationBucket, fileFormat, fileSchema, files } = manifest
  if (typeof destinationBucket !== 'string' || typeof fileSchema !== 'string' || !Array.isArray(files)) {
    throw readerFault('Unable to parse the manifest: it is not one of an S3 Inventory.')
  }
  if (fileFormat !== 'CSV') throw notRead(`inventories of the format ${String(fileFormat)}`)
  const bucket = destinationBucket.replace(/^arn:[a-z-]+:s3:::/, '')
  const named = (files as readonly Json[]).filter(isJsonObject).map(({ key }) => ({ bucket, key: String(key) }))
  return { ...config, inputType: 'CSV', headers: fileSchema.split(',').map((name) => name.trim()), delimiter: ',', files: named }
}

function parsedManifest(text: string) {
  try {
    const value: unknown = JSON.parse(text)
    if (isJsonObject(value)) return value
  } catch {
    // Told below.
  }
  throw readerFault('Unable to parse the manifest: the file is not valid JSON.')
}

/** What an ItemReader reads on AWS and not here ends the Map Run, by name. */
export function notRead(what: string): StateFault {
  return new StateFault('NotSimulated', `Coldstart does not simulate an ItemReader of ${what}.`)
}
