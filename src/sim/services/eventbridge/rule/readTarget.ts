import { unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { targetKind } from '../delivery/targetCall'
import { invalid } from '../refusal'
import { ARN, integerOf, objectOf, refuseMembers, requiredText, TARGET_ID, textOf } from '../request'
import { MAXIMUM_AGE_SECONDS, RETRY_ATTEMPTS, type Target } from './rule'
import { isTargetPath, unknownPlaceholder, type InputSource } from './targetInput'

const MINIMUM_AGE_SECONDS = numberOf('eventbridge.delivery.age.shortest')

/** What a target may have on AWS for kinds of targets that are not simulated. */
const UNSIMULATED = [
  'RunCommandParameters',
  'EcsParameters',
  'BatchParameters',
  'HttpParameters',
  'RedshiftDataParameters',
  'SageMakerPipelineParameters',
  'AppSyncParameters',
]

/** Kinds of targets that are called by a role only. */
const BY_ROLE: ReadonlySet<string> = new Set(['kinesis', 'states'])

/** @param at  where it stands among the targets put, for messages */
export function readTarget(given: JsonObject, at: number): Target {
  const path = (member: string) => `targets.${at + 1}.member.${member}`
  const id = requiredText(given, 'Id', TARGET_ID, path('id'))
  const arn = requiredText(given, 'Arn', ARN, path('arn'))
  const roleArn = textOf(given, 'RoleArn', ARN, path('roleArn'))
  refuseMembers('PutTargets', given, UNSIMULATED)
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(arn)) invalid('Parameter Arn is not valid. Reason: Provided Arn is not in correct format.')
  const kind = targetKind(arn) ?? unsimulated(`a target of EventBridge like ${arn}`)
  if (BY_ROLE.has(kind) && roleArn === undefined) invalid(`RoleArn is required for target ${arn}.`)
  const sqs = objectOf(given, 'SqsParameters')
  const messageGroupId = sqs && textOf(sqs, 'MessageGroupId')
  if (kind === 'sqs' && arn.endsWith('.fifo') && messageGroupId === undefined) {
    invalid(`Parameter(s) SqsParameters must be specified for target: ${id}.`)
  }
  const kinesis = objectOf(given, 'KinesisParameters')
  const partitionKeyPath = kinesis && textOf(kinesis, 'PartitionKeyPath', { most: 256 })
  if (partitionKeyPath !== undefined && !isTargetPath(partitionKeyPath)) invalid(`Invalid PartitionKeyPath for target ${id}.`)
  const retry = objectOf(given, 'RetryPolicy') ?? {}
  const deadLetter = objectOf(given, 'DeadLetterConfig')
  const deadLetterArn = deadLetter && textOf(deadLetter, 'Arn', ARN)
  if (deadLetterArn !== undefined && targetKind(deadLetterArn) !== 'sqs') {
    invalid('Parameter DeadLetterConfig is not valid. Reason: The dead-letter queue must be a standard SQS queue.')
  }
  return {
    id,
    arn,
    given,
    roleArn,
    input: inputSourceOf(given, id),
    messageGroupId,
    partitionKeyPath,
    deadLetterArn,
    retryAttempts: integerOf(retry, 'MaximumRetryAttempts', 0, RETRY_ATTEMPTS, path('retryPolicy.maximumRetryAttempts')) ?? RETRY_ATTEMPTS,
    maximumAgeSeconds: integerOf(retry, 'MaximumEventAgeInSeconds', MINIMUM_AGE_SECONDS, MAXIMUM_AGE_SECONDS, path('retryPolicy.maximumEventAgeInSeconds')) ?? MAXIMUM_AGE_SECONDS,
  }
}

function inputSourceOf(given: JsonObject, id: string): InputSource {
  const text = textOf(given, 'Input', { most: 8192 })
  const inputPath = textOf(given, 'InputPath', { most: 256 })
  const transformer = objectOf(given, 'InputTransformer')
  if ([text, inputPath, transformer].filter((source) => source !== undefined).length > 1) {
    invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`)
  }
  if (text !== undefined) {
    if (!isJson(text)) invalid(`JSON syntax error in input for target ${id}.`)
    return { kind: 'constant', text }
  }
  if (inputPath !== undefined) {
    if (!isTargetPath(inputPath)) invalid(`Invalid InputPath for target ${id}.`)
    return { kind: 'path', path: inputPath }
  }
  return transformer ? templateOf(transformer, id) : { kind: 'event' }
}

function templateOf(transformer: JsonObject, id: string): InputSource {
  const template = requiredText(transformer, 'InputTemplate', { least: 1, most: 8192 })
  const map = transformer['InputPathsMap'] ?? {}
  const paths = Object.entries(isJsonObject(map) ? map : {}).map(([name, path]): [string, string] => {
    if (name.startsWith('AWS') || name.startsWith('aws')) invalid(`InputPathsMap for target ${id} contains the reserved name ${name}.`)
    return typeof path === 'string' && isTargetPath(path) ? [name, path] : invalid(`Invalid InputPath for target ${id}.`)
  })
  if (paths.length > 100) invalid(`InputPathsMap for target ${id} has more than 100 paths.`)
  const source = { kind: 'template' as const, paths: Object.fromEntries(paths), template }
  const unknown = unknownPlaceholder(template, source.paths)
  if (unknown !== undefined) invalid(`InputTemplate for target ${id} contains invalid placeholder ${unknown}.`)
  return source
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
