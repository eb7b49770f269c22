import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { refused } from '../../../aws/refusal'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Secret, Version } from './secret'
import { sameValue, type SecretValue } from './value'

export const CURRENT = 'AWSCURRENT'
export const PENDING = 'AWSPENDING'
const PREVIOUS = 'AWSPREVIOUS'

const MOST = numberOf('secretsmanager.versions.kept.limit')
const MOST_STAGES = numberOf('secretsmanager.version.labels.limit')
const LEAST_AGE = millisecondsOf('secretsmanager.versions.kept.least')

export function versionWith({ versions }: Pick<Secret, 'versions'>, stage: string): Version | undefined {
  return versions.find(({ stages }) => stages.includes(stage))
}

/** A version without a value, which waits for its rotation's function. */
export function withPending(versions: readonly Version[], id: string, now: VirtualMs): readonly Version[] {
  const known = versions.some((version) => version.id === id)
  return withStage(known ? versions : [...versions, { id, value: undefined, stages: [], createdAt: now, accessedOn: undefined }], PENDING, id)
}

/**
 * The versions with a value more. One that has its id already and the same value is left as it is.
 * @throws {Refusal} ResourceExistsException where that version has another value
 */
export function withValue(secret: Pick<Secret, 'name' | 'versions'>, id: string, value: SecretValue, stages: readonly string[], now: VirtualMs): readonly Version[] {
  const { versions } = secret
  const existing = versions.find((version) => version.id === id)
  if (existing?.value !== undefined && !sameValue(existing.value, value)) {
    refused('ResourceExistsException', `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.name}.`)
  }
  if (existing?.value !== undefined) return versions
  const filled: Version = { id, value, stages: existing?.stages ?? [], createdAt: now, accessedOn: undefined }
  const others = existing ? versions.map((version) => (version.id === id ? filled : version)) : [...versions, filled]
  // The first value of a secret is its current one, whatever it is called besides.
  const first = !versions.some((version) => version.value !== undefined)
  const wanted = first && !stages.includes(CURRENT) ? [CURRENT, ...stages] : stages
  return kept(wanted.reduce<readonly Version[]>((changed, stage) => withStage(changed, stage, id), others), now)
}

/**
 * A label is on one version only. Whence AWSCURRENT goes, there AWSPREVIOUS comes.
 * @throws {Refusal} LimitExceededException where the version has too many
 */
export function withStage(versions: readonly Version[], stage: string, id: string): readonly Version[] {
  const before = versionWith({ versions }, stage)
  if (before?.id === id) return versions
  const moved = versions.map((version) => ({ ...version, stages: version.id === id ? [...version.stages, stage] : without(version.stages, stage) }))
  const crowded = moved.some((version) => version.id === id && version.stages.length > MOST_STAGES)
  if (crowded) refused('LimitExceededException', `A version of a secret can have at most ${MOST_STAGES} staging labels.`)
  return stage === CURRENT && before ? withStage(moved, PREVIOUS, before.id) : moved
}

export function withoutStage(versions: readonly Version[], stage: string): readonly Version[] {
  return versions.map((version) => ({ ...version, stages: without(version.stages, stage) }))
}

function without(stages: readonly string[], gone: string): readonly string[] {
  return stages.filter((stage) => stage !== gone)
}

/** Beyond a hundred, deprecated versions of more than a day go, the oldest first. */
function kept(versions: readonly Version[], now: VirtualMs): readonly Version[] {
  let surplus = versions.length - MOST
  return versions.filter(({ stages, createdAt }) => {
    const goes = surplus > 0 && stages.length === 0 && now - createdAt >= LEAST_AGE
    if (goes) surplus--
    return !goes
  })
}
