import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Rotating, Rotation } from '../rotation/rotation'
import type { SecretValue } from './value'

export interface Secret {
  readonly name: string
  readonly arn: string
  readonly description: string | undefined
  /** The key's name, whether or not there is such a key. */
  readonly kmsKeyId: string | undefined
  readonly tags: { readonly [key: string]: string }
  /** The resource policy's text. */
  readonly policy: string | undefined
  /** In order of making. */
  readonly versions: readonly Version[]
  readonly createdAt: VirtualMs
  readonly changedAt: VirtualMs
  readonly accessedOn: VirtualMs | undefined
  readonly rotatedAt: VirtualMs | undefined
  /** When it was asked to be deleted: it waits for the end of its recovery window. */
  readonly deletedAt: VirtualMs | undefined
  readonly rotation: Rotation | undefined
  readonly rotating: Rotating | undefined
}

export interface Version {
  readonly id: string
  /** Undefined of a version that a rotation has begun and its function not filled yet. */
  readonly value: SecretValue | undefined
  /** Staging labels; a version without any is deprecated. */
  readonly stages: readonly string[]
  readonly createdAt: VirtualMs
  readonly accessedOn: VirtualMs | undefined
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A new one each time a secret of that name is made: policies for the old one do not fit the new. */
export function secretArn({ region, accountId }: Place, name: string, draw: () => number): string {
  const suffix = Array.from({ length: 6 }, () => LETTERS.charAt(Math.floor(draw() * LETTERS.length))).join('')
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${suffix}`
}

/** As DescribeSecret shows it. */
export function shownSecret(secret: Secret): JsonObject {
  const { versions, createdAt, ...rest } = secret
  const staged = versions.filter(({ stages }) => stages.length > 0)
  return { ...shownInList(rest), VersionIdsToStages: stagesById(staged), CreatedDate: seconds(createdAt) }
}

/** As ListSecrets shows it. */
export function shownEntry(secret: Secret): JsonObject {
  const { versions, createdAt, ...rest } = secret
  return { ...shownInList(rest), SecretVersionsToStages: stagesById(versions.filter(({ stages }) => stages.length > 0)), CreatedDate: seconds(createdAt) }
}

function shownInList(secret: Omit<Secret, 'versions' | 'createdAt'>): JsonObject {
  const { rotation } = secret
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...present('Description', secret.description),
    ...present('KmsKeyId', secret.kmsKeyId),
    ...(rotation
      ? { RotationEnabled: rotation.enabled, RotationLambdaARN: rotation.functionArn, ...(rotation.rules ? { RotationRules: rotation.rules.given } : {}) }
      : {}),
    ...time('LastRotatedDate', secret.rotatedAt),
    LastChangedDate: seconds(secret.changedAt),
    ...time('LastAccessedDate', secret.accessedOn),
    ...time('DeletedDate', secret.deletedAt),
    ...time('NextRotationDate', rotation?.enabled ? rotation.nextAt : undefined),
    Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
  }
}

function stagesById(versions: readonly Version[]): JsonObject {
  return Object.fromEntries(versions.map(({ id, stages }) => [id, stages]))
}

function present(member: string, value: string | undefined): JsonObject {
  return value === undefined ? {} : { [member]: value }
}

function time(member: string, at: VirtualMs | undefined): JsonObject {
  return at === undefined ? {} : { [member]: seconds(at) }
}

export function seconds(at: VirtualMs): number {
  return Math.floor(at) / 1000
}

/** The UTC day that a moment is in, by its beginning: Secrets Manager keeps days of access only. */
export function dayOf(at: VirtualMs): VirtualMs {
  return at - (at % 86_400_000)
}
