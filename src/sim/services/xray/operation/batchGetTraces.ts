import { numberOf } from '../../../../facts/facts'
import { textsOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { Json } from '../../../kernel/json'
import { segmentDocument } from '../segment/segment'
import type { Operation } from './operation'

const MOST = numberOf('xray.batch.traces.limit')

export const batchGetTraces: Operation = (input, traces, now) => {
  const ids = textsOf(input, 'TraceIds')
  if (ids.length === 0) refused('InvalidRequestException', 'TraceIds must not be empty.')
  if (ids.length > MOST) refused('InvalidRequestException', `TraceIds must not have more than ${MOST} ids.`)
  const found = traces.filter(({ id }) => ids.includes(id))
  return {
    Traces: found.map(({ id, segments, startedAt, endedAt = now }): Json => ({
      Id: id,
      Duration: (endedAt - startedAt) / 1000,
      LimitExceeded: false,
      Segments: segments.map((segment) => ({ Id: segment.id, Document: JSON.stringify(segmentDocument(segment)) })),
    })),
    UnprocessedTraceIds: ids.filter((id) => !found.some((trace) => trace.id === id)),
  }
}
