import type { VirtualMs } from '../../../kernel/virtualTime'
import { billedDuration } from '../rules/billing'
import type { Answer } from './answer'

/** The platform's lines in a function's log. @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html */
export function startLine(requestId: string, version: string): string {
  return `START RequestId: ${requestId} Version: ${version}\n`
}

/** The first line of an environment. */
export function initStartLine(version: string, arn: string): string {
  return `INIT_START Runtime Version: ${version}\tRuntime Version ARN: ${arn}\n`
}

/** The first line of an environment that begins as a copy of a snapshot. */
export function restoreStartLine(version: string, arn: string): string {
  return `RESTORE_START Runtime Version: ${version}\tRuntime Version ARN: ${arn}\n`
}

export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}\n`
}

/** What an invocation took and cost. */
export interface Usage {
  readonly duration: VirtualMs
  /** Of the INIT right before it, if there was one. */
  readonly initDuration: VirtualMs | undefined
  /** Of the snapshot that was restored right before it, if one was: how long that took with its hooks, and the hooks alone, which are billed. */
  readonly restored: { readonly duration: VirtualMs; readonly hooks: VirtualMs } | undefined
  /** Whether INIT counts towards what is billed. */
  readonly initBilled: boolean
  readonly memoryMb: number
  readonly memoryUsedMb: number
}

export function reportLine(requestId: string, { duration, initDuration, restored, initBilled, memoryMb, memoryUsedMb }: Usage, answer: Answer): string {
  const billed = billedDuration(initDuration ?? restored?.hooks ?? 0, duration, initBilled || restored !== undefined)
  // Joined, not added up: the log keeps it, and a text that was added up keeps all its parts.
  const parts = ['REPORT RequestId: ', requestId, '\tDuration: ', duration.toFixed(2), ' ms\tBilled Duration: ', billed, ' ms\tMemory Size: ', memoryMb, ' MB\tMax Memory Used: ', memoryUsedMb, ' MB\t']
  if (initDuration !== undefined) parts.push('Init Duration: ', initDuration.toFixed(2), ' ms\t')
  if (restored) parts.push('Restore Duration: ', restored.duration.toFixed(2), ' ms\tBilled Restore Duration: ', billedDuration(restored.hooks, 0), ' ms\t')
  // AWS leaves a tab behind the last field, but not behind a status.
  parts.push(statusFields(answer).join('\t'), '\n')
  return parts.join('')
}

export function restoreReport(duration: VirtualMs, answer: Answer): string {
  return `${[`RESTORE_REPORT Restore Duration: ${duration.toFixed(2)} ms`, ...statusFields(answer)].join('\t')}\n`
}

export function initReport(duration: VirtualMs, phase: 'init' | 'invoke', answer: Answer): string {
  return `${[`INIT_REPORT Init Duration: ${duration.toFixed(2)} ms`, `Phase: ${phase}`, ...statusFields(answer)].join('\t')}\n`
}

/** Errors that a handler throws are no failures of the platform's. */
function statusFields({ failed, errorType }: Answer): string[] {
  if (!failed) return []
  if (errorType === undefined) return ['Status: timeout']
  const told = errorTypeOf({ failed, errorType })
  return told === undefined ? [] : ['Status: error', `Error Type: ${told}`]
}

/** The error of a failure of the platform's, that is, one that ended the process. */
export function errorTypeOf({ failed, errorType }: Pick<Answer, 'failed' | 'errorType'>): string | undefined {
  return failed && errorType !== undefined && /^(Runtime|Function|Extension|Sandbox)\./.test(errorType) ? errorType : undefined
}
