import { bytesOf, millisecondsOf, numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import { oldestKept, type LogGroup } from '../group/group'
import { invalid } from '../refusal'
import { constraint, GROUP_NAME, integerOf, missing, refuseMembers, requiredText, STREAM_NAME, structuresOf } from '../request'
import { ingest } from '../stream/ingest'
import { sizeOf } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { noSuchStream, SEQUENCE_TOKEN } from './streams'

const MOST_EVENTS = numberOf('logs.batch.events')
const MOST_BYTES = bytesOf('logs.batch.size')
const LONGEST_SPAN = millisecondsOf('logs.batch.span')
const LARGEST_EVENT = bytesOf('logs.event.size')
const OLDEST = millisecondsOf('logs.event.oldest')
const NEWEST = millisecondsOf('logs.event.newest')

/** Keeps a batch. What is too old or too new is left out and told; all else that is wrong refuses the batch. */
export const putLogEvents: Operation = (turn, input) => {
  refuseMembers('PutLogEvents', input, ['entity'])
  requiredText(input, 'logGroupName', GROUP_NAME)
  const stream = requiredText(input, 'logStreamName', STREAM_NAME)
  const events = structuresOf(input, 'logEvents', MOST_EVENTS).map(readEvent)
  const group = turn.group(input)
  if (!get(group.streams, stream)) noSuchStream()
  checkBatch(events)
  const { kept, rejected } = sorted(turn, group, events)
  ingest(turn, group.name, stream, kept, turn.now)
  return { nextSequenceToken: SEQUENCE_TOKEN, ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}) }
}

interface Given {
  readonly timestamp: number
  readonly message: string
}

function readEvent(event: JsonObject, index: number): Given {
  const place = `logEvents.${index + 1}.member`
  const timestamp = integerOf(event, 'timestamp', 0) ?? missing(`${place}.timestamp`)
  const { message } = event
  if (typeof message !== 'string') return missing(`${place}.message`)
  if (message === '') constraint('', `${place}.message`, 'Member must have length greater than or equal to 1')
  return { timestamp, message }
}

function checkBatch(events: readonly Given[]): void {
  let bytes = 0
  let last = 0
  for (const { timestamp, message } of events) {
    if (timestamp < last) invalid('Log events in a single PutLogEvents request must be in chronological order.')
    last = timestamp
    const size = sizeOf(message)
    if (size > LARGEST_EVENT) invalid(`Log event too large: ${size} bytes exceeds limit of ${LARGEST_EVENT}`)
    bytes += size
  }
  if (bytes > MOST_BYTES) invalid(`Upload too large: ${bytes} bytes exceeds limit of ${MOST_BYTES}`)
  if (last - (events[0]?.timestamp ?? last) > LONGEST_SPAN) {
    invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  }
}

/** Events in order of time: expired and too old ones come first, too new ones last. */
function sorted(turn: Turn, group: LogGroup, events: readonly Given[]): { kept: readonly Given[]; rejected: JsonObject } {
  const firstFrom = (time: number) => {
    const index = events.findIndex(({ timestamp }) => timestamp >= time)
    return index < 0 ? events.length : index
  }
  const tooOld = firstFrom(turn.now - OLDEST)
  const expired = firstFrom(oldestKept(group, turn.now) ?? 0)
  const tooNew = events.findIndex(({ timestamp }) => timestamp > turn.now + NEWEST)
  return {
    kept: events.slice(Math.max(tooOld, expired), tooNew < 0 ? undefined : tooNew),
    rejected: {
      ...(tooNew < 0 ? {} : { tooNewLogEventStartIndex: tooNew }),
      ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
      ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
    },
  }
}
