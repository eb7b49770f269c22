import { numberOf } from '../../../../facts/facts'
import { requiredText, structuresOf, textOf, textsOf } from '../../../aws/readMembers'
import { faultOf } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { invalidParameter, invalidRequest, notFound } from '../faults'
import { dayOf, seconds, type Secret, type Version } from '../secret/secret'
import { shownValue } from '../secret/value'
import { CURRENT, versionWith } from '../secret/versions'
import type { Turn } from '../turn'
import { filterOf } from './filters'
import type { Operation } from './operation'
import { pageOf } from './page'

const PAGE = numberOf('secretsmanager.batch.page.limit')

export const getSecretValue: Operation = (turn, { input }) => {
  const secret = turn.liveSecretOf(requiredText(input, 'SecretId'))
  return read(turn, secret, versionOf(secret, textOf(input, 'VersionId'), textOf(input, 'VersionStage')))
}

/** The current values of several secrets; what cannot be had is told beside them. */
export const batchGetSecretValue: Operation = (turn, { input }) => {
  const ids = textsOf(input, 'SecretIdList')
  const filters = structuresOf(input, 'Filters')
  if (ids.length > 0 === filters.length > 0) invalidParameter('Either SecretIdList or Filters must be provided, but not both.')
  if (ids.length > PAGE) invalidParameter(`SecretIdList can have at most ${PAGE} secrets.`)
  if (ids.length > 0 && (input['MaxResults'] ?? undefined) !== undefined) invalidParameter('MaxResults goes with Filters only.')
  const matching = turn.secrets().filter((secret) => secret.deletedAt === undefined && filterOf(input)(secret))
  const { page, more } = ids.length > 0 ? { page: ids, more: {} } : pageOf(input, matching.map(({ arn }) => arn), PAGE, (arn) => arn)
  const values: JsonObject[] = []
  const errors: JsonObject[] = []
  for (const SecretId of page) {
    try {
      const secret = turn.liveSecretOf(SecretId)
      values.push(read(turn, secret, versionOf(secret, undefined, undefined)))
    } catch (error) {
      const { name, message } = faultOf(error)
      errors.push({ SecretId, ErrorCode: name, Message: message })
    }
  }
  return { SecretValues: values, Errors: errors, ...more }
}

function versionOf(secret: Secret, id: string | undefined, stage: string | undefined): Version {
  if (id === undefined) {
    const label = stage ?? CURRENT
    return valued(versionWith(secret, label)) ?? notFound(`secret value for staging label: ${label}`)
  }
  const version = valued(secret.versions.find((each) => each.id === id)) ?? notFound(`secret value for VersionId: ${id}`)
  if (stage !== undefined && !version.stages.includes(stage)) invalidRequest('You provided a VersionStage that is not associated to the provided VersionId.')
  return version
}

function valued(version: Version | undefined): Version | undefined {
  return version?.value === undefined ? undefined : version
}

function read(turn: Turn, secret: Secret, version: Version): JsonObject {
  const accessedOn = dayOf(turn.now)
  turn.put({ ...secret, accessedOn, versions: secret.versions.map((each) => (each.id === version.id ? { ...each, accessedOn } : each)) })
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    ...(version.value ? shownValue(version.value) : {}),
    VersionStages: version.stages,
    CreatedDate: seconds(version.createdAt),
  }
}
