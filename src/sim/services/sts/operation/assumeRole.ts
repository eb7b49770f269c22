import type { ApiCall, CallResult } from '../../../aws/apiCall'
import { refuse, succeed } from '../../../aws/answer'
import { refuseMembers, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { Context, Reaction } from '../../../aws/service'
import { awsFault } from '../../../aws/awsError'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import type { Assumption, StsAccount } from '../account'
import { credentialsOf, newAccessKeyId } from '../credentials'
import { durationOf, invalid, required, sessionPolicy } from './request'

/** Under this principal STS looks roles up. */
const STS = 'sts.amazonaws.com'
const LONGEST_CHAINED = 3600

/** Whether the role may be taken on has been decided at the front door; how long, the role itself says. */
export function assumeRole(account: StsAccount, call: ApiCall): Reaction<StsAccount, never> {
  const { input, principal } = call
  const roleArn = required(input, 'RoleArn')
  if (!/^arn:aws:iam::\d{12}:role\/.+$/.test(roleArn)) refused('ValidationError', `${roleArn} is invalid`)
  const sessionName = required(input, 'RoleSessionName')
  if (sessionName.length < 2) invalid(`Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2`)
  if (!/^[\w+=,.@-]*$/.test(sessionName)) invalid(`Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`)
  refuseMembers('sts:AssumeRole', input, ['PolicyArns', 'Tags', 'TransitiveTagKeys', 'SerialNumber', 'TokenCode', 'ProvidedContexts'])
  const policy = textOf(input, 'Policy')
  sessionPolicy(policy)
  const chained = principal.includes(':assumed-role/')
  const assumption: Assumption = {
    roleArn,
    sessionName,
    duration: durationOf(input, 3600, 43_200),
    policy,
    sourceIdentity: textOf(input, 'SourceIdentity'),
    chained,
  }
  const lookUp = { RoleName: roleArn.split('/').at(-1)! }
  return {
    state: { ...account, waiting: account.waiting.set(call.id, assumption) },
    effects: [{ type: 'call', service: 'iam', action: 'GetRole', input: lookUp, principal: STS, ref: { assumeRole: call.id } }],
  }
}

/** IAM has told of the role, or that the world does not define it: then its name has to do. */
export function roleKnown(account: StsAccount, callId: string, result: CallResult, context: Context): Reaction<StsAccount, never> {
  const assumption = account.waiting.get(callId)
  if (!assumption) return { state: account }
  const state = { ...account, waiting: account.waiting.delete(callId) }
  const { roleArn, sessionName, duration, policy, sourceIdentity, chained } = assumption
  const role: JsonObject = isJsonObject(result.output) && isJsonObject(result.output['Role']) ? result.output['Role'] : {}
  const longest = typeof role['MaxSessionDuration'] === 'number' ? role['MaxSessionDuration'] : 43_200
  const call = { id: callId }
  if (chained && duration > LONGEST_CHAINED) {
    return { state, effects: [refuse(call, awsFault('ValidationError', 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'))] }
  }
  if (duration > longest) {
    return { state, effects: [refuse(call, awsFault('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'))] }
  }
  const roleId = typeof role['RoleId'] === 'string' ? role['RoleId'] : 'AROAUNDEFINEDROLE234'
  const accessKeyId = newAccessKeyId(context)
  const [, , , , accountId] = roleArn.split(':')
  const session = {
    accessKeyId,
    principal: `arn:aws:sts::${accountId}:assumed-role/${roleArn.split('/').at(-1)}/${sessionName}`,
    userId: `${roleId}:${sessionName}`,
    issuedAt: context.now,
    expiresAt: context.now + duration * 1000,
    policy: sessionPolicy(policy),
  }
  const output: JsonObject = {
    Credentials: credentialsOf(accessKeyId, session.expiresAt),
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.principal },
    ...(policy === undefined ? {} : { PackedPolicySize: Math.ceil((policy.length * 100) / 4096) }),
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  }
  return { state: { ...state, sessions: state.sessions.set(accessKeyId, session) }, effects: [succeed(call, output)] }
}
