import { bytesOf } from '../../../../facts/facts'
import { utf8Bytes, utf8Text } from '../../../aws/bytes'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'
import { writeLog } from './logWriter'

/** A line about a request, and from which level on it is written; `trace` only where data is traced. */
export interface ExecutionLine {
  readonly at: VirtualMs
  readonly from: 'ERROR' | 'INFO' | 'trace'
  readonly text: string
}

export interface ExecutionLog {
  readonly level: string | undefined
  readonly dataTrace: boolean
}

/** Bytes of a line; the rest is cut off. */
const LONGEST = bytesOf('apigateway.logs.line.limit')
const CUT = '[TRUNCATED]'

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export function logExecution(turn: Turn, place: { readonly apiId: string; readonly stageName: string; readonly requestId: string }, { level, dataTrace }: ExecutionLog, lines: readonly ExecutionLine[]): void {
  if (level !== 'ERROR' && level !== 'INFO') return
  const written = lines.filter(({ from }) => from === 'ERROR' || (from === 'INFO' && level === 'INFO') || (from === 'trace' && dataTrace))
  const messages = written.map(({ at, text }) => ({ at, text: cut(`(${place.requestId}) ${text}`) }))
  writeLog(turn, `API-Gateway-Execution-Logs_${place.apiId}/${place.stageName}`, messages, true)
}

function cut(text: string): string {
  const bytes = utf8Bytes(text)
  return bytes.length <= LONGEST ? text : `${utf8Text(bytes.slice(0, LONGEST - CUT.length)).replace(/\uFFFD$/, '')}${CUT}`
}

/** `{a=1, b=[2, 3]}`: how lines show names and values. What is secret ends readable. */
export function shownMap(values: { readonly [name: string]: string | readonly string[] }): string {
  return `{${Object.entries(values).map(([name, value]) => `${name}=${SECRET.test(name) ? hidden([value].flat().join(',')) : [value].flat().join(',')}`).join(', ')}}`
}

const SECRET = /^(authorization|x-api-key|x-amz-security-token)$/i

/** All but the last six characters as asterisks. */
export function hidden(secret: string): string {
  return secret.replace(/.(?=.{6})/gs, '*')
}
