import { expect, test } from 'vitest'
import { handlerWorld } from '../../../../scripts/sdk/handlerWorld'

/** What a handler answers of these lines, with S3 and the bucket `things-of-mine` at hand. */
async function answerOf(lines: string, files: Record<string, string> = {}) {
  const world = handlerWorld()
  await world.cloud.call('s3', 'CreateBucket', { Bucket: 'things-of-mine' })
  await world.deploy({
    'index.mjs': `
      import * as s3 from '@aws-sdk/client-s3'
      import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
      const client = new s3.S3Client({})
      const Bucket = 'things-of-mine'
      const put = (Key, Body) => client.send(new s3.PutObjectCommand({ Bucket, Key, Body }))
      const get = async (Key, more = {}) => (await client.send(new s3.GetObjectCommand({ Bucket, Key, ...more }))).Body
      export const handler = async () => { ${lines} }`,
    ...files,
  })
  const { error, payload } = await world.invoke()
  if (error) throw new Error(JSON.stringify(payload))
  return { payload, cloud: world.cloud }
}

test('H14 a body is put as text or bytes, and read as text, bytes, chunks or Base64', async () => {
  const { payload } = await answerOf(`
    await put('text', 'smörgås')
    await put('bytes', Buffer.from([0, 255, 128]))
    const chunks = []
    for await (const chunk of await get('text')) chunks.push(chunk)
    return [
      await (await get('text')).transformToString(),
      Buffer.concat(chunks).toString('utf8'),
      [...await (await get('bytes')).transformToByteArray()],
      await (await get('bytes')).transformToString('base64'),
      await (await get('text', { Range: 'bytes=0-1' })).transformToString(),
    ]`)
  expect(payload).toEqual(['smörgås', 'smörgås', [0, 255, 128], 'AP+A', 'sm'])
})

test('H14 a body is read once, by its events too, and a large one comes in chunks', async () => {
  const { payload } = await answerOf(`
    await put('large', Buffer.alloc(200_000, 'x'))
    const sizes = []
    const body = await get('large')
    await new Promise((resolve, reject) => body.on('data', (chunk) => sizes.push(chunk.length)).on('end', resolve).on('error', reject))
    const again = await get('large')
    await again.transformToString()
    const second = await again.transformToString().catch(({ message }) => message)
    return [sizes, second]`)
  expect(payload[0]).toEqual([65536, 65536, 65536, 3392])
  expect(payload[1]).toContain('already been transformed')
})

test('H14 errors of a service that speaks XML are told by class, and what has no body by status', async () => {
  const { payload } = await answerOf(`
    const told = (sent) => sent.catch((error) => [error.name, error.message, error.$metadata.httpStatusCode, error instanceof s3.NoSuchKey, error instanceof s3.S3ServiceException])
    return [await told(get('none')), await told(client.send(new s3.HeadObjectCommand({ Bucket, Key: 'none' })))]`)
  expect(payload).toEqual([['NoSuchKey', 'The specified key does not exist.', 404, true, true], ['NotFound', expect.any(String), 404, false, true]])
})

test('H14 paginators ask for page after page, and waiters until it is so', async () => {
  const { payload } = await answerOf(`
    for (let i = 0; i < 5; i++) await put('key-' + i, '')
    const pages = []
    for await (const { Contents } of s3.paginateListObjectsV2({ client, pageSize: 2 }, { Bucket })) pages.push(Contents.map(({ Key }) => Key))
    setTimeout(() => put('late', ''), 7000)
    const began = Date.now()
    const { state } = await s3.waitUntilObjectExists({ client, maxWaitTime: 30, minDelay: 2, maxDelay: 2 }, { Bucket, Key: 'late' })
    return [pages, state, Date.now() - began >= 7000]`)
  expect(payload).toEqual([[['key-0', 'key-1'], ['key-2', 'key-3'], ['key-4']], 'SUCCESS', true])
})

test('H14 a URL that a handler signed opens the object to who has it', async () => {
  const { payload, cloud } = await answerOf(`
    await put('shared', 'for you')
    return getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: 'shared' }), { expiresIn: 60 })`)
  expect(payload).toMatch(/^https:\/\/things-of-mine\.s3\.us-east-1\.amazonaws\.com\/shared\?.*X-Amz-Expires=60/)
  const opened = await cloud.request({ method: 'GET', url: payload })
  expect([opened.status, new TextDecoder().decode(opened.body)]).toEqual([200, 'for you'])
  await cloud.runFor(61_000)
  expect((await cloud.request({ method: 'GET', url: payload })).status).toBe(403)
})

test('H14 a package among the function’s own files comes first', async () => {
  const { payload } = await answerOf("return (await import('./own.mjs')).told", {
    'own.mjs': "import { SQSClient } from '@aws-sdk/client-sqs'\nexport const told = SQSClient",
    'node_modules/@aws-sdk/client-sqs/package.json': '{"main":"index.js"}',
    'node_modules/@aws-sdk/client-sqs/index.js': "exports.SQSClient = 'my own'",
  })
  expect(payload).toBe('my own')
})

test('H14 a stream as a body is refused by name', async () => {
  const { payload } = await answerOf("return put('streamed', new ReadableStream()).catch(({ name, message }) => [name, message])")
  expect(payload).toEqual(['NotSimulated', expect.stringContaining('a stream as the body of a request')])
})
