import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  waitUntilBucketExists,
  waitUntilObjectExists,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const Bucket = 'photos'
let cloud: Cloud
let s3: S3Client

beforeEach(async () => {
  cloud = sdkWorld()
  s3 = new S3Client(clientConfig(cloud))
  await s3.send(new CreateBucketCommand({ Bucket }))
})

async function textOf(Key: string): Promise<string | undefined> {
  return (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()
}

describe.each([['virtual-hosted', false], ['path-style', true]])('%s', (_style, forcePathStyle) => {
  test('an object is put with metadata, read whole and in part, told and deleted', async () => {
    s3 = new S3Client({ ...clientConfig(cloud), forcePathStyle })
    const Key = 'a b/ü+&=?.txt'
    const put = await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: 'grüße', ContentType: 'text/plain', Metadata: { Owner: 'me' }, CacheControl: 'max-age=5' }),
    )
    // The SDK sends a CRC-32 by itself; it is checked, and told again.
    expect(put).toMatchObject({ ETag: expect.stringMatching(/^"[\da-f]{32}"$/), ChecksumCRC32: expect.any(String) })
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(await got.Body?.transformToString()).toBe('grüße')
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { owner: 'me' }, ContentLength: 7, CacheControl: 'max-age=5', LastModified: new Date(cloud.now) })
    const part = await s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=1-1' }))
    expect([await part.Body?.transformToString(), part.ContentRange, part.$metadata.httpStatusCode]).toEqual(['r', 'bytes 1-1/7', 206])
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 7, ETag: put.ETag })
    await s3.send(new DeleteObjectCommand({ Bucket, Key }))
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toBeInstanceOf(NoSuchKey)
  })
})

test('bytes that are no text come back as they were, also from a stream', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256)
  await s3.send(new PutObjectCommand({ Bucket, Key: 'bytes', Body: bytes }))
  expect(Buffer.compare(Buffer.from((await (await s3.send(new GetObjectCommand({ Bucket, Key: 'bytes' }))).Body?.transformToByteArray()) ?? []), bytes)).toBe(0)
  // A stream of unknown digest goes in chunks with its checksum behind them.
  await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body: Readable.from([Buffer.from('one,'), Buffer.from('two')]), ContentLength: 7 }))
  expect(await textOf('stream')).toBe('one,two')
})

test('a checksum that is wrong is refused', async () => {
  const put = s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ChecksumCRC32: 'AAAAAA==' }))
  await expect(put).rejects.toMatchObject({ name: 'BadDigest', $metadata: { httpStatusCode: 400 } })
})

test('keys are listed in pages and rolled up by a delimiter', async () => {
  for (const Key of ['a/1', 'a/2', 'b/1', 'c', 'd']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }))
  const listed = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))
  expect(listed.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }])
  expect(listed.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([['c', 1], ['d', 1]])
  expect((await s3.send(new ListObjectsCommand({ Bucket, Marker: 'b/1' }))).Contents?.map(({ Key }) => Key)).toEqual(['c', 'd'])
  const pages: (number | undefined)[] = []
  for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket })) pages.push(page.KeyCount)
  expect(pages).toEqual([2, 2, 1])
  await s3.send(new PutObjectCommand({ Bucket, Key: 'ü&\u0001', Body: '' }))
  const encoded = await s3.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url', StartAfter: 'd' }))
  expect(encoded.Contents?.map(({ Key }) => Key)).toEqual(['%C3%BC%26%01'])
})

test('errors in XML, without a body, and of what is not simulated', async () => {
  const missing = await s3.send(new GetObjectCommand({ Bucket, Key: 'no <such> key' })).catch((error: unknown) => error)
  expect(missing).toBeInstanceOf(NoSuchKey)
  expect(missing).toMatchObject({ name: 'NoSuchKey', Key: 'no <such> key', $metadata: { httpStatusCode: 404 } })
  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'none' }))).rejects.toBeInstanceOf(NotFound)
  await expect(s3.send(new GetObjectCommand({ Bucket: 'nobodys', Key: 'a' }))).rejects.toMatchObject({ name: 'NoSuchBucket' })
  await expect(s3.send(new GetBucketAclCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
})

