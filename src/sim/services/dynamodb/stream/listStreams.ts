import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation/operation'
import { refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import type { Members } from '../request/shape'
import { STREAM_ARN, STREAMED_TABLE } from './shapes'
import { isGone } from './stream'
import { refuseOtherArns } from './streamOf'

const MOST_LISTED = numberOf('dynamodb.streams.page')

const REQUEST: Members = {
  TableName: STREAMED_TABLE,
  Limit: { type: 'Integer', min: 1, max: MOST_LISTED },
  ExclusiveStartStreamArn: STREAM_ARN,
}

/** Streams of one table or of all, in the order of their ARNs, a page at a time. */
export const listStreams: Operation = (database, input, { now }) => {
  checkShape(input, REQUEST)
  const table = (input['TableName'] ?? undefined) as string | undefined
  const after = (input['ExclusiveStartStreamArn'] ?? '') as string
  const limit = (input['Limit'] ?? MOST_LISTED) as number
  if (after !== '') refuseOtherArns(after)
  const there = [...database.streams.values()].filter((stream) => !isGone(stream, now))
  const wanted = there.filter((stream) => table === undefined || stream.table === table)
  if (table !== undefined && wanted.length === 0 && !database.tables.has(table)) {
    refused('ResourceNotFoundException', `Requested resource not found: Table: ${table} not found`)
  }
  const left = wanted.filter(({ arn }) => arn > after).sort((a, b) => (a.arn < b.arn ? -1 : 1))
  const page = left.slice(0, limit)
  const Streams = page.map(({ arn, table, label }): JsonObject => ({ StreamArn: arn, TableName: table, StreamLabel: label }))
  const more = left.length > limit ? { LastEvaluatedStreamArn: page.at(-1)?.arn as string } : {}
  return { database, output: { Streams, ...more } }
}
