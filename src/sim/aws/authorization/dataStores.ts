import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { tableArn, type Place } from '../arn'
import { isArn, textIn, type Need, type NeedsOf } from './need'

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamodbNeeds: NeedsOf = (action, input, place) => {
  if (action === 'BatchGetItem' || action === 'BatchWriteItem') {
    const tables = isJsonObject(input['RequestItems']) ? Object.keys(input['RequestItems']) : []
    return tables.map((table) => ({ action: `dynamodb:${action}`, resource: arnOfTable(table, place) }))
  }
  if (action === 'TransactWriteItems' || action === 'TransactGetItems') return transactNeeds(input, place)
  const table = textIn(input, 'TableName') ?? textIn(input, 'ResourceArn')
  if (table === undefined) return [{ action: `dynamodb:${action}`, resource: textIn(input, 'StreamArn') ?? '*' }]
  const index = textIn(input, 'IndexName')
  const arn = arnOfTable(table, place)
  const keys = { 'dynamodb:Select': textIn(input, 'Select'), 'dynamodb:ReturnValues': textIn(input, 'ReturnValues') }
  return [{ action: `dynamodb:${action}`, resource: index === undefined ? arn : `${arn}/index/${index}`, keys }]
}

/** A transaction needs what each of its actions would need alone. */
function transactNeeds(input: JsonObject, place: Place): readonly Need[] {
  const items = Array.isArray(input['TransactItems']) ? (input['TransactItems'] as readonly Json[]) : []
  return items.flatMap((item) => {
    const [[kind, request] = []] = isJsonObject(item) ? Object.entries(item) : []
    const table = isJsonObject(request) ? textIn(request, 'TableName') : undefined
    if (kind === undefined || table === undefined) return []
    const action = kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`
    return [{ action: `dynamodb:${action}`, resource: arnOfTable(table, place) }]
  })
}

function arnOfTable(nameOrArn: string, place: Place): string {
  return isArn(nameOrArn) ? nameOrArn : tableArn(place, nameOrArn)
}

/** IAM's names for S3's operations, where they are others. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3_ACTIONS: { readonly [operation: string]: string } = {
  CompleteMultipartUpload: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  ListParts: 'ListMultipartUploadParts',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  UploadPart: 'PutObject',
}

export const s3Needs: NeedsOf = (action, input) => {
  const bucket = textIn(input, 'Bucket')
  if (bucket === undefined) return [{ action: `s3:${S3_ACTIONS[action] ?? action}`, resource: '*' }]
  const arn = `arn:aws:s3:::${bucket}`
  const key = textIn(input, 'Key')
  switch (action) {
    case 'DeleteObjects':
      return keysOf(input['Delete']).map((each) => ({ action: 's3:DeleteObject', resource: `${arn}/${each}` }))
    case 'CopyObject': {
      const source = decoded(textIn(input, 'CopySource') ?? '').replace(/^\//, '').replace(/\?versionId=.*$/, '')
      return [
        { action: 's3:GetObject', resource: `arn:aws:s3:::${source}` },
        { action: 's3:PutObject', resource: `${arn}/${key ?? ''}`, keys: { 's3:x-amz-copy-source': source } },
      ]
    }
    case 'ListObjects':
    case 'ListObjectsV2':
    case 'ListObjectVersions': {
      const most = input['MaxKeys']
      const keys = {
        's3:prefix': typeof input['Prefix'] === 'string' ? input['Prefix'] : undefined,
        's3:delimiter': textIn(input, 'Delimiter'),
        's3:max-keys': typeof most === 'number' ? String(most) : undefined,
      }
      return [{ action: `s3:${S3_ACTIONS[action]}`, resource: arn, keys }]
    }
    default: {
      const versioned = textIn(input, 'VersionId') !== undefined && ['GetObject', 'HeadObject', 'DeleteObject'].includes(action)
      const name = S3_ACTIONS[action] ?? action
      const keys = {
        's3:x-amz-acl': textIn(input, 'ACL'),
        's3:x-amz-server-side-encryption': textIn(input, 'ServerSideEncryption'),
        's3:x-amz-storage-class': textIn(input, 'StorageClass'),
        's3:VersionId': textIn(input, 'VersionId'),
      }
      return [{ action: `s3:${versioned ? `${name}Version` : name}`, resource: key === undefined ? arn : `${arn}/${key}`, keys }]
    }
  }
}

function keysOf(given: Json | undefined): readonly string[] {
  const objects = isJsonObject(given) && Array.isArray(given['Objects']) ? (given['Objects'] as readonly Json[]) : []
  return objects.flatMap((object) => (isJsonObject(object) ? (textIn(object, 'Key') ?? []) : []))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const kinesisNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const name = textIn(input, 'StreamName')
  const arn = textIn(input, 'StreamARN') ?? textIn(input, 'ResourceARN') ?? (name === undefined ? '*' : `arn:aws:kinesis:${region}:${accountId}:stream/${name}`)
  return [{ action: `kinesis:${action}`, resource: arn }]
}

export const ssmNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const names = Array.isArray(input['Names']) ? (input['Names'] as readonly Json[]) : [input['Name'] ?? input['Path'] ?? input['ResourceId']]
  const known = names.filter((name): name is string => typeof name === 'string' && name !== '')
  if (known.length === 0) return [{ action: `ssm:${action}`, resource: '*' }]
  return known.map((name) => {
    // A selector (`:3`) is no part of the parameter's ARN, and its first slash only once.
    const plain = name.replace(/(?<!^arn.*):[^/:]+$/, '').replace(/^\//, '')
    return { action: `ssm:${action}`, resource: isArn(name) ? name : `arn:aws:ssm:${region}:${accountId}:parameter/${plain}` }
  })
}

export const secretsmanagerNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const id = textIn(input, 'SecretId') ?? textIn(input, 'Name')
  const resource = id === undefined ? '*' : isArn(id) ? id : `arn:aws:secretsmanager:${region}:${accountId}:secret:${id}`
  return [{ action: `secretsmanager:${action}`, resource, keys: { 'secretsmanager:VersionStage': textIn(input, 'VersionStage') } }]
}
