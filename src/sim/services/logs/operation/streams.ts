import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, set } from '../../../kernel/orderedTree'
import { groupArn, withoutStream } from '../group/group'
import { invalid } from '../refusal'
import { choiceOf, GROUP_NAME, requiredText, STREAM_NAME, textOf } from '../request'
import { emptyStream, firstEvent, lastEvent, type LogStream } from '../stream/stream'
import type { Operation } from './operation'
import { page } from './page'

export const createLogStream: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'logStreamName', STREAM_NAME)
  const group = turn.group(input)
  if (get(group.streams, name)) refused('ResourceAlreadyExistsException', 'The specified log stream already exists')
  turn.keep({ ...group, streams: set(group.streams, name, emptyStream(name, turn.now)) })
  return {}
}

export const deleteLogStream: Operation = (turn, input) => {
  requiredText(input, 'logGroupName', GROUP_NAME)
  const name = requiredText(input, 'logStreamName', STREAM_NAME)
  turn.keep(withoutStream(turn.group(input), name) ?? noSuchStream())
  return {}
}

/** By name, or by the time of their last events, those without any first. */
export const describeLogStreams: Operation = (turn, input) => {
  const group = turn.group(input)
  const prefix = textOf(input, 'logStreamNamePrefix', STREAM_NAME)
  const byTime = choiceOf(input, 'orderBy', ['LogStreamName', 'LastEventTime']) === 'LastEventTime'
  if (byTime && prefix !== undefined) invalid('Cannot order by LastEventTime with a logStreamNamePrefix.')
  const streams = [...ascending(group.streams, prefix)].map(([, stream]) => stream).filter(({ name }) => name.startsWith(prefix ?? ''))
  if (byTime) streams.sort((one, other) => (lastEvent(one)?.timestamp ?? 0) - (lastEvent(other)?.timestamp ?? 0))
  if (input['descending'] === true) streams.reverse()
  const { items, more } = page(streams, input, ({ name }) => name, numberOf('logs.page.limit'))
  const arn = groupArn(turn.context, group.name)
  return { logStreams: items.map((stream) => shown(stream, arn)), ...more }
}

function shown(stream: LogStream, ofGroup: string): JsonObject {
  const { name, createdAt, lastIngestedAt } = stream
  const [first, last] = [firstEvent(stream), lastEvent(stream)]
  return {
    logStreamName: name,
    creationTime: createdAt,
    ...(first && last ? { firstEventTimestamp: first.timestamp, lastEventTimestamp: last.timestamp } : {}),
    ...(lastIngestedAt === undefined ? {} : { lastIngestionTime: lastIngestedAt }),
    uploadSequenceToken: SEQUENCE_TOKEN,
    arn: `${ofGroup}:log-stream:${name}`,
    storedBytes: 0,
  }
}

/** Sequence tokens mean nothing any more, but are still given. */
export const SEQUENCE_TOKEN = '49039859612345678901234567890123456789012345678901234567'

export function noSuchStream(): never {
  refused('ResourceNotFoundException', 'The specified log stream does not exist.')
}
