import type { Context } from '../../../aws/service'
import { sameItem, type Item } from '../attributeValue'
import { withTable, type Database } from '../database'
import { itemSize } from '../itemSize'
import { keyOf } from '../table/keySchema'
import type { Table } from '../table/table'
import { appended, type Stream, type StreamRecord } from './stream'

/** A write that is done: the table after it, and the item before and after. */
export interface DoneWrite {
  readonly table: Table
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** The database after a write, with the record of it where the table has a stream. */
export function withWrite(database: Database, done: DoneWrite, context: Context, expired = false): Database {
  const written = withTable(database, done.table)
  const { stream } = done.table
  if (!stream?.enabled) return written
  const log = database.streams.get(stream.arn)
  const record = log && recordOf(log, done, context, expired)
  return record ? { ...written, streams: written.streams.set(log.arn, appended(log, record)) } : written
}

/** Undefined where nothing was changed. */
function recordOf(stream: Stream, { before, after }: DoneWrite, context: Context, expired: boolean): StreamRecord | undefined {
  const item = after ?? before
  if (!item || (before && after && sameItem(before, after))) return undefined
  const { view } = stream
  const key = keyOf(stream.keys, item)
  const images = {
    ...(before && (view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES') ? { before } : {}),
    ...(after && (view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES') ? { after } : {}),
  }
  return {
    id: context.newUuid().replaceAll('-', ''),
    at: context.now,
    kind: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    key,
    ...images,
    size: [key, ...Object.values(images)].reduce((sum, image) => sum + itemSize(image), 0),
    ...(expired ? { expired } : {}),
  }
}
