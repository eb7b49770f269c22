import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** What decides whether a Standard execution can be redriven. */
export interface RedriveCandidate {
  readonly status: string
  readonly startedAt: VirtualMs
  readonly stoppedAt: VirtualMs | undefined
  /** How many events its history has. */
  readonly lastEventId: number
  readonly machineDeleting: boolean
}

/** From its end on. */
const REDRIVABLE_PERIOD = millisecondsOf('stepfunctions.redrive.period')
/** From its start on. */
const LONGEST_OPEN = millisecondsOf('stepfunctions.execution.standard.longest')
/** So that ExecutionRedriven and one more event have room. */
const MOST_EVENTS = numberOf('stepfunctions.redrive.history.limit')

/**
 * Why an execution cannot be redriven, in the words of DescribeExecution's redriveStatusReason;
 * undefined where it can be.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function whyNotRedrivable(candidate: RedriveCandidate, now: VirtualMs): string | undefined {
  const { status, startedAt, stoppedAt = now, lastEventId, machineDeleting } = candidate
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`
  if (machineDeleting) return 'State machine is in DELETING status'
  if (lastEventId >= MOST_EVENTS) return 'Execution history event limit exceeded'
  if (now - startedAt > LONGEST_OPEN) return 'Execution has exceeded the max execution time'
  return now - stoppedAt > REDRIVABLE_PERIOD ? 'Execution redrivable period exceeded' : undefined
}
