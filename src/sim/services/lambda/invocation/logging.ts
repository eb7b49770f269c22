import type { VirtualMs } from '../../../kernel/virtualTime'
import { invocationOf, type Environment } from '../environment/environment'
import { logGroup } from '../control/configuration'
import type { Turn } from '../turn'

/** Writes to the function's log, now. */
export function logLines(turn: Turn, environment: Environment, ...texts: readonly (string | undefined)[]): Environment {
  return writeLog(turn, environment, texts.flatMap((text) => (text === undefined ? [] : [{ text, at: turn.now }])))
}

/** Writes lines to the function's log, each with its own time, and keeps them for whoever asked for the tail. */
export function writeLog(turn: Turn, environment: Environment, lines: readonly { text: string; at: VirtualMs }[]): Environment {
  if (lines.length === 0) return environment
  const { id, functionName, logStream, stage, deployment } = environment
  const requestId = invocationOf(environment)?.requestId
  for (const { text, at } of lines) turn.tell(id, 'LogLine', { functionName, logGroup: logGroup(functionName, deployment.settings), logStream, timestamp: at, text }, requestId)
  if (stage.kind !== 'invoke') return environment
  const { invocation } = stage
  const log = [...invocation.log, ...lines.map(({ text }) => (text.endsWith('\n') ? text : `${text}\n`))]
  return turn.keep({ ...environment, stage: { ...stage, invocation: { ...invocation, log } } })
}
