import { describe, expect, test } from 'vitest'
import { sdkWorld } from '../../../scripts/sdk/world'
import { readCbor } from './cbor/readCbor'

/** A request as a client would send it, signed for a service (no signature is verified). */
interface Sent {
  readonly method?: string
  readonly host: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const signedFor = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20250101/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`

const json = (service: string, target: string, body: string): Sent => ({
  host: `${service}.us-east-1.amazonaws.com`,
  headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0', authorization: signedFor(service) },
  body,
})
const dynamodb = (action: string, body: string) => json('dynamodb', `DynamoDB_20120810.${action}`, body)
const sqs = (action: string, body: string) => json('sqs', `AmazonSQS.${action}`, body)
const kinesis = (action: string, body: string) => json('kinesis', `Kinesis_20131202.${action}`, body)
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t'
const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:m'
const query = (body: string, service = 'sns'): Sent => ({
  host: `${service}.us-east-1.amazonaws.com`,
  headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: signedFor(service) },
  body,
})
const cbor = (action: string, body: Uint8Array): Sent => ({
  host: 'monitoring.us-east-1.amazonaws.com',
  path: `/service/GraniteServiceVersion20100801/operation/${action}`,
  headers: { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor', authorization: signedFor('monitoring') },
  body,
})
const lambda = (method: string, path: string, body = ''): Sent => ({ method, path, host: 'lambda.us-east-1.amazonaws.com', headers: { authorization: signedFor('lambda') }, body })
const s3 = (method: string, path: string, body = '', headers = {}): Sent => ({ method, path, host: 's3.us-east-1.amazonaws.com', headers: { authorization: signedFor('s3'), ...headers }, body })

async function answered({ method = 'POST', host, path = '/', headers = {}, body = '' }: Sent) {
  const cloud = sdkWorld()
  await cloud.call('s3', 'CreateBucket', { Bucket: 'photos' })
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' })
  await cloud.call('sns', 'CreateTopic', { Name: 't' })
  await cloud.call('kinesis', 'CreateStream', { StreamName: 's', ShardCount: 1 })
  await cloud.call('dynamodb', 'CreateTable', { TableName: 'tab', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }] })
  await cloud.runFor(60_000)
  const told = cloud.log.length
  const response = await cloud.request({ method, url: `https://${host}${path}`, headers, body })
  const isCbor = response.headers['content-type'] === 'application/cbor'
  const text = isCbor ? JSON.stringify(readCbor(response.body)) : new TextDecoder().decode(response.body)
  return { cloud, told, status: response.status, headers: response.headers, body: text }
}

/** The error's name as the protocol has it: in `__type`, in a header, or in an element. */
function nameIn({ headers, body }: { headers: Readonly<Record<string, unknown>>; body: string }): string {
  const inHeader = headers['x-amzn-errortype']
  if (typeof inHeader === 'string') return inHeader
  const inXml = /<Code>([^<]*)<\/Code>/.exec(body)?.[1]
  const inJson = /"__type":"(?:[^"#]*#)?([^"]*)"/.exec(body)?.[1]
  return inXml ?? inJson ?? body
}

const tooDeep = `${'{"M":'.repeat(600)}{}${'}'.repeat(600)}`
const unsigned = (sent: Sent): Sent => ({ ...sent, headers: Object.fromEntries(Object.entries(sent.headers ?? {}).filter(([name]) => name !== 'authorization')) })

