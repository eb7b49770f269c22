import type { VirtualMs } from '../../../kernel/virtualTime'
import { invocationOf, type Environment } from '../environment/environment'
import type { Turn } from '../turn'
import type { Invocation } from './invocation'

/** Writes to the function's log, now. */
export function logLines(turn: Turn, environment: Environment, ...texts: readonly (string | undefined)[]): Environment {
  const lines: Line[] = []
  for (const text of texts) if (text !== undefined) lines.push({ text, at: turn.now })
  return writeLog(turn, environment, lines)
}

/** Writes lines to the function's log, each with its own time, and keeps them for whoever asked for the tail. */
export function writeLog(turn: Turn, environment: Environment, lines: readonly Line[]): Environment {
  if (lines.length === 0) return environment
  const { id, functionName, logGroup, logStream, stage } = environment
  const requestId = invocationOf(environment)?.requestId
  for (const { text, at } of lines) turn.tell(id, 'LogLine', { functionName, logGroup, logStream, timestamp: at, text }, requestId)
  if (stage.kind !== 'invoke' || !wantsTail(stage.invocation)) return environment
  const { invocation } = stage
  const log = [...invocation.log, ...lines.map(({ text }) => (text.endsWith('\n') ? text : `${text}\n`))]
  return turn.keep({ ...environment, stage: { ...stage, invocation: { ...invocation, log } } })
}

interface Line {
  readonly text: string
  readonly at: VirtualMs
}

function wantsTail({ caller }: Invocation): boolean {
  return caller.kind === 'call' && caller.wantsLog
}
