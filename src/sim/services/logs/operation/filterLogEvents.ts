import { unsimulated } from '../../../aws/refusal'
import { bytesOf, numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get } from '../../../kernel/orderedTree'
import { readFilterPattern } from '../filterPattern/filterPattern'
import type { LogGroup } from '../group/group'
import { invalid } from '../refusal'
import { FILTER_PATTERN, integerOf, refuseMembers, STREAM_NAME, textOf, textsOf } from '../request'
import { placeAfter, placeOfTime, sizeOf, type LogEvent, type LogStream } from '../stream/stream'
import type { Operation } from './operation'
import { noSuchStream } from './streams'

const MOST_EVENTS = numberOf('logs.answer.events')
const MOST_BYTES = bytesOf('logs.answer.size')
const MOST_STREAMS = 100

/** The events of a group's streams that match a pattern, oldest first. */
export const filterLogEvents: Operation = (turn, input) => {
  refuseMembers('FilterLogEvents', input, ['unmask'])
  if (input['startFromHead'] === false) unsimulated('FilterLogEvents from the newest event on (startFromHead: false)')
  const limit = integerOf(input, 'limit', 1, MOST_EVENTS) ?? MOST_EVENTS
  const end = integerOf(input, 'endTime', 0)
  const below = end === undefined ? undefined : placeOfTime(end)
  const start = placeOfTime(integerOf(input, 'startTime', 0) ?? 0)
  const token = textOf(input, 'nextToken')
  if (token !== undefined && !/^\d{56}$/.test(token)) invalid('The specified nextToken is invalid.')
  const matches = readFilterPattern(textOf(input, 'filterPattern', FILTER_PATTERN) ?? '')
  const streams = streamsOf(turn.group(input), input)
  const events: JsonObject[] = []
  let bytes = 0
  let next: string | undefined
  for (const [id, event, logStreamName] of inOrder(streams, token !== undefined && token > start ? token : start)) {
    if (below !== undefined && id >= below) break
    const { timestamp, message, ingestedAt } = event
    if (!matches(message)) continue
    bytes += sizeOf(message)
    if (events.length === limit || (bytes > MOST_BYTES && events.length > 0)) {
      next = placeAfter(String(events.at(-1)?.['eventId']))
      break
    }
    events.push({ logStreamName, timestamp, message, ingestionTime: ingestedAt, eventId: id })
  }
  return { events, searchedLogStreams: [], ...(next === undefined ? {} : { nextToken: next }) }
}

function streamsOf(group: LogGroup, input: JsonObject): readonly LogStream[] {
  const names = textsOf(input, 'logStreamNames', MOST_STREAMS)
  const prefix = textOf(input, 'logStreamNamePrefix', STREAM_NAME)
  if (names && prefix !== undefined) invalid('logStreamNames and logStreamNamePrefix cannot both be specified.')
  if (names) return names.map((name) => get(group.streams, name) ?? noSuchStream())
  return [...ascending(group.streams, prefix)].map(([, stream]) => stream).filter(({ name }) => name.startsWith(prefix ?? ''))
}

/** The events of all streams from a place on, in the order of their ids. */
function* inOrder(streams: readonly LogStream[], from: string): Generator<readonly [id: string, event: LogEvent, stream: string], undefined> {
  const heads = streams.flatMap(({ name, events }) => {
    const rest = ascending(events, from)
    const first = rest.next().value
    return first ? [{ name, rest, first }] : []
  })
  for (;;) {
    let least = heads[0]
    for (const head of heads) if (least && head.first[0] < least.first[0]) least = head
    if (!least) return
    yield [...least.first, least.name]
    const following = least.rest.next().value
    if (following) least.first = following
    else heads.splice(heads.indexOf(least), 1)
  }
}