describe.each<[protocol: string, type: string, cases: [why: string, sent: Sent, status: number, name: string][]]>([
  [
    'JSON', 'application/x-amz-json-1.0', [
      ['an operation that AWS does not have', dynamodb('EatTable', '{}'), 400, 'UnknownOperationException'],
      ['no operation after the dot', dynamodb('', '{}'), 400, 'UnknownOperationException'],
      ['a name that every object has', dynamodb('constructor', '{}'), 400, 'UnknownOperationException'],
      ['a body that is no JSON', dynamodb('ListTables', '{"Limit":'), 400, 'SerializationException'],
      ['a body that is no structure', dynamodb('ListTables', '[]'), 400, 'SerializationException'],
      ['a text for a number', dynamodb('ListTables', '{"Limit":"1"}'), 400, 'SerializationException'],
      ['a number for a text', dynamodb('DescribeTable', '{"TableName":1}'), 400, 'SerializationException'],
      ['a structure for a list', dynamodb('CreateTable', '{"KeySchema":{}}'), 400, 'SerializationException'],
      ['a value nested without end', dynamodb('PutItem', `{"TableName":"t","Item":{"a":${tooDeep}}}`), 400, 'SerializationException'],
      ['a required member that is missing', dynamodb('DescribeTable', '{}'), 400, 'ValidationException'],
      ['a message of more than 1 MiB', sqs('SendMessage', JSON.stringify({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'x'.repeat(1_048_577) })), 400, 'InvalidParameterValue'],
      ['no header that names an operation', { ...dynamodb('ListTables', '{}'), headers: { 'content-type': 'application/x-amz-json-1.0', authorization: signedFor('dynamodb') } }, 400, 'UnknownOperationException'],
      ['a header without a dot', json('dynamodb', 'ListTables', '{}'), 400, 'UnknownOperationException'],
      ['an item of more than 400 KB', dynamodb('PutItem', JSON.stringify({ TableName: 'tab', Item: { k: { S: 'a' }, v: { S: 'x'.repeat(409_600) } } })), 400, 'ValidationException'],
      ['an enum that has no such value', dynamodb('PutItem', '{"TableName":"tab","Item":{"k":{"S":"a"}},"ReturnValues":"EVERYTHING"}'), 400, 'ValidationException'],
      ['a name that is too long', json('states', 'AWSStepFunctions.StartExecution', JSON.stringify({ stateMachineArn: MACHINE, name: 'n'.repeat(81) })), 400, 'ValidationException'],
      ['another content type', { ...dynamodb('ListTables', '{}'), headers: { ...dynamodb('ListTables', '{}').headers, 'content-type': 'text/plain' } }, 200, '{"TableNames":["tab"]}'],
      ['no queue of that name', sqs('SendMessage', '{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/none","MessageBody":"x"}'), 400, 'QueueDoesNotExist'],
      ['no signature', unsigned(dynamodb('ListTables', '{}')), 400, 'MissingAuthenticationTokenException'],
      ['an operation that is not simulated', dynamodb('CreateBackup', '{"TableName":"t","BackupName":"b"}'), 501, 'NotSimulated'],
    ],
  ],
  [
    'JSON 1.1', 'application/x-amz-json-1.1', [
      ['a record of more than 1 MiB', kinesis('PutRecord', JSON.stringify({ StreamName: 's', PartitionKey: 'k', Data: btoa('x'.repeat(1_048_577)) })), 400, 'InvalidArgumentException'],
      ['bytes that are no base64', kinesis('PutRecord', '{"StreamName":"s","PartitionKey":"k","Data":"%"}'), 400, 'SerializationException'],
      ['a stream that is not there', kinesis('PutRecord', '{"StreamName":"none","PartitionKey":"k","Data":"YQ=="}'), 400, 'ResourceNotFoundException'],
      ['five hundred and one records', kinesis('PutRecords', JSON.stringify({ StreamName: 's', Records: Array.from({ length: 501 }, () => ({ PartitionKey: 'k', Data: 'YQ==' })) })), 400, 'ValidationException'],
    ],
  ],
  [
    'query', 'text/xml', [
      ['an operation that AWS does not have', query('Action=EatTopic&Version=2010-03-31'), 400, 'InvalidAction'],
      ['no operation', query('Version=2010-03-31'), 400, 'MissingAction'],
      ['another version of the API', query('Action=ListTopics&Version=2001-01-01'), 400, 'InvalidAction'],
      ['a required parameter that is missing', query('Action=CreateTopic&Version=2010-03-31'), 400, 'ValidationError'],
      ['a body that is no query', query('%zz'), 400, 'MissingAction'],
      ['a message of more than 256 KiB', query(`Action=Publish&Version=2010-03-31&TopicArn=${TOPIC}&Message=${'x'.repeat(262_145)}`), 400, 'InvalidParameter'],
      ['a topic that is not there', query(`Action=Publish&Version=2010-03-31&TopicArn=${TOPIC}none&Message=x`), 404, 'NotFound'],
      ['a text for a number', query('Action=ListUsers&Version=2010-05-08&MaxItems=many', 'iam'), 400, 'MalformedInput'],
      ['no signature', unsigned(query('Action=ListTopics&Version=2010-03-31')), 403, 'MissingAuthenticationToken'],
      ['an operation that is not simulated', query('Action=OptInPhoneNumber&Version=2010-03-31&phoneNumber=1'), 501, 'NotSimulated'],
    ],
  ],
  [
    'CBOR', 'application/cbor', [
      ['an operation that AWS does not have', cbor('EatMetric', new Uint8Array([0xa0])), 404, 'UnknownOperationException'],
      ['a body that is no CBOR', cbor('ListMetrics', new Uint8Array([0xff, 0x00])), 400, 'SerializationException'],
      ['a body that ends too early', cbor('ListMetrics', new Uint8Array([0xa1, 0x64, 0x61])), 400, 'SerializationException'],
      ['a body that says it is longer than memory', cbor('ListMetrics', new Uint8Array([0x9b, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])), 400, 'SerializationException'],
      ['a required member that is missing', cbor('DeleteAlarms', new Uint8Array([0xa0])), 400, 'ValidationError'],
      ['another version of the protocol', { ...cbor('ListMetrics', new Uint8Array([0xa0])), path: '/service/Granite/operations' }, 404, 'UnknownOperationException'],
      ['a body that is no structure', cbor('ListMetrics', new Uint8Array([0x01])), 400, 'SerializationException'],
      ['no signature', unsigned(cbor('ListMetrics', new Uint8Array([0xa0]))), 400, 'MissingAuthenticationTokenException'],
      ['an operation that is not simulated', cbor('PutDashboard', new Uint8Array([0xa0])), 501, 'NotSimulated'],
    ],
  ],
  [
    'REST-JSON', 'application/json', [
      ['a path that AWS does not have', lambda('GET', '/2015-03-31/functionz'), 404, 'UnknownOperationException'],
      ['a method that the path does not have', lambda('PATCH', '/2015-03-31/functions/'), 404, 'UnknownOperationException'],
      ['a body that is no JSON', lambda('POST', '/2015-03-31/functions', '{'), 400, 'SerializationException'],
      ['a text for a number in the body', lambda('POST', '/2015-03-31/functions', '{"FunctionName":"f","Timeout":"3"}'), 400, 'SerializationException'],
      ['a body that is no structure', lambda('POST', '/2015-03-31/functions', '[]'), 400, 'SerializationException'],
      ['a required member that is missing', lambda('POST', '/2015-03-31/functions', '{}'), 400, 'ValidationException'],
      ['an enum that has no such value', lambda('POST', '/2015-03-31/functions', JSON.stringify({ FunctionName: 'f', Role: 'arn:aws:iam::123456789012:role/r', Code: {}, PackageType: 'Tar' })), 400, 'ValidationException'],
      ['a text for a number in the query', lambda('GET', '/2015-03-31/functions/?MaxItems=many'), 400, 'SerializationException'],
      ['a function that is not there', lambda('GET', '/2015-03-31/functions/none'), 404, 'ResourceNotFoundException'],
      ['no signature', unsigned(lambda('GET', '/2015-03-31/functions/')), 403, 'MissingAuthenticationTokenException'],
      ['an operation that is not simulated', lambda('GET', '/2025-11-30/capacity-providers'), 501, 'NotSimulated'],
    ],
  ],
  [
    'REST-XML', 'application/xml', [
      ['a method that a bucket does not have', s3('PATCH', '/photos'), 405, 'MethodNotAllowed'],
      ['a body that is no XML', s3('PUT', '/photos?versioning', '<VersioningConfiguration>'), 400, 'MalformedXML'],
      ['a body of another kind', s3('PUT', '/photos?versioning', '<Tagging/>'), 400, 'MalformedXML'],
      ['entities that grow without end', s3('PUT', '/photos?versioning', '<!DOCTYPE a [<!ENTITY b "b">]><VersioningConfiguration><Status>&b;</Status></VersioningConfiguration>'), 400, 'MalformedXML'],
      ['a name that no bucket may have', s3('PUT', '/Ph_otos'), 400, 'InvalidBucketName'],
      ['a key of more than 1,024 bytes', s3('PUT', `/photos/${'k'.repeat(1025)}`, 'x'), 400, 'KeyTooLongError'],
      ['metadata of more than 2 KB', s3('PUT', '/photos/k', 'x', { 'x-amz-meta-a': 'x'.repeat(2049) }), 400, 'MetadataTooLarge'],
      ['an enum that has no such value', s3('PUT', '/photos?versioning', '<VersioningConfiguration><Status>Perhaps</Status></VersioningConfiguration>'), 400, 'MalformedXML'],
      ['a number that is none', s3('GET', '/photos?max-keys=many'), 400, 'InvalidArgument'],
      ['a part that is no number', s3('PUT', '/photos/k?partNumber=one&uploadId=u', 'x'), 400, 'InvalidArgument'],
      ['an upload that is not there', s3('PUT', '/photos/k?partNumber=1&uploadId=u', 'x'), 404, 'NoSuchUpload'],
      ['a range that is not there', s3('GET', '/photos/none', '', { range: 'bytes=5-' }), 404, 'NoSuchKey'],
      ['no length and no MD5 that fits', s3('PUT', '/photos/k', 'x', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }), 400, 'BadDigest'],
      ['an MD5 that is none', s3('PUT', '/photos/k', 'x', { 'content-md5': 'no' }), 400, 'InvalidDigest'],
      ['a bucket that is not there', s3('GET', '/nobodys'), 404, 'NoSuchBucket'],
      ['a body that its checksum does not fit', s3('PUT', '/photos/k', 'x', { 'x-amz-checksum-crc32': 'AAAAAA==' }), 400, 'BadDigest'],
      ['chunks that end too early', s3('PUT', '/photos/k', '5\r\nab', { 'content-encoding': 'aws-chunked' }), 400, 'IncompleteBody'],
      ['no signature', unsigned(s3('GET', '/photos')), 403, 'AccessDenied'],
      ['a URL that was signed in 2024 for a minute', unsigned(s3('GET', '/photos/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20240101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20240101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0')), 403, 'AccessDenied'],
      ['a URL that is signed by halves', unsigned(s3('GET', '/photos/k?X-Amz-Credential=A%2F20240101%2Fus-east-1%2Fs3%2Faws4_request')), 400, 'AuthorizationQueryParametersError'],
      ['an operation that is not simulated', s3('GET', '/photos?acl'), 501, 'NotSimulated'],
      ['a copy into a part, which is not simulated', s3('PUT', '/photos/k?partNumber=1&uploadId=u', '', { 'x-amz-copy-source': 'photos/a' }), 501, 'NotSimulated'],
    ],
  ],
])('%s', (_protocol, type, cases) => {
  test.each(cases)('%s', async (_why, sent, status, name) => {
    const { headers, ...answer } = await answered(sent)
    expect({ status: answer.status, name: nameIn({ headers, body: answer.body }), type: headers['content-type'] }).toEqual({ status, name, type })
    expect(headers[type === 'application/xml' ? 'x-amz-request-id' : 'x-amzn-requestid']).toMatch(/^[\da-f-]{36}$/)
  })
})

