import { refuseMembers, requiredText, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { invalidRequest } from '../faults'
import { secretArn, type Secret } from '../secret/secret'
import { readValue } from '../secret/value'
import { CURRENT, withValue } from '../secret/versions'
import type { Operation } from './operation'
import { readTags } from './tags'
import { tokenOf } from './token'

export const createSecret: Operation = (turn, { input }) => {
  refuseMembers('secretsmanager:CreateSecret', input, ['AddReplicaRegions', 'ForceOverwriteReplicaSecret', 'Type'])
  const name = requiredText(input, 'Name')
  checkName(name)
  const value = readValue(input)
  const tags = readTags(input)
  const token = tokenOf(turn, input)
  const existing = turn.named(name)
  if (existing?.deletedAt !== undefined) invalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.")
  if (existing) {
    // The same request once more makes no second secret.
    const same = existing.versions.some(({ id }) => id === token) && value && withValue(existing, token, value, [CURRENT], turn.now)
    return same ? { ARN: existing.arn, Name: name, VersionId: token } : refused('ResourceExistsException', `The operation failed because the secret ${name} already exists.`)
  }
  const empty: Secret = {
    name,
    arn: secretArn(turn.context, name, turn.context.draw),
    description: textOf(input, 'Description'),
    kmsKeyId: textOf(input, 'KmsKeyId'),
    tags,
    policy: undefined,
    versions: [],
    createdAt: turn.now,
    changedAt: turn.now,
    accessedOn: undefined,
    rotatedAt: undefined,
    deletedAt: undefined,
    rotation: undefined,
    rotating: undefined,
  }
  turn.put({ ...empty, versions: value ? withValue(empty, token, value, [CURRENT], turn.now) : [] })
  return { ARN: empty.arn, Name: name, ...(value ? { VersionId: token } : {}) }
}

function checkName(name: string): void {
  if (!/^[\w/+=.@!-]+$/.test(name)) {
    refused('ValidationException', 'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!')
  }
}
