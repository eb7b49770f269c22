import { expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { uuidFrom } from '../../aws/uuid'
import type { JsonObject } from '../../kernel/json'
import { s3 } from './s3'

/** S3 alone, with one bucket. */
class Store {
  state = s3.initial
  now = Date.UTC(2025, 0, 1)
  #draws = 0

  constructor(readonly region = 'us-east-1') {}

  result(action: string, input: JsonObject): CallResult {
    const call = { id: 'call', requestId: 'call', service: 's3', action, input, principal: 'tests' }
    const draw = () => (++this.#draws % 4096) / 4096
    const context = { now: this.now, region: this.region, accountId: '123456789012', draw, newId: (kind: string) => kind, newUuid: () => uuidFrom(draw), eventsOf: () => [], eventsSince: () => [] }
    const { state, effects = [] } = s3.react(this.state, { type: 'Call', call }, context)
    this.state = state
    const [reply] = effects
    if (reply?.type !== 'reply') throw new RangeError(`${action} was not answered`)
    return reply.result
  }

  call(action: string, input: JsonObject = {}): any {
    const { error, output } = this.result(action, { Bucket: 'photos', ...input })
    if (error) throw new Error(`${error.name}: ${error.message}`)
    return output
  }

  refusal(action: string, input: JsonObject = {}): string {
    const { error, output } = this.result(action, { Bucket: 'photos', ...input })
    return error ? `${error.name}: ${error.message}` : `answered ${JSON.stringify(output)}`
  }

  list(input: JsonObject = {}): string {
    const { Contents = [], CommonPrefixes = [] } = this.call('ListObjectsV2', input)
    return [...Contents.map(({ Key }: any) => Key), ...CommonPrefixes.map(({ Prefix }: any) => `<${Prefix}>`)].join(' ')
  }

  put(...keys: string[]): this {
    for (const Key of keys) this.call('PutObject', { Key, Body: Key })
    return this
  }
}

function given(): Store {
  const store = new Store()
  store.call('CreateBucket')
  return store
}

test('S31 a bucket is created, found, listed and, once it is empty, deleted', () => {
  const store = given()
  expect(store.call('HeadBucket')).toMatchObject({ BucketRegion: 'us-east-1' })
  store.call('CreateBucket', { Bucket: 'archive' })
  const { Buckets } = store.result('ListBuckets', {}).output as any
  expect(Buckets.map(({ Name, CreationDate }: any) => `${Name} ${CreationDate}`)).toEqual(['archive 1735689600', 'photos 1735689600'])
  store.put('a')
  expect(store.refusal('DeleteBucket')).toBe('BucketNotEmpty: The bucket you tried to delete is not empty')
  store.call('DeleteObject', { Key: 'a' })
  store.call('DeleteBucket')
  expect(store.refusal('HeadBucket')).toBe('NotFound: Not Found')
  expect(store.refusal('PutObject', { Key: 'a' })).toBe('NoSuchBucket: The specified bucket does not exist')
})

test('S31 a bucket of one’s own can be created again in us-east-1 only, and is created in the Region that is asked', () => {
  expect(given().refusal('CreateBucket')).toMatch(/^answered/)
  const store = new Store('eu-west-1')
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' }
  expect(store.refusal('CreateBucket')).toMatch(/^IllegalLocationConstraintException: The unspecified location constraint/)
  store.call('CreateBucket', { CreateBucketConfiguration })
  expect(store.refusal('CreateBucket', { CreateBucketConfiguration })).toMatch(/^BucketAlreadyOwnedByYou/)
  expect(store.call('GetBucketLocation')).toEqual({ LocationConstraint: 'eu-west-1' })
})

test.each(['ab', 'Photos', 'a..b', '-ab', '192.168.0.1', 'a_b', 'x'.repeat(64)])('S31 %s is no name of a bucket', (Bucket) => {
  expect(new Store().refusal('CreateBucket', { Bucket })).toBe('InvalidBucketName: The specified bucket is not valid.')
})

test('S32 an object is given back as it was put, with its MD5 as entity tag', () => {
  const store = given()
  const put = store.call('PutObject', { Key: 'a', Body: 'hello', ContentType: 'text/plain', Metadata: { Owner: 'Ada' } })
  expect(put).toEqual({ ETag: '"5d41402abc4b2a76b9719d911017c592"', ServerSideEncryption: 'AES256' })
  const told = {
    AcceptRanges: 'bytes',
    LastModified: 1735689600,
    ContentLength: 5,
    ETag: put.ETag,
    ContentType: 'text/plain',
    ServerSideEncryption: 'AES256',
    Metadata: { owner: 'Ada' },
  }
  expect(store.call('GetObject', { Key: 'a' })).toEqual({ Body: 'hello', ...told })
  expect(store.call('HeadObject', { Key: 'a' })).toEqual(told)
  store.call('PutObject', { Key: 'a' })
  expect(store.call('GetObject', { Key: 'a' })).toMatchObject({ Body: '', ContentLength: 0, ContentType: 'binary/octet-stream', Metadata: {} })
  expect(store.refusal('GetObject', { Key: 'b' })).toBe('NoSuchKey: The specified key does not exist.')
  expect(store.refusal('HeadObject', { Key: 'b' })).toBe('NotFound: Not Found')
})

test.each<[why: string, body: string | JsonObject, given: string | JsonObject, size: number]>([
  ['text', 'grüße', 'grüße', 7],
  ['bytes that are no text', { base64: 'AP8=' }, { base64: 'AP8=' }, 2],
  ['bytes that are text', { base64: 'aGk=' }, 'hi', 2],
  ['a byte order mark', '\ufeffa', '\ufeffa', 4],
])('S33 a body of %s', (_why, Body, body, size) => {
  const store = given()
  store.call('PutObject', { Key: 'a', Body })
  expect(store.call('GetObject', { Key: 'a' })).toMatchObject({ Body: body, ContentLength: size })
})

test.each<[range: string, body: string | JsonObject, contentRange: string | undefined]>([
  ['bytes=1-2', 'bc', 'bytes 1-2/7'],
  ['bytes=4-', { base64: 'vGZn' }, 'bytes 4-6/7'],
  ['bytes=-2', 'fg', 'bytes 5-6/7'],
  ['bytes=-20', 'abcüfg', 'bytes 0-6/7'],
  ['bytes=3-999', 'üfg', 'bytes 3-6/7'],
  ['bytes=0-1,3-4', 'abcüfg', undefined],
  ['lines=1-2', 'abcüfg', undefined],
])('S34 the range %s of seven bytes', (Range, body, contentRange) => {
  const store = given()
  store.call('PutObject', { Key: 'a', Body: 'abcüfg' })
  const output = store.call('GetObject', { Key: 'a', Range })
  expect([output.Body, output.ContentRange]).toEqual([body, contentRange])
})

test('S34 a range behind the end is refused', () => {
  expect(given().put('a').refusal('GetObject', { Key: 'a', Range: 'bytes=5-' })).toBe('InvalidRange: The requested range is not satisfiable')
})

test.each<[why: string, conditions: JsonObject, answer: RegExp]>([
  ['the tag it has', { IfMatch: '"0cc175b9c0f1b6a831c399e269772661"' }, /^answered/],
  ['another tag', { IfMatch: '"x"' }, /^PreconditionFailed: At least one of the pre-conditions you specified did not hold$/],
  ['a reader who has it', { IfNoneMatch: '0cc175b9c0f1b6a831c399e269772661' }, /^NotModified/],
  ['no change since', { IfModifiedSince: 1735689600 }, /^NotModified/],
  ['a change since', { IfModifiedSince: 1735689599 }, /^answered/],
  ['a change that was not to be', { IfUnmodifiedSince: 1735689599 }, /^PreconditionFailed/],
  ['the tag before the time', { IfMatch: '*', IfUnmodifiedSince: 0 }, /^answered/],
])('S35 a read under a condition: %s', (_why, conditions, answer) => {
  expect(given().put('a').refusal('GetObject', { Key: 'a', ...conditions })).toMatch(answer)
})

test('S35 a write under a condition', () => {
  const store = given()
  const put = (conditions: JsonObject) => store.refusal('PutObject', { Key: 'a', Body: 'a', ...conditions })
  expect(put({ IfMatch: '"x"' })).toMatch(/^NoSuchKey/)
  expect(put({ IfNoneMatch: '*' })).toMatch(/^answered/)
  expect(put({ IfNoneMatch: '*' })).toMatch(/^PreconditionFailed/)
  expect(put({ IfMatch: '"x"' })).toMatch(/^PreconditionFailed/)
  expect(put({ IfMatch: '"0cc175b9c0f1b6a831c399e269772661"' })).toMatch(/^answered/)
})

test('S36 a listing is in order of the keys’ bytes, by prefix, rolled up at the delimiter', () => {
  const store = given().put('b', 'a/2', '\u{1f600}', 'a/1', 'a/x/1', '\uffee', 'a', 'c/1')
  expect(store.list()).toBe('a a/1 a/2 a/x/1 b c/1 \uffee \u{1f600}')
  expect(store.list({ Delimiter: '/' })).toBe('a b \uffee \u{1f600} <a/> <c/>')
  expect(store.list({ Delimiter: '/', Prefix: 'a/' })).toBe('a/1 a/2 <a/x/>')
  expect(store.list({ Prefix: 'zz' })).toBe('')
  expect(store.list({ StartAfter: 'a/2', Prefix: 'a' })).toBe('a/x/1')
  expect(store.call('ListObjectsV2', { MaxKeys: 1 }).Contents).toEqual([
    { Key: 'a', LastModified: 1735689600, ETag: '"0cc175b9c0f1b6a831c399e269772661"', Size: 1, StorageClass: 'STANDARD' },
  ])
})

test('S37 a listing goes on page after page, with rolled-up prefixes counted as keys and never given twice', () => {
  const store = given().put('a', 'b/1', 'b/2', 'b/3', 'c', 'd/1', 'e')
  const pages: string[] = []
  let ContinuationToken: string | undefined
  do {
    const input: JsonObject = { Delimiter: '/', MaxKeys: 2, ...(ContinuationToken ? { ContinuationToken } : {}) }
    pages.push(store.list(input))
    const page = store.call('ListObjectsV2', input)
    expect([page.KeyCount <= 2, page.IsTruncated]).toEqual([true, page.NextContinuationToken !== undefined])
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
  expect(pages).toEqual(['a <b/>', 'c <d/>', 'e'])
  expect(store.refusal('ListObjectsV2', { ContinuationToken: 'x' })).toBe('InvalidArgument: The continuation token provided is incorrect')
})

test('S38 objects are deleted one by one or up to a thousand at once; what is not there is deleted too', () => {
  const store = given().put('a', 'b', 'c')
  expect(store.call('DeleteObject', { Key: 'z' })).toEqual({})
  expect(store.call('DeleteObjects', { Delete: { Objects: [{ Key: 'a' }, { Key: 'z' }] } })).toEqual({ Deleted: [{ Key: 'a' }, { Key: 'z' }] })
  expect(store.call('DeleteObjects', { Delete: { Objects: [{ Key: 'b' }], Quiet: true } })).toEqual({})
  expect(store.list()).toBe('c')
  expect(store.refusal('DeleteObjects', { Delete: { Objects: [] } })).toMatch(/^MalformedXML/)
})

test('S39 a copy takes content and metadata along, or is given new metadata', () => {
  const store = given()
  store.call('PutObject', { Key: 'a b', Body: 'x', Metadata: { n: '1' } })
  store.call('CopyObject', { Key: 'c', CopySource: 'photos/a%20b' })
  expect(store.call('GetObject', { Key: 'c' })).toMatchObject({ Body: 'x', Metadata: { n: '1' } })
  store.call('CopyObject', { Key: 'a b', CopySource: '/photos/a%20b', MetadataDirective: 'REPLACE', Metadata: { n: '2' } })
  expect(store.call('HeadObject', { Key: 'a b' }).Metadata).toEqual({ n: '2' })
  expect(store.refusal('CopyObject', { Key: 'c', CopySource: 'photos/c' })).toMatch(/^InvalidRequest: This copy request is illegal/)
  expect(store.refusal('CopyObject', { Key: 'c', CopySource: 'photos/none' })).toMatch(/^NoSuchKey/)
})

test('S40 a bucket that keeps versions keeps them; a deletion without a version puts a marker before them', () => {
  const store = given().put('a')
  const versioning = (Status: string) => store.call('PutBucketVersioning', { VersioningConfiguration: { Status } })
  versioning('Enabled')
  const { VersionId: second } = store.call('PutObject', { Key: 'a', Body: 'second' })
  const { DeleteMarker, VersionId: marker } = store.call('DeleteObject', { Key: 'a' })
  expect(DeleteMarker).toBe(true)
  expect([store.list(), store.refusal('GetObject', { Key: 'a' })]).toEqual(['', 'NoSuchKey: The specified key does not exist.'])
  expect(store.call('GetObject', { Key: 'a', VersionId: second })).toMatchObject({ Body: 'second', VersionId: second })
  expect(store.call('GetObject', { Key: 'a', VersionId: 'null' }).Body).toBe('a')
  expect(store.refusal('GetObject', { Key: 'a', VersionId: marker })).toMatch(/^MethodNotAllowed/)
  expect(store.refusal('GetObject', { Key: 'a', VersionId: 'x' })).toBe('NoSuchVersion: The specified version does not exist.')

  const first = store.call('ListObjectVersions', { MaxKeys: 2 })
  const rest = store.call('ListObjectVersions', { KeyMarker: first.NextKeyMarker, VersionIdMarker: first.NextVersionIdMarker })
  expect(first.DeleteMarkers).toMatchObject([{ VersionId: marker, IsLatest: true }])
  expect([...first.Versions, ...rest.Versions].map(({ VersionId }: any) => VersionId)).toEqual([second, 'null'])

  expect(store.call('DeleteObject', { Key: 'a', VersionId: marker })).toEqual({ DeleteMarker: true, VersionId: marker })
  expect(store.call('GetObject', { Key: 'a' }).Body).toBe('second')
  versioning('Suspended')
  store.call('PutObject', { Key: 'a', Body: 'third' })
  expect(store.call('ListObjectVersions').Versions.map(({ VersionId }: any) => VersionId)).toEqual(['null', second])
  expect(store.refusal('DeleteBucket')).toMatch(/You must delete all versions in the bucket\.$/)
})

test('S41 an object is put together of the parts that are named', () => {
  const store = given()
  const { UploadId } = store.call('CreateMultipartUpload', { Key: 'big', ContentType: 'text/plain' })
  const part = (PartNumber: number, Body: string) => ({ PartNumber, ETag: store.call('UploadPart', { Key: 'big', UploadId, PartNumber, Body }).ETag })
  const big = 'x'.repeat(5 * 1024 * 1024)
  const [one, three, two] = [part(1, big), part(3, 'unused'), part(2, 'end')]
  const complete = (Parts: JsonObject[]) => store.refusal('CompleteMultipartUpload', { Key: 'big', UploadId, MultipartUpload: { Parts } })
  expect(complete([two, one])).toMatch(/^InvalidPartOrder/)
  expect(complete([two, three])).toMatch(/^EntityTooSmall/)
  expect(complete([{ ...one, ETag: '"x"' }])).toMatch(/^InvalidPart:/)
  expect(store.list()).toBe('')
  expect(complete([one, two])).toMatch(/^answered .*-2/)
  expect(store.call('HeadObject', { Key: 'big' })).toMatchObject({ ContentLength: 5 * 1024 * 1024 + 3, ContentType: 'text/plain' })
  expect(complete([one, two])).toMatch(/^NoSuchUpload/)
  const { UploadId: other } = store.call('CreateMultipartUpload', { Key: 'big' })
  store.call('AbortMultipartUpload', { Key: 'big', UploadId: other })
  expect(store.refusal('UploadPart', { Key: 'big', UploadId: other, PartNumber: 1 })).toMatch(/^NoSuchUpload/)
})

test.each<[why: string, action: string, input: JsonObject, refusal: string | RegExp]>([
  ['a key too long', 'PutObject', { Key: 'ü'.repeat(513) }, 'KeyTooLongError: Your key is too long'],
  ['too much metadata', 'PutObject', { Key: 'a', Metadata: { n: 'x'.repeat(2048) } }, /^MetadataTooLarge/],
  ['a digest of something else', 'PutObject', { Key: 'a', Body: 'x', ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }, /^BadDigest/],
  ['a digest that is none', 'PutObject', { Key: 'a', Body: 'x', ContentMD5: 'AAAA' }, /^InvalidDigest/],
  ['a bucket of somebody else', 'PutObject', { Key: 'a', ExpectedBucketOwner: '000000000000' }, 'AccessDenied: Access Denied'],
  ['another storage class', 'PutObject', { Key: 'a', StorageClass: 'GLACIER' }, /^NotSimulated: Coldstart does not simulate the storage class GLACIER\./],
  ['a parameter that is not simulated', 'PutObject', { Key: 'a', Tagging: 'a=b' }, /^NotSimulated: Coldstart does not simulate the parameter Tagging of s3:PutObject\./],
  ['an action that is not simulated', 'PutBucketLifecycleConfiguration', {}, /^NotSimulated: Coldstart does not simulate s3:PutBucketLifecycleConfiguration\./],
])('S42 %s is refused', (_why, action, input, refusal) => {
  expect(given().refusal(action, input)).toMatch(refusal)
})

test('S55 a bucket has a policy about itself', () => {
  const store = given()
  const about = (Resource: string): string => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource }] })
  expect(store.refusal('GetBucketPolicy', {})).toBe('NoSuchBucketPolicy: The bucket policy does not exist')
  expect(store.refusal('PutBucketPolicy', { Policy: about('arn:aws:s3:::another/*') })).toBe('MalformedPolicy: Policy has invalid resource')
  expect(store.refusal('PutBucketPolicy', { Policy: 'none' })).toBe("MalformedPolicy: Policies must be valid JSON and the first byte must be '{'")
  store.call('PutBucketPolicy', { Policy: about('*') })
  expect(store.call('GetBucketPolicy', {})).toEqual({ Policy: about('*') })
  store.call('DeleteBucketPolicy', {})
  expect(store.refusal('GetBucketPolicy', {})).toMatch(/^NoSuchBucketPolicy/)
})