test.each<[why: string, sent: Sent, operation: string]>([
  ['JSON', dynamodb('CreateBackup', '{"TableName":"t"}'), 'dynamodb CreateBackup'],
  ['query', query('Action=ListGroups&Version=2010-05-08', 'iam'), 'iam ListGroups'],
  ['CBOR', cbor('PutDashboard', new Uint8Array([0xa0])), 'cloudwatch PutDashboard'],
  ['REST-JSON', lambda('GET', '/2025-11-30/capacity-providers'), 'lambda ListCapacityProviders'],
  ['REST-XML', s3('GET', '/photos/k?torrent'), 's3 GetObjectTorrent'],
])('what is not simulated stands in the log by its name: %s', async (_why, sent, operation) => {
  const { cloud, told, body } = await answered(sent)
  expect(body).toContain(`Coldstart does not simulate ${operation.replace(' ', ':')}. FIDELITY.md lists what it simulates.`)
  expect(cloud.log.slice(told).map(({ service, type, detail }) => `${type} ${service} ${String((detail as { action?: string }).action)}`)).toEqual([
    `ApiCallStarted ${operation}`, `ApiCallEnded ${operation}`,
  ])
})

test.each<[why: string, sent: Sent, name: string]>([
  ['a service that is not simulated', { host: 'glacier.us-east-1.amazonaws.com', method: 'GET', path: '/-/vaults', headers: { authorization: signedFor('glacier') } }, 'the service glacier'],
  ['the target of another service', { ...json('dynamodb', 'Glacier_2012.ListVaults', '{}'), host: 'glacier.us-east-1.amazonaws.com' }, 'the service glacier'],
])('%s is refused by name', async (_why, sent, name) => {
  const { status, body } = await answered(sent)
  expect(status).toBe(501)
  expect(body).toContain(`Coldstart does not simulate ${name}.`)
})

test('a target counts, whichever host it is sent to, as clients of other hosts do', async () => {
  const { status, body } = await answered({ ...dynamodb('ListTables', '{}'), host: 'sqs.us-east-1.amazonaws.com' })
  expect([status, body]).toEqual([200, '{"TableNames":["tab"]}'])
})
