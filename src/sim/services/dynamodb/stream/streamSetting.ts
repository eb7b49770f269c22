import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { withTable, type Database } from '../database'
import { invalid, invalidParameter } from '../refusal'
import { BOOLEAN, ENUM } from '../request/shape'
import type { Table } from '../table/table'
import { isGone, newStream, type Stream, type StreamView } from './stream'

/** The member StreamSpecification of CreateTable and UpdateTable. */
export const STREAM_SPECIFICATION = {
  type: 'Structure',
  name: 'StreamSpecification',
  members: {
    StreamEnabled: { ...BOOLEAN, required: true },
    StreamViewType: ENUM('NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'),
  },
} as const

/**
 * The database with a table, and its stream turned on or off as the request wants it.
 * @throws {Refusal} ValidationException where it is so already, or no view is named
 */
export function withStreamSetting(database: Database, table: Table, input: JsonObject, context: Context): Database {
  const wanted = (input['StreamSpecification'] ?? undefined) as JsonObject | undefined
  const { stream } = table
  if (!wanted || (wanted['StreamEnabled'] !== true && table.status === 'CREATING')) return withTable(database, table)
  if (wanted['StreamEnabled'] !== true) {
    if (!stream?.enabled) invalid(`Table has no stream to disable: TableName: ${table.name}`)
    return closed(withTable(database, { ...table, stream: { ...stream, enabled: false } }), stream.arn, 'DISABLING', context.now)
  }
  if (stream?.enabled) invalid(`Table already has an enabled stream: TableName: ${table.name}`)
  const view = (wanted['StreamViewType'] ?? undefined) as StreamView | undefined
  if (!view) return invalidParameter('StreamViewType must be specified when StreamEnabled is true')
  const made = newStream(table, view, context.now, context.newUuid().slice(0, 8))
  const { arn, label } = made
  const kept = database.streams.filter((other) => !isGone(other, context.now))
  return { ...withTable(database, { ...table, stream: { arn, label, view, enabled: true } }), streams: kept.set(arn, made) }
}

/** The database after a table was made, changed or deleted: its stream is on or off now. */
export function withStreamSettled(database: Database, { stream }: Table): Database {
  const streams = database.streams
  const settling = stream && streams.get(stream.arn)
  if (!settling) return database
  const status: Stream['status'] = stream.enabled ? 'ENABLED' : 'DISABLED'
  return status === settling.status ? database : { ...database, streams: streams.set(settling.arn, { ...settling, status }) }
}

/** The database in which the stream of a table that is deleted takes no more, and can be read to its end. */
export function withStreamClosed(database: Database, { stream }: Table, now: number): Database {
  return stream?.enabled ? closed(database, stream.arn, 'DISABLED', now) : database
}

function closed(database: Database, arn: string, status: 'DISABLING' | 'DISABLED', now: number): Database {
  const { streams } = database
  const stream = streams.get(arn)
  return stream ? { ...database, streams: streams.set(arn, { ...stream, status, closedAt: now }) } : database
}
