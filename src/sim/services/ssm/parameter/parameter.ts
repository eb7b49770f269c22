import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { encrypted } from './encryption'
import type { Policy } from './policies'

export type ParameterType = 'String' | 'StringList' | 'SecureString'
export type Tier = 'Standard' | 'Advanced'

export interface Parameter {
  readonly name: string
  readonly arn: string
  readonly type: ParameterType
  /** Those that are kept, oldest first; the last one counts. */
  readonly versions: readonly Version[]
  readonly tags: { readonly [key: string]: string }
}

export interface Version {
  readonly number: number
  readonly value: string
  /** Of a SecureString: the key's name, whether or not there is such a key. */
  readonly keyId: string | undefined
  readonly description: string | undefined
  readonly allowedPattern: string | undefined
  readonly tier: Tier
  readonly policies: readonly Policy[]
  readonly labels: readonly string[]
  readonly modifiedAt: VirtualMs
  readonly modifiedBy: string
}

export function parameterArn({ region, accountId }: Place, name: string): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`
}

export function latest({ versions }: Parameter): Version {
  return versions.at(-1) as Version
}

/** As GetParameter shows it: what a SecureString holds only to those who ask for it decrypted. */
export function shownParameter({ name, arn, type }: Parameter, version: Version, decrypted: boolean, selector?: string): JsonObject {
  return {
    Name: name,
    Type: type,
    Value: shownValue(type, version, decrypted),
    Version: version.number,
    ...(selector === undefined ? {} : { Selector: `:${selector}` }),
    LastModifiedDate: seconds(version.modifiedAt),
    ARN: arn,
    DataType: 'text',
  }
}

export function shownMetadata({ name, arn, type }: Parameter, version: Version): JsonObject {
  return { Name: name, ARN: arn, ...shownVersion(type, version) }
}

export function shownHistory({ name, type }: Parameter, version: Version, decrypted: boolean): JsonObject {
  return { Name: name, ...shownVersion(type, version), Value: shownValue(type, version, decrypted), Labels: version.labels }
}

function shownVersion(type: ParameterType, version: Version): JsonObject {
  const { keyId, description, allowedPattern, policies } = version
  return {
    Type: type,
    ...(keyId === undefined ? {} : { KeyId: keyId }),
    LastModifiedDate: seconds(version.modifiedAt),
    LastModifiedUser: version.modifiedBy,
    ...(description === undefined ? {} : { Description: description }),
    ...(allowedPattern === undefined ? {} : { AllowedPattern: allowedPattern }),
    Version: version.number,
    Tier: version.tier,
    Policies: policies.map(({ text, type: PolicyType }) => ({ PolicyText: text, PolicyType, PolicyStatus: 'Pending' })),
    DataType: 'text',
  }
}

function shownValue(type: ParameterType, version: Version, decrypted: boolean): string {
  return type === 'SecureString' && !decrypted ? encrypted(version) : version.value
}

function seconds(at: VirtualMs): number {
  return Math.floor(at) / 1000
}
