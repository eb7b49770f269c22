import { bytesOf, numberOf } from '../../../../facts/facts'
import { ascending, descending, get } from '../../../kernel/orderedTree'
import { invalid } from '../refusal'
import { integerOf, refuseMembers, requiredText, STREAM_NAME, textOf } from '../request'
import { placeAfter, placeOfTime, sizeOf, type LogEvent } from '../stream/stream'
import type { Operation } from './operation'
import { noSuchStream } from './streams'

const MOST_EVENTS = numberOf('logs.answer.events')
const MOST_BYTES = bytesOf('logs.answer.size')

/**
 * A page of a stream, oldest first, with tokens for the pages behind and before it. At an end of the
 * stream the token stays the same. A token stands for a place between two events.
 */
export const getLogEvents: Operation = (turn, input) => {
  refuseMembers('GetLogEvents', input, ['unmask'])
  const name = requiredText(input, 'logStreamName', STREAM_NAME)
  const limit = integerOf(input, 'limit', 1, MOST_EVENTS) ?? MOST_EVENTS
  const from = placeOfTime(integerOf(input, 'startTime', 0) ?? 0)
  const end = integerOf(input, 'endTime', 0)
  const below = end === undefined ? undefined : placeOfTime(end)
  const stream = get(turn.group(input).streams, name) ?? noSuchStream()
  const token = readToken(textOf(input, 'nextToken'))
  const forward = token ? token.forward : input['startFromHead'] === true
  const found = forward
    ? upTo(limit, ascending(stream.events, later(from, token?.place)), (id) => below === undefined || id < below)
    : upTo(limit, descending(stream.events, earlier(below, token?.place)), (id) => id >= from).reverse()
  const [first, last] = [found[0], found.at(-1)]
  const rest = token?.place ?? (forward ? from : (below ?? from))
  return {
    events: found.map(([, event]) => ({ timestamp: event.timestamp, message: event.message, ingestionTime: event.ingestedAt })),
    nextForwardToken: `f/${last ? placeAfter(last[0]) : rest}/s`,
    nextBackwardToken: `b/${first ? first[0] : rest}/s`,
  }
}

function readToken(token: string | undefined): { readonly forward: boolean; readonly place: string } | undefined {
  if (token === undefined) return undefined
  const [, direction, place] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? []
  return place === undefined ? invalid('The specified nextToken is invalid.') : { forward: direction === 'f', place }
}

function later(one: string, other: string | undefined): string {
  return other !== undefined && other > one ? other : one
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one
}

/** As many as the answer holds. */
function upTo(limit: number, events: Iterable<readonly [string, LogEvent]>, wanted: (id: string) => boolean): (readonly [string, LogEvent])[] {
  const found: (readonly [string, LogEvent])[] = []
  let bytes = 0
  for (const entry of events) {
    const [id, { message }] = entry
    bytes += sizeOf(message)
    if (found.length === limit || !wanted(id) || (bytes > MOST_BYTES && found.length > 0)) break
    found.push(entry)
  }
  return found
}
