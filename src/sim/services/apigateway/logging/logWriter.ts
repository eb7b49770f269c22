import type { CallResult } from '../../../aws/apiCall'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Turn } from '../turn'

export interface LogMessage {
  readonly at: VirtualMs
  readonly text: string
}

/** AWS spreads a stage's requests over streams with names like this one; here there is the one. */
const STREAM = 'c4ca4238a0b923820dcc509a6f75849b'

/** Under this stage the answers of CloudWatch Logs come: nobody waits for them. */
export const LOGS = 'CloudWatch Logs'

/**
 * Writes to a log group in the account's role, as any caller would: what the role may not is not written.
 * @param make  whether the group is made where it is not there, as that of execution logs is
 */
export function writeLog(turn: Turn, group: string, messages: readonly LogMessage[], make: boolean): void {
  if (messages.length === 0) return
  const place = { logGroupName: group, logStreamName: STREAM }
  if (!turn.account.logStreams.has(group)) {
    turn.keep({ logStreams: turn.account.logStreams.set(group, true) })
    if (make) call(turn, 'CreateLogGroup', { logGroupName: group }, group)
    call(turn, 'CreateLogStream', place, group)
  }
  call(turn, 'PutLogEvents', { ...place, logEvents: messages.map(({ at, text }) => ({ timestamp: Math.floor(at), message: text })) }, group)
}

function call(turn: Turn, action: string, input: { readonly [member: string]: string | readonly { readonly timestamp: number; readonly message: string }[] }, group: string): void {
  const { cloudwatchRoleArn } = turn.account
  const origin = cloudwatchRoleArn === undefined ? {} : { origin: { roleArn: cloudwatchRoleArn } }
  turn.do({ type: 'call', service: 'logs', action, input, principal: 'apigateway.amazonaws.com', ref: { exchange: group, stage: LOGS }, ...origin })
}

/** A group or stream that is gone, or could not be made, is made again next time. */
export function hearLogs(turn: Turn, group: string, { error }: CallResult): void {
  if (error && error.name !== 'ResourceAlreadyExistsException') turn.keep({ logStreams: turn.account.logStreams.delete(group) })
}
