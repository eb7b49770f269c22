import { functionArn, type Place } from '../../../aws/arn'
import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import { LATEST } from '../control/functionName'
import type { Condition, QueuedEvent } from '../invocation/asyncQueue'

/** What a destination is told of an asynchronous event that is done with. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function invocationRecord(place: Place, { requestId, functionName, qualifier, payload, attempts, last }: QueuedEvent, condition: Condition, now: VirtualMs): JsonObject {
  return {
    version: '1.0',
    timestamp: isoTime(now),
    requestContext: {
      requestId,
      functionArn: `${functionArn(place, functionName)}:${qualifier ?? LATEST}`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(payload) as Json,
    ...(last
      ? {
          responseContext: { statusCode: 200, executedVersion: last.version, ...(last.answer.failed ? { functionError: 'Unhandled' } : {}) },
          responsePayload: JSON.parse(last.answer.payload) as Json,
        }
      : {}),
  }
}
