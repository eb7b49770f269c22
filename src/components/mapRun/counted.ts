import type { ChildCounts } from '../../sim/cloud/labs/stepfunctions/lab'
import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { TONE_OF } from '../run/StatusWord'
import type { AnyTone } from '../run/tones'

/** How child executions can stand: in the console's words and order. */
export const COUNTED: readonly { readonly count: keyof ChildCounts; readonly word: string; readonly status?: ExecutionStatus; readonly tone: AnyTone }[] = [
  { count: 'succeeded', word: 'Succeeded', status: 'SUCCEEDED', tone: TONE_OF.SUCCEEDED },
  { count: 'running', word: 'Running', status: 'RUNNING', tone: TONE_OF.RUNNING },
  { count: 'failed', word: 'Failed', status: 'FAILED', tone: TONE_OF.FAILED },
  { count: 'timedOut', word: 'Timed out', status: 'TIMED_OUT', tone: TONE_OF.TIMED_OUT },
  { count: 'aborted', word: 'Aborted', status: 'ABORTED', tone: TONE_OF.ABORTED },
  { count: 'pending', word: 'Pending', tone: 'not entered' },
]
