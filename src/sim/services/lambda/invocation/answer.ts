import { bytesOf } from '../../../../facts/facts'
import type { SliceEnd } from '../../../aws/guestSlice'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** What an invocation answers, and what the log says of it. */
export interface Answer {
  /** JSON text. */
  readonly payload: string
  readonly failed: boolean
  /** The error's name in REPORT; absent for success and for a timeout. */
  readonly errorType?: string
  /** Written to the log before END, where the platform has something to say. */
  readonly line?: string
}

/** 6 MB and something: a payload of 6,291,458 bytes was seen to pass. */
const LARGEST_RESPONSE = bytesOf('lambda.response.limit')

/** The invocation's answer to how its guest's work ended; undefined where it has not ended in one. */
export function answerOf(end: SliceEnd, requestId: string, timeout: VirtualMs): Answer | undefined {
  switch (end.kind) {
    case 'waiting':
    case 'initialized':
      return undefined
    case 'returned':
      return returned(end.payload)
    case 'failed':
      return { payload: JSON.stringify(end.error), failed: true, errorType: end.error.errorType }
    case 'exited': {
      const message = `RequestId: ${requestId} Error: ${end.reason}`
      return {
        payload: JSON.stringify({ errorType: end.errorType, errorMessage: message }),
        failed: true,
        errorType: end.errorType,
        line: `${message}\n${end.errorType}\n`,
      }
    }
    case 'timedOut':
      return timedOut(requestId, timeout)
  }
}

export function timedOut(requestId: string, timeout: VirtualMs): Answer {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(timeout / 1000).toFixed(2)} seconds`
  return { payload: JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }), failed: true }
}

function returned(payload: string): Answer {
  const bytes = payload.length > LARGEST_RESPONSE / 3 ? new TextEncoder().encode(payload).length : payload.length
  if (bytes <= LARGEST_RESPONSE) return { payload, failed: false }
  const errorType = 'Function.ResponseSizeTooLarge'
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE} bytes).`
  return { payload: JSON.stringify({ errorType, errorMessage }), failed: true, errorType }
}
