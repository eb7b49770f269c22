import { numberOf } from '../../../../facts/facts'
import { flagOf, requiredText, structuresOf, textOf } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { invalid } from '../faults'
import { DEFAULT_KEY } from '../parameter/encryption'
import { checkNewName, nameOf } from '../parameter/name'
import { latest, parameterArn, type Parameter, type ParameterType, type Tier, type Version } from '../parameter/parameter'
import { readPolicies, type Policy } from '../parameter/policies'
import { checkPattern, checkSize, isLarge } from '../parameter/value'
import type { Operation } from './operation'
import { readTags } from './tags'

const MOST_VERSIONS = numberOf('ssm.versions.kept.limit')

export const putParameter: Operation = (turn, { input, principal }) => {
  const name = nameOf(input)
  checkNewName(name)
  const dataType = textOf(input, 'DataType') ?? 'text'
  if (dataType !== 'text') unsimulated(`the data type ${dataType} of ssm:PutParameter`)
  const existing = turn.named(name)
  const type = readType(textOf(input, 'Type'), existing)
  const tags = readTags(structuresOf(input, 'Tags'))
  const overwrite = flagOf(input, 'Overwrite')
  if (overwrite && Object.keys(tags).length > 0) {
    invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. " +
        'To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.',
    )
  }
  if (existing && !overwrite) {
    refused('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.')
  }
  const version = readVersion(input, type, existing, turn.now, principal)
  const versions = existing ? withNew(existing, version) : [version]
  turn.put({ name, arn: parameterArn(turn.context, name), type, versions, tags: existing?.tags ?? tags })
  return { Version: version.number, Tier: version.tier }
}

function readType(given: string | undefined, existing: Parameter | undefined): ParameterType {
  const type = given ?? existing?.type ?? invalid('A parameter type is required when you create a parameter.')
  if (type !== 'String' && type !== 'StringList' && type !== 'SecureString') {
    invalid(`1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SecureString, StringList, String]`)
  }
  if (existing && existing.type !== type) {
    refused(
      'HierarchyTypeMismatchException',
      "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
    )
  }
  return type
}

/** What a request does not say stays as it was; only the key of a SecureString is the default one again. */
function readVersion(input: JsonObject, type: ParameterType, existing: Parameter | undefined, now: number, modifiedBy: string): Version {
  const before = existing && latest(existing)
  const value = requiredText(input, 'Value')
  const given = textOf(input, 'Policies')
  const policies = given === undefined ? (before?.policies ?? []) : readPolicies(given, now)
  const tier = readTier(textOf(input, 'Tier'), value, policies, before?.tier)
  checkSize(value, tier)
  const allowedPattern = textOf(input, 'AllowedPattern') ?? before?.allowedPattern
  if (allowedPattern !== undefined && allowedPattern !== '') checkPattern(value, allowedPattern)
  const keyId = textOf(input, 'KeyId')
  if (keyId !== undefined && type !== 'SecureString') invalid(`KeyId is for parameters of type SecureString, not ${type}.`)
  return {
    number: (before?.number ?? 0) + 1,
    value,
    keyId: type === 'SecureString' ? (keyId ?? DEFAULT_KEY) : undefined,
    description: textOf(input, 'Description') ?? before?.description,
    allowedPattern: allowedPattern === '' ? undefined : allowedPattern,
    tier,
    policies,
    labels: [],
    modifiedAt: now,
    modifiedBy,
  }
}

function readTier(given: string | undefined, value: string, policies: readonly Policy[], before: Tier | undefined): Tier {
  const tier = given ?? before ?? 'Standard'
  if (tier === 'Intelligent-Tiering') return before === 'Advanced' || policies.length > 0 || isLarge(value) ? 'Advanced' : 'Standard'
  if (tier !== 'Standard' && tier !== 'Advanced') {
    invalid(`1 validation error detected: Value '${tier}' at 'tier' failed to satisfy constraint: Member must satisfy enum value set: [Advanced, Intelligent-Tiering, Standard]`)
  }
  if (tier === 'Standard' && before === 'Advanced') {
    invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. " +
        'If necessary, you can delete the advanced parameter and recreate it as a standard parameter.',
    )
  }
  if (tier === 'Standard' && policies.length > 0) invalid('Parameter policies are for parameters of the advanced-parameter tier.')
  return tier
}

/** A hundred versions are kept; one with a label is not dropped to make room. */
function withNew({ name, versions }: Parameter, version: Version): readonly Version[] {
  if (versions.length < MOST_VERSIONS) return [...versions, version]
  const [oldest, ...rest] = versions as readonly [Version, ...Version[]]
  if (oldest.labels.length === 0) return [...rest, version]
  refused(
    'ParameterMaxVersionLimitExceeded',
    `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${oldest.number}, the oldest version, ` +
      "can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.",
  )
}
