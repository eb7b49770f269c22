import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { GetFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { CreateBucketCommand, GetObjectCommand, ListBucketsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
let cloud: Cloud
let config: ReturnType<typeof clientConfig> & { systemClockOffset: number }

beforeEach(() => {
  cloud = sdkWorld({ secretAccessKeys: { [accessKeyId]: 'secret' } })
  config = { ...clientConfig(cloud), systemClockOffset: cloud.now - Date.now() }
})

test('what the SDK signs is taken: every protocol, odd paths and queries, bodies in chunks', async () => {
  await new DynamoDBClient(config).send(new ListTablesCommand({}))
  await new SNSClient(config).send(new ListTopicsCommand({}))
  await new CloudWatchClient(config).send(new PutMetricDataCommand({ Namespace: 'ü +%', MetricData: [{ MetricName: 'm', Value: 1 }] }))
  const lambda = new LambdaClient(config)
  await lambda.send(new ListFunctionsCommand({ Marker: 'a b+c/&=~*' })).catch((error: Error) => expect(error.name).not.toMatch(/Signature/))
  const FunctionName = 'arn:aws:lambda:us-east-1:123456789012:function:none'
  await expect(lambda.send(new GetFunctionCommand({ FunctionName }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const s3 = new S3Client(config)
  await s3.send(new CreateBucketCommand({ Bucket: 'photos' }))
  for (const Key of ['a b/ü+&=?#.txt', "it's (1)!*~", 'a//b/../c', '%20']) {
    await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key, Metadata: { spaced: '  two  words ' } }))
    expect(await (await s3.send(new GetObjectCommand({ Bucket: 'photos', Key }))).Body?.transformToString()).toBe(Key)
  }
  expect((await s3.send(new ListObjectsV2Command({ Bucket: 'photos', Prefix: "it's (1)!*" }))).KeyCount).toBe(1)
})

describe('what is signed wrongly is refused by the name that each service has for it', () => {
  const clients: [string, (changed: object) => Promise<unknown>][] = [
    ['dynamodb', (changed) => new DynamoDBClient({ ...config, ...changed }).send(new ListTablesCommand({}))],
    ['sqs', (changed) => new SQSClient({ ...config, ...changed }).send(new ListQueuesCommand({}))],
    ['sns', (changed) => new SNSClient({ ...config, ...changed }).send(new ListTopicsCommand({}))],
    ['lambda', (changed) => new LambdaClient({ ...config, ...changed }).send(new ListFunctionsCommand({}))],
    ['s3', (changed) => new S3Client({ ...config, ...changed }).send(new ListBucketsCommand({}))],
  ]
  const otherSecret = { credentials: { accessKeyId, secretAccessKey: 'another' }, maxAttempts: 1 }
  const otherKey = { credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'secret' }, maxAttempts: 1 }

  test.each<[service: string, flaw: string, changed: object, name: string, status: number]>([
    ['dynamodb', 'another secret', otherSecret, 'InvalidSignatureException', 400],
    ['sqs', 'another secret', otherSecret, 'InvalidSignatureException', 400],
    ['sns', 'another secret', otherSecret, 'SignatureDoesNotMatch', 403],
    ['lambda', 'another secret', otherSecret, 'InvalidSignatureException', 403],
    ['s3', 'another secret', otherSecret, 'SignatureDoesNotMatch', 403],
    ['dynamodb', 'a key that nobody has', otherKey, 'UnrecognizedClientException', 400],
    ['sns', 'a key that nobody has', otherKey, 'InvalidClientTokenId', 403],
    ['lambda', 'a key that nobody has', otherKey, 'UnrecognizedClientException', 403],
    ['s3', 'a key that nobody has', otherKey, 'InvalidAccessKeyId', 403],
  ])('%s: %s', async (service, _flaw, changed, name, status) => {
    const send = clients.find(([of]) => of === service)?.[1]
    await expect(send?.(changed)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } })
    expect(cloud.log).toEqual([])
  })

  test.each<[service: string, minutes: number, name: string, message: RegExp]>([
    ['dynamodb', -6, 'InvalidSignatureException', /^Signature expired: 20241231T2354\d\dZ is now earlier than 20241231T235500Z \(20250101T000000Z - 5 min\.\)$/],
    ['sqs', 6, 'InvalidSignatureException', /^Signature not yet current: 20250101T000[56]\d\dZ is still later than 20250101T000500Z \(20250101T000000Z \+ 5 min\.\)$/],
    ['sns', -6, 'SignatureDoesNotMatch', /^Signature expired/],
    ['s3', -16, 'RequestTimeTooSkewed', /^The difference between the request time and the current time is too large\.$/],
  ])('%s: a clock that is %i minutes off', async (service, minutes, name, message) => {
    const send = clients.find(([of]) => of === service)?.[1]
    const wrong = { systemClockOffset: config.systemClockOffset + minutes * 60_000, maxAttempts: 1 }
    await expect(send?.(wrong)).rejects.toMatchObject({ name, message: expect.stringMatching(message) })
  })

  test('the SDK sets its clock by the refusal, and tries again', async () => {
    const dynamodb = new DynamoDBClient({ ...config, systemClockOffset: 0 })
    const answered = await dynamodb.send(new ListTablesCommand({}))
    expect(answered.$metadata.attempts).toBe(2)
  })
})

