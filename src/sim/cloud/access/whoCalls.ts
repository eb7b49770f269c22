import type { Place } from '../../aws/arn'
import type { Requester } from '../../aws/policy/principal'
import { readPolicy, type PolicyDocument } from '../../aws/policy/readPolicy'
import { contentHash } from '../../kernel/contentHash'
import { isJsonObject } from '../../kernel/json'
import { emptyAccount as nobody, type IamAccount } from '../../services/iam/account'
import { policiesOf, roleNamed, userNamed } from '../../services/iam/policiesOf'
import { emptyAccount as noSessions, type StsAccount } from '../../services/sts/account'
import { ADMINISTRATOR, type Caller, type CallRequest } from '../frontDoor'

/** Who makes a call, and what is known of what they may. */
export interface Identified {
  readonly requester: Requester
  /** Undefined where the world does not define whom the principal names. */
  readonly policies: { readonly identity: readonly PolicyDocument[]; readonly boundary?: PolicyDocument } | undefined
  readonly sessionPolicy?: PolicyDocument
  /** Condition keys about who calls. */
  readonly keys: { readonly [key: string]: string | undefined }
}

/** What IAM and STS keep of the world. */
export interface Identities {
  readonly iam: IamAccount
  readonly sts: StsAccount
}

const ALL = mustRead('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}')

/** Policies of an administrator. */
export const ALLOWS_ALL: { readonly identity: readonly PolicyDocument[] } = { identity: [ALL] }

export function whoCalls(request: CallRequest, caller: Caller, { iam, sts }: Identities, place: Place): Identified {
  const { principal } = request
  const { accountId } = place
  if (principal.endsWith('.amazonaws.com')) {
    return { requester: { kind: 'service', name: principal }, policies: undefined, keys: { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal } }
  }
  if (principal === ADMINISTRATOR) return { requester: { kind: 'user', arn: principal, accountId }, policies: ALLOWS_ALL, keys: userKeys(principal, accountId) }
  if (principal.endsWith(':root')) return { requester: { kind: 'root', arn: principal, accountId }, policies: ALLOWS_ALL, keys: { ...about(principal, accountId, 'Account'), 'aws:userid': accountId } }
  const policies = policiesOf(iam, principal)
  if (/:(role|assumed-role)\//.test(principal)) return inRole(request, caller, { iam, sts }, accountId, policies)
  const user = userNamed(iam, principal)
  const tags = user ? tagKeys(user.tags) : {}
  return { requester: { kind: 'user', arn: principal, accountId: accountOf(principal) ?? accountId }, policies, keys: { ...userKeys(principal, accountId), 'aws:userid': user?.id, ...tags } }
}

/** Who makes a call, whatever they may. */
export function requesterOf(request: CallRequest, caller: Caller, place: Place): Requester {
  return whoCalls(request, caller, { iam: nobody, sts: noSessions }, place).requester
}

function inRole({ principal, accessKeyId }: CallRequest, caller: Caller, { iam, sts }: Identities, accountId: string, policies: Identified['policies']): Identified {
  const role = roleNamed(iam, principal)
  const assumed = /:assumed-role\/([^/]+)\/(.+)$/.exec(principal)
  const roleName = assumed?.[1] ?? principal.split('/').at(-1)!
  const sessionName = assumed?.[2] ?? sessionNameOf(caller)
  const account = accountOf(principal) ?? accountId
  const roleArn = role?.arn ?? `arn:aws:iam::${account}:role/${roleName}`
  const session = accessKeyId === undefined ? undefined : sts.sessions.get(accessKeyId)
  const keys = {
    ...about(roleArn, account, 'AssumedRole'),
    'aws:userid': role && `${role.id}:${sessionName}`,
    'aws:TokenIssueTime': session && new Date(Math.floor(session.issuedAt)).toISOString(),
    ...(role ? tagKeys(role.tags) : {}),
  }
  const requester: Requester = { kind: 'session', arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`, roleArn, accountId: account }
  return { requester, policies, keys, ...(session?.policy ? { sessionPolicy: session.policy } : {}) }
}

/** A service that takes on a role makes up its session's name; the same work keeps the same. */
function sessionNameOf(caller: Caller): string {
  const origin = caller.kind === 'service' && isJsonObject(caller.origin) ? caller.origin : {}
  const hash = contentHash(JSON.stringify(origin['executionArn'] ?? origin['rule'] ?? origin))
  return [...`${hash}${hash}`].map((digit) => 'AbCdEfGhIjKlMnOp'.charAt(parseInt(digit, 16))).join('').slice(0, 32)
}

function userKeys(arn: string, accountId: string) {
  return { 'aws:username': arn.split('/').at(-1), ...about(arn, accountId, 'User') }
}

function about(arn: string, accountId: string, type: string) {
  return { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': accountId, 'aws:PrincipalType': type, 'aws:PrincipalIsAWSService': 'false' }
}

function tagKeys(tags: Iterable<[string, string]>): { readonly [key: string]: string } {
  return Object.fromEntries([...tags].map(([name, value]) => [`aws:PrincipalTag/${name}`, value]))
}

function accountOf(arn: string): string | undefined {
  return /^arn:[^:]+:[^:]+::(\d{12}):/.exec(arn)?.[1]
}

function mustRead(text: string): PolicyDocument {
  const reading = readPolicy(text, 'identity')
  if ('problem' in reading) throw new Error(reading.problem)
  return reading.document
}
