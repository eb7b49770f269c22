import { contentHash } from '../../../kernel/contentHash'
import { textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { IamAccount } from '../account'
import type { Operation } from '../operation/operation'
import { page, required, uniqueId } from '../operation/request'
import { identityOf } from './identity'

const LIMIT = 2

/** The secret is shown this once, here as on AWS; nothing is signed with it in this world. */
export const createAccessKey: Operation = (account, input, context) => {
  const { name } = identityOf(account, 'User', required(input, 'UserName'))
  if (keysOf(account, name).length >= LIMIT) refused('LimitExceededException', `Cannot exceed quota for AccessKeysPerUser: ${LIMIT}`, 409)
  const id = uniqueId('AKIA', context).slice(0, 20)
  const key = { id, userName: name, status: 'Active' as const, createdAt: Math.floor(context.now / 1000) }
  const secret = `${contentHash(id)}${contentHash(`${id} secret`)}coldstart`.slice(0, 40)
  const shown = { UserName: name, AccessKeyId: id, Status: 'Active', SecretAccessKey: secret, CreateDate: key.createdAt }
  return { account: { ...account, accessKeys: account.accessKeys.set(id, key) }, output: { AccessKey: shown } }
}

export const listAccessKeys: Operation = (account, input) => {
  const { name } = identityOf(account, 'User', required(input, 'UserName'))
  const shown = keysOf(account, name).map(({ id, status, createdAt }) => ({ UserName: name, AccessKeyId: id, Status: status, CreateDate: createdAt }))
  return { output: page(input, 'AccessKeyMetadata', shown) }
}

export const updateAccessKey: Operation = (account, input) => {
  const key = keyOf(account, required(input, 'AccessKeyId'), textOf(input, 'UserName'))
  const status = required(input, 'Status')
  if (status !== 'Active' && status !== 'Inactive') return refused('ValidationError', `1 validation error detected: Value '${status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]`)
  return { account: { ...account, accessKeys: account.accessKeys.set(key.id, { ...key, status }) } }
}

export const deleteAccessKey: Operation = (account, input) => {
  const { id } = keyOf(account, required(input, 'AccessKeyId'), textOf(input, 'UserName'))
  return { account: { ...account, accessKeys: account.accessKeys.delete(id) } }
}

function keysOf(account: IamAccount, userName: string) {
  return [...account.accessKeys.values()].filter((key) => key.userName === userName)
}

function keyOf(account: IamAccount, id: string, userName: string | undefined) {
  const key = account.accessKeys.get(id)
  if (!key || (userName !== undefined && key.userName !== userName)) return refused('NoSuchEntityException', `The Access Key with id ${id} cannot be found.`, 404)
  return key
}