describe('a presigned URL', () => {
  async function presigned(): Promise<string> {
    const s3 = new S3Client(config)
    await s3.send(new CreateBucketCommand({ Bucket: 'photos' }))
    await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'a b', Body: 'mine' }))
    return getSignedUrl(s3, new GetObjectCommand({ Bucket: 'photos', Key: 'a b' }), { expiresIn: 60, signingDate: new Date(cloud.now) })
  }
  const codeIn = (body: Uint8Array) => /<Code>(\w+)<\/Code>/.exec(new TextDecoder().decode(body))?.[1]

  test('is taken as it was signed', async () => {
    const { status, body } = await cloud.request({ method: 'GET', url: await presigned() })
    expect([status, new TextDecoder().decode(body)]).toEqual([200, 'mine'])
  })

  test.each<[tampering: string, change: (url: string) => { url: string; method?: string }, code: string]>([
    ['another key', (url) => ({ url: url.replace('a%20b', 'secret') }), 'SignatureDoesNotMatch'],
    ['a longer time', (url) => ({ url: url.replace('Expires=60', 'Expires=604800') }), 'SignatureDoesNotMatch'],
    ['another method', (url) => ({ url, method: 'PUT' }), 'SignatureDoesNotMatch'],
    ['a parameter more', (url) => ({ url: `${url}&versionId=1` }), 'SignatureDoesNotMatch'],
    ['another signature', (url) => ({ url: url.replace(/Signature=..../, 'Signature=0000') }), 'SignatureDoesNotMatch'],
    ['another access key', (url) => ({ url: url.replace(accessKeyId, 'AKIANOBODY') }), 'InvalidAccessKeyId'],
    ['no signature', (url) => ({ url: url.replace(/X-Amz-Signature=[^&]*&/, '') }), 'AuthorizationQueryParametersError'],
    ['more than a week', (url) => ({ url: url.replace('Expires=60', 'Expires=604801') }), 'AuthorizationQueryParametersError'],
  ])('with %s is refused', async (_tampering, change, code) => {
    const { status, body } = await cloud.request({ method: 'GET', ...change(await presigned()) })
    expect([status >= 400, codeIn(body)]).toEqual([true, code])
  })

  test('is refused after its time', async () => {
    const url = await presigned()
    await cloud.runFor(60_001)
    const { status, body } = await cloud.request({ method: 'GET', url })
    expect([status, codeIn(body)]).toEqual([403, 'AccessDenied'])
  })
})
