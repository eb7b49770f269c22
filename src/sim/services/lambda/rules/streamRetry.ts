import { millisecondsOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

const FIRST: VirtualMs = millisecondsOf('lambda.mapping.stream.retry.first')
const LONGEST: VirtualMs = millisecondsOf('lambda.mapping.stream.retry.longest')

/** How long a batch of a stream waits before it is tried again: doubled each time. AWS gives no time. @param failures  so far, 1 or more */
export function retryAfterFailure(failures: number): VirtualMs {
  let wait = FIRST
  for (let i = 1; i < failures && wait < LONGEST; i++) wait *= 2
  return Math.min(wait, LONGEST)
}
