import { momentOf, refuseMembers } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Outcome, Segment, Subsegment } from '../segment/segment'
import type { Trace } from '../traces'
import type { Operation } from './operation'

export const getTraceSummaries: Operation = (input, traces, now) => {
  refuseMembers('xray:GetTraceSummaries', input, ['FilterExpression', 'SamplingStrategy', 'NextToken'])
  const [from, to] = [timeOf(input, 'StartTime'), timeOf(input, 'EndTime')]
  if (to < from) refused('InvalidRequestException', 'EndTime must not be before StartTime.')
  const found = traces.filter(({ startedAt }) => startedAt >= from && startedAt <= to)
  return { TraceSummaries: found.map((trace) => summary(trace, now)), TracesProcessedCount: found.length, ApproximateTime: now / 1000 }
}

function summary({ id, segments, startedAt, endedAt }: Trace, now: VirtualMs): Json {
  const root = segments[0]!
  const parts = segments.flatMap((segment): Outcome[] => [segment, ...below(segment)])
  const services = new Map(segments.map((segment) => [`${segment.name} ${segment.origin}`, segment]))
  return {
    Id: id,
    StartTime: startedAt / 1000,
    Duration: ((endedAt ?? now) - startedAt) / 1000,
    ResponseTime: ((root.endedAt ?? now) - root.startedAt) / 1000,
    HasFault: parts.some(({ fault }) => fault),
    HasError: parts.some(({ error }) => error),
    HasThrottle: parts.some(({ throttle }) => throttle),
    IsPartial: endedAt === undefined,
    Http: root.status === undefined ? {} : { HttpStatus: root.status },
    ServiceIds: [...services.values()].map(serviceId),
    EntryPoint: serviceId(root),
  }
}

function below({ subsegments }: { readonly subsegments: readonly Subsegment[] }): readonly Subsegment[] {
  return subsegments.flatMap((each) => [each, ...below(each)])
}

function serviceId({ name, origin }: Segment): JsonObject {
  return { Name: name, Names: [name], Type: origin }
}

function timeOf(input: JsonObject, member: string): VirtualMs {
  return momentOf(input, member) ?? refused('InvalidRequestException', `${member} is required.`)
}
