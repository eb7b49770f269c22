import { refuseMembers, requiredText, textOf, textsOf } from '../../../aws/readMembers'
import { invalidRequest } from '../faults'
import { plan } from '../rotation/schedule'
import { readValue } from '../secret/value'
import { CURRENT, withValue } from '../secret/versions'
import type { Operation } from './operation'
import { tokenOf } from './token'

export const putSecretValue: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const value = readValue(input) ?? invalidRequest('You must provide either SecretString or SecretBinary.')
  const id = tokenOf(turn, input)
  const given = textsOf(input, 'VersionStages')
  const versions = withValue(secret, id, value, given.length > 0 ? given : [CURRENT], turn.now)
  plan(turn, { ...secret, versions, changedAt: turn.now })
  return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: versions.find((version) => version.id === id)?.stages ?? [] }
}

/** What the request does not say stays. */
export const updateSecret: Operation = (turn, { input }) => {
  refuseMembers('secretsmanager:UpdateSecret', input, ['Type'])
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  const value = readValue(input)
  const id = tokenOf(turn, input)
  plan(turn, {
    ...secret,
    description: textOf(input, 'Description') ?? secret.description,
    kmsKeyId: textOf(input, 'KmsKeyId') ?? secret.kmsKeyId,
    versions: value ? withValue(secret, id, value, [CURRENT], turn.now) : secret.versions,
    changedAt: turn.now,
  })
  return { ARN: secret.arn, Name: secret.name, ...(value ? { VersionId: id } : {}) }
}
