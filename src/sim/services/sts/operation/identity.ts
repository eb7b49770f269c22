import type { ApiCall } from '../../../aws/apiCall'
import { refuseMembers } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import { contentHash } from '../../../kernel/contentHash'
import type { JsonObject } from '../../../kernel/json'
import type { StsAccount } from '../account'
import { credentialsOf, newAccessKeyId } from '../credentials'
import { durationOf, required } from './request'

/** Who calls; needs no permission. */
export function getCallerIdentity(account: StsAccount, { principal }: ApiCall, context: Context): JsonObject {
  const session = account.sessions.find((each) => each.principal === principal)
  return { UserId: session?.userId ?? userIdOf(principal, context.accountId), Account: context.accountId, Arn: principal }
}

/** An id in AWS's form; the root user's is the account's number. */
function userIdOf(principal: string, accountId: string): string {
  if (principal.endsWith(':root')) return accountId
  const [, role = '', session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(principal) ?? []
  const id = (kind: string, name: string): string => `${kind}${contentHash(name).toUpperCase().padEnd(17, 'X').slice(0, 17)}`
  return session === undefined ? id('AIDA', principal) : `${id('AROA', role)}:${session}`
}

/** Credentials for the user who calls, for a while. A session in a role gets none: AWS denies it. */
export function getSessionToken(account: StsAccount, call: ApiCall, context: Context): { account: StsAccount; output: JsonObject } {
  const { input, principal } = call
  refuseMembers('sts:GetSessionToken', input, ['SerialNumber', 'TokenCode'])
  if (principal.includes(':assumed-role/')) refused('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  const root = principal.endsWith(':root')
  const duration = root ? Math.min(3600, durationOf(input, 3600, 129_600)) : durationOf(input, 43_200, 129_600)
  const accessKeyId = newAccessKeyId(context)
  const expiresAt = context.now + duration * 1000
  const userId = userIdOf(principal, context.accountId)
  const session = { accessKeyId, principal, userId, issuedAt: context.now, expiresAt, policy: undefined }
  return { account: { ...account, sessions: account.sessions.set(accessKeyId, session) }, output: { Credentials: credentialsOf(accessKeyId, expiresAt) } }
}

export function getAccessKeyInfo({ input }: ApiCall, context: Context): JsonObject {
  required(input, 'AccessKeyId')
  return { Account: context.accountId }
}
