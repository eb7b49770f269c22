import { integerOf, structuresOf, textOf, textsOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { IamAccount } from '../account'
import { knownPolicy } from '../managedPolicy/managedPolicy'
import type { Operation } from '../operation/operation'
import { invalid, page, pathOf, required, requiredName, tagsOf, uniqueId } from '../operation/request'
import { identityOf, newIdentity, shownIdentity, shownTags, withIdentity, type Kind, type Role } from './identity'
import { statedPolicy } from './statedPolicy'

/** Characters without blanks, as quotas count them. */
const TRUST = { characters: 2048, refusal: 'Cannot exceed quota for ACLSizePerRole: 2048' }

export const createRole: Operation = (account, input, context) => {
  const name = requiredName(input, 'RoleName', 64)
  const trust = statedPolicy(required(input, 'AssumeRolePolicyDocument'), 'trust', TRUST)
  if (account.roles.has(name)) refused('EntityAlreadyExistsException', `Role with name ${name} already exists.`, 409)
  const role: Role = {
    ...newIdentity(context.accountId, name, pathOf(input), uniqueId('AROA', context), 'Role', context.now),
    kind: 'Role',
    trust,
    description: textOf(input, 'Description'),
    longestSession: longestSessionOf(input) ?? 3600,
    boundary: boundaryIn(account, input),
    tags: tagsOf(input),
  }
  return { account: withIdentity(account, role), output: { Role: shownIdentity(role) } }
}

export const createUser: Operation = (account, input, context) => {
  const name = requiredName(input, 'UserName', 64)
  if (account.users.has(name)) refused('EntityAlreadyExistsException', `User with name ${name} already exists.`, 409)
  const identity = newIdentity(context.accountId, name, pathOf(input), uniqueId('AIDA', context), 'User', context.now)
  const user = { ...identity, kind: 'User' as const, boundary: boundaryIn(account, input), tags: tagsOf(input) }
  return { account: withIdentity(account, user), output: { User: shownIdentity(user) } }
}

function boundaryIn(account: IamAccount, input: JsonObject): string | undefined {
  const arn = textOf(input, 'PermissionsBoundary')
  if (arn !== undefined) knownPolicy(account, arn)
  return arn
}

function longestSessionOf(input: JsonObject): number | undefined {
  const seconds = integerOf(input, 'MaxSessionDuration')
  if (seconds !== undefined && seconds < 3600) invalid(`Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600`)
  if (seconds !== undefined && seconds > 43_200) invalid(`Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200`)
  return seconds
}

export const updateRole: Operation = (account, input) => {
  const role = roleOf(account, input)
  const changed = { ...role, description: textOf(input, 'Description') ?? role.description, longestSession: longestSessionOf(input) ?? role.longestSession }
  return { account: withIdentity(account, changed) }
}

export const updateAssumeRolePolicy: Operation = (account, input) => {
  const role = roleOf(account, input)
  return { account: withIdentity(account, { ...role, trust: statedPolicy(required(input, 'PolicyDocument'), 'trust', TRUST) }) }
}

function roleOf(account: IamAccount, input: JsonObject): Role {
  return identityOf(account, 'Role', required(input, 'RoleName')) as Role
}

export const getIdentity = (kind: Kind): Operation => (account, input, _context, call) => {
  // A user who asks without a name asks about themselves.
  const own = kind === 'User' && textOf(input, 'UserName') === undefined ? /:user\/(?:.*\/)?([^/]+)$/.exec(call.principal)?.[1] : undefined
  return { output: { [kind]: shownIdentity(identityOf(account, kind, own ?? required(input, `${kind}Name`))) } }
}

export const listIdentities = (kind: Kind): Operation => (account, input) => {
  const prefix = textOf(input, 'PathPrefix') ?? '/'
  const all: readonly ReturnType<typeof identityOf>[] = [...(kind === 'Role' ? account.roles : account.users).values()]
  const chosen = all.filter(({ path }) => path.startsWith(prefix)).sort((a, b) => (a.name < b.name ? -1 : 1))
  return { output: page(input, `${kind}s`, chosen.map(shownIdentity)) }
}

export const deleteIdentity = (kind: Kind): Operation => (account, input) => {
  const { name, inline, attached } = identityOf(account, kind, required(input, `${kind}Name`))
  if (attached.length > 0) conflict('must detach all policies first')
  if (inline.size > 0) conflict('must delete policies first')
  if (kind === 'Role') return { account: { ...account, roles: account.roles.delete(name) } }
  if (account.accessKeys.some(({ userName }) => userName === name)) conflict('must delete access keys first')
  return { account: { ...account, users: account.users.delete(name) } }
}

function conflict(first: string): never {
  refused('DeleteConflictException', `Cannot delete entity, ${first}.`, 409)
}

export const tagIdentity = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  const given = structuresOf(input, 'Tags').map((tag): [string, string] => [required(tag, 'Key'), textOf(tag, 'Value') ?? ''])
  const tags = identity.tags.merge(given)
  if (tags.size > 50) refused('LimitExceededException', `Cannot exceed quota for TagsPer${kind}: 50`, 409)
  return { account: withIdentity(account, { ...identity, tags }) }
}

export const untagIdentity = (kind: Kind): Operation => (account, input) => {
  const identity = identityOf(account, kind, required(input, `${kind}Name`))
  return { account: withIdentity(account, { ...identity, tags: identity.tags.deleteAll(textsOf(input, 'TagKeys')) }) }
}

export const listTags = (kind: Kind): Operation => (account, input) => {
  return { output: page(input, 'Tags', shownTags(identityOf(account, kind, required(input, `${kind}Name`)).tags)) }
}
