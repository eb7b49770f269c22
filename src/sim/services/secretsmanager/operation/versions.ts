import { numberOf } from '../../../../facts/facts'
import { flagOf, requiredText, textOf } from '../../../aws/readMembers'
import { invalidParameter, notFound } from '../faults'
import { seconds } from '../secret/secret'
import { CURRENT, versionWith, withoutStage, withStage } from '../secret/versions'
import type { Operation } from './operation'
import { pageOf } from './page'

const PAGE = numberOf('secretsmanager.list.page.limit')

export const updateSecretVersionStage: Operation = (turn, { input }) => {
  const stage = requiredText(input, 'VersionStage')
  const from = textOf(input, 'RemoveFromVersionId')
  const to = textOf(input, 'MoveToVersionId')
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  for (const id of [from, to]) {
    if (id !== undefined && !secret.versions.some((version) => version.id === id)) notFound(`secret version: ${id}`)
  }
  const holder = versionWith(secret, stage)
  if (holder && from === undefined) {
    invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
    )
  }
  if (from !== undefined && holder?.id !== from) invalidParameter(`The staging label ${stage} isn't attached to version ${from}.`)
  if (to === undefined && stage === CURRENT) {
    invalidParameter("You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.")
  }
  if (to === undefined && from === undefined) invalidParameter('You must specify RemoveFromVersionId, MoveToVersionId, or both.')
  turn.put({ ...secret, versions: to === undefined ? withoutStage(secret.versions, stage) : withStage(secret.versions, stage, to), changedAt: turn.now })
  return { ARN: secret.arn, Name: secret.name }
}

export const listSecretVersionIds: Operation = (turn, { input }) => {
  const secret = turn.secretOf(requiredText(input, 'SecretId'))
  const all = flagOf(input, 'IncludeDeprecated')
  const versions = secret.versions.filter(({ stages }) => all || stages.length > 0)
  const { page, more } = pageOf(input, versions, PAGE, ({ id }) => id)
  const shown = page.map(({ id, stages, createdAt, accessedOn }) => ({
    VersionId: id,
    ...(stages.length > 0 ? { VersionStages: stages } : {}),
    ...(accessedOn === undefined ? {} : { LastAccessedDate: seconds(accessedOn) }),
    CreatedDate: seconds(createdAt),
    KmsKeyIds: [secret.kmsKeyId ?? 'DefaultEncryptionKey'],
  }))
  return { Versions: shown, ARN: secret.arn, Name: secret.name, ...more }
}