test('versions', async () => {
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled')
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1' }))
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '2' }))
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }))
  const { Versions, DeleteMarkers } = await s3.send(new ListObjectVersionsCommand({ Bucket }))
  expect([Versions?.map(({ IsLatest }) => IsLatest), DeleteMarkers?.length]).toEqual([[false, false], 1])
  expect(await (await s3.send(new GetObjectCommand({ Bucket, Key: 'k', VersionId }))).Body?.transformToString()).toBe('1')
})

test('a multipart upload is completed or given up', async () => {
  const begun = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' }))
  const upload = { Bucket, Key: 'big', UploadId: begun.UploadId }
  const Body = 'x'.repeat(5 * 1024 * 1024)
  const first = await s3.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body }))
  const second = await s3.send(new UploadPartCommand({ ...upload, PartNumber: 2, Body: 'end' }))
  const Parts = [first, second].map(({ ETag, ChecksumCRC32 }, i) => ({ ETag, ChecksumCRC32, PartNumber: i + 1 }))
  const done = await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }))
  expect(done.ETag).toMatch(/-2"$/)
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'big' }))).ContentLength).toBe(Body.length + 3)
  const other = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'other' }))
  await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: 'other', UploadId: other.UploadId }))
})

test('buckets are told, listed, waited for and deleted; objects are copied and deleted together', async () => {
  await waitUntilBucketExists({ client: s3, maxWaitTime: 60 }, { Bucket })
  expect((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion ?? 'us-east-1').toBe('us-east-1')
  expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined()
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([{ Name: Bucket, CreationDate: new Date(cloud.now) }])
  await s3.send(new PutObjectCommand({ Bucket, Key: 'from/ü', Body: 'x' }))
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/${encodeURIComponent('from/ü')}` }))
  await waitUntilObjectExists({ client: s3, maxWaitTime: 60 }, { Bucket, Key: 'to' })
  const deleted = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'from/ü' }, { Key: 'to' }] } }))
  expect(deleted.Deleted?.map(({ Key }) => Key)).toEqual(['from/ü', 'to'])
  await s3.send(new DeleteBucketCommand({ Bucket }))
  await expect(s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotFound' })
})

test('notifications are set with filters and told again', async () => {
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'inbox' })
  const QueueConfigurations = [
    {
      Id: 'new',
      QueueArn: 'arn:aws:sqs:us-east-1:123456789012:inbox',
      Events: ['s3:ObjectCreated:*' as const],
      Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value: 'in/' }] } },
    },
  ]
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { QueueConfigurations } }))
  const told = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }))
  expect(told.QueueConfigurations).toMatchObject([{ Id: 'new', Events: ['s3:ObjectCreated:*'] }])
})

test('a presigned URL is used without the SDK, until it expires in virtual time', async () => {
  const signingDate = new Date(cloud.now)
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'via url', Metadata: { Owner: 'me' } }), { expiresIn: 60, signingDate })
  expect(await cloud.request({ method: 'PUT', url: put, headers: { 'Content-Type': 'text/plain' }, body: 'hello' })).toMatchObject({ status: 200 })
  // The SDK has put the metadata into the URL, and the checksum of a body that it did not see.
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'via url' }))).Metadata).toEqual({ owner: 'me' })
  const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'via url' }), { expiresIn: 60, signingDate })
  const got = await cloud.request({ method: 'GET', url: get })
  expect([got.status, got.headers['content-type'], new TextDecoder().decode(got.body)]).toEqual([200, 'text/plain', 'hello'])
  await cloud.runFor(60_000)
  expect((await cloud.request({ method: 'GET', url: get })).status).toBe(200)
  await cloud.runFor(1)
  const late = await cloud.request({ method: 'GET', url: get })
  expect([late.status, new TextDecoder().decode(late.body)]).toEqual([403, expect.stringContaining('<Message>Request has expired</Message>')])
})