test('S43 the first listing goes on behind a marker, and names the next where keys are rolled up', () => {
  const store = given().put('a/1', 'a/2', 'b', 'c')
  const first = store.call('ListObjects', { MaxKeys: 2 })
  expect([first.Contents.map(({ Key }: any) => Key), first.IsTruncated, first.NextMarker]).toEqual([['a/1', 'a/2'], true, undefined])
  const rolled = store.call('ListObjects', { MaxKeys: 1, Delimiter: '/' })
  expect([rolled.CommonPrefixes, rolled.NextMarker]).toEqual([[{ Prefix: 'a/' }], 'a/'])
  const rest = store.call('ListObjects', { Delimiter: '/', Marker: 'a/' })
  expect([rest.Contents.map(({ Key }: any) => Key), rest.CommonPrefixes, rest.Marker]).toEqual([['b', 'c'], undefined, 'a/'])
})

// The published check values of the CRCs are of these nine digits; the digests are Node's.
test.each([
  ['CRC32', 'y/Q5Jg=='],
  ['CRC32C', '4waSgw=='],
  ['SHA1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
  ['SHA256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
])('S44 a body with a %s is checked, kept with it and told', (name, checksum) => {
  const store = given()
  const member = `Checksum${name}`
  expect(store.call('PutObject', { Key: 'a', Body: '123456789', [member]: checksum })[member]).toBe(checksum)
  expect(store.call('PutObject', { Key: 'b', Body: '123456789', ChecksumAlgorithm: name })[member]).toBe(checksum)
  expect(store.call('GetObject', { Key: 'b', ChecksumMode: 'ENABLED' })[member]).toBe(checksum)
  expect(store.call('GetObject', { Key: 'b' })[member]).toBeUndefined()
  expect(store.call('GetObject', { Key: 'b', ChecksumMode: 'ENABLED', Range: 'bytes=0-1' })[member]).toBeUndefined()
  expect(store.refusal('PutObject', { Key: 'a', Body: '12345678', [member]: checksum })).toBe(`BadDigest: The ${name} you specified did not match the calculated checksum.`)
  expect(store.refusal('PutObject', { Key: 'a', Body: '123456789', [member]: 'AA==' })).toMatch(/^InvalidRequest: Value for x-amz-checksum/)
})

test('S44 of checksums one is taken, and CRC64NVME is refused by name', () => {
  const store = given()
  expect(store.refusal('PutObject', { Key: 'a', Body: '', ChecksumCRC32: 'AAAAAA==', ChecksumSHA1: 'AA==' })).toMatch(/^InvalidRequest: Expecting a single/)
  expect(store.refusal('PutObject', { Key: 'a', Body: '', ChecksumAlgorithm: 'CRC64NVME' })).toMatch(/^NotSimulated/)
  expect(store.refusal('PutObject', { Key: 'a', Body: '', ChecksumAlgorithm: 'MD4' })).toMatch(/^InvalidRequest: Checksum algorithm/)
})
