import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { CreateBucketCommand, GetObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn'
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, DeleteQueueCommand, QueueDoesNotExist, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { strToU8, zipSync } from 'fflate'
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { runCommand } from './command'
import { USAGE, type ServeOptions } from './commandLine'
import { serveWorld, type ServedWorld } from './server'

const options: ServeOptions = { port: 0, time: 'stepped', start: undefined, seed: 1, region: 'us-east-1', scenario: undefined }
let world: ServedWorld | undefined

function failed(error: unknown): never {
  throw error
}

afterEach(async () => {
  await world?.close()
  world = undefined
})

async function served(asked: Partial<ServeOptions> = {}) {
  world = await serveWorld({ ...options, ...asked }, failed)
  const { address } = world
  const client = { endpoint: address, region: 'eu-west-1', credentials: { accessKeyId: 'any', secretAccessKey: 'thing' } }
  return { address, client, world }
}

async function json(address: string, method = 'GET') {
  const response = await fetch(address, { method })
  return { status: response.status, body: (await response.json()) as any }
}

function file(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'coldstart-')), name)
  writeFileSync(path, content)
  return path
}

describe('the SDK over HTTP, with signatures, any credentials and any Region', () => {
  test('a zipped function that imports the SDK speaks to the same world', async () => {
    const { client, world: { simulation } } = await served()
    const [dynamodb, lambda] = [new DynamoDBClient(client), new LambdaClient(client)]
    await dynamodb.send(new CreateTableCommand({ TableName: 'orders', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] }))
    const source = `
      import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
      const client = new DynamoDBClient({})
      export const handler = async () => (await client.send(new ListTablesCommand({}))).TableNames`
    const ZipFile = zipSync({ 'index.mjs': strToU8(source) })
    await lambda.send(new CreateFunctionCommand({ FunctionName: 'lists', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/lists', Code: { ZipFile } }))
    await simulation.runUntilQuiet()
    const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: 'lists' }))
    expect([FunctionError, new TextDecoder().decode(Payload)]).toEqual([undefined, '["orders"]'])
  })

  test('clients of several services speak to one world', async () => {
    const { client, world: { simulation } } = await served()
    const [sqs, sns] = [new SQSClient(client), new SNSClient(client)]
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'inbox' }))
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }))
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:inbox', Attributes: { RawMessageDelivery: 'true' } }))
    await sns.send(new PublishCommand({ TopicArn, Message: 'ü & <x>' }))
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }))
    expect(Messages?.map(({ Body }) => Body)).toEqual(['ü & <x>'])
    await expect(sqs.send(new DeleteQueueCommand({ QueueUrl: `${QueueUrl}-none` }))).rejects.toBeInstanceOf(QueueDoesNotExist)
    expect(new Set(simulation.log.map(({ service }) => service))).toEqual(new Set(['sqs', 'sns']))
  })

  test('S3 by path, by host, and by a presigned URL', async () => {
    const { address, client } = await served()
    const s3 = new S3Client({ ...client, forcePathStyle: true })
    const Bucket = 'photos'
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }))
    const Body = new Uint8Array(100_000).fill(200)
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a b/ü', Body }))
    expect((await (await s3.send(new GetObjectCommand({ Bucket, Key: 'a b/ü' }))).Body?.transformToByteArray())?.length).toBe(Body.length)
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([{ Name: Bucket }])
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'by-url' }))
    expect((await fetch(url, { method: 'PUT', body: 'hello' })).status).toBe(200)
    // What a virtual-hosted client sends; whether `photos.localhost` leads here is up to the machine's resolver.
    const authorization = 'AWS4-HMAC-SHA256 Credential=any/20250101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=none'
    expect(await bodyAt(address, '/by-url', { host: `photos.localhost:${new URL(address).port}`, authorization })).toBe('hello')
  })

  test('a function of files runs, and a workflow answers', async () => {
    const Role = 'arn:aws:iam::123456789012:role/f'
    const code = { 'index.mjs': 'export const handler = async ({ n }) => ({ twice: 2 * n })' }
    const calls = [
      { service: 'lambda', action: 'CreateFunction', input: { FunctionName: 'twice', Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code: { Files: code } } },
      {
        service: 'states', action: 'CreateStateMachine',
        input: { name: 'quick', roleArn: Role, type: 'EXPRESS', definition: '{"StartAt":"P","States":{"P":{"Type":"Pass","Result":1,"End":true}}}' },
      },
    ]
    const { address, client } = await served({ scenario: file('calls.json', JSON.stringify({ calls })) })
    await json(`${address}/_time?until=quiet`, 'POST')
    const answered = await new LambdaClient(client).send(new InvokeCommand({ FunctionName: 'twice', Payload: new TextEncoder().encode('{"n":21}') }))
    expect(new TextDecoder().decode(answered.Payload)).toBe('{"twice":42}')
    const states = new SFNClient({ ...client, disableHostPrefix: true })
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:quick'
    expect(await states.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({ status: 'SUCCEEDED', output: '1' })
  })
})

describe('time', () => {
  test('stepped: it stands still until it is moved', async () => {
    const { address, client } = await served()
    const sqs = new SQSClient(client)
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'later', Attributes: { DelaySeconds: '60' } }))
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))
    expect((await json(`${address}/_time`)).body).toEqual({ now: Date.UTC(2025, 0, 1), time: '2025-01-01T00:00:00.000Z' })
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined()
    expect((await json(`${address}/_time?ms=60000`, 'POST')).body.time).toBe('2025-01-01T00:01:00.000Z')
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toHaveLength(1)
    expect(await json(`${address}/_time?ms=-1`, 'POST')).toMatchObject({ status: 400, body: { message: expect.stringContaining('not negative') } })
    expect((await json(`${address}/_log?from=1`)).body[0]).toMatchObject({ seq: 1 })
  })

  test('wall: waiting for it is enough, and a call that waits does not move it', async () => {
    const { address, client } = await served({ time: 'wall' })
    const before = Date.now()
    expect(Math.abs((await json(`${address}/_time`)).body.now - before)).toBeLessThan(60_000)
    const dynamodb = new DynamoDBClient(client)
    const sqs = new SQSClient(client)
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'q' }))
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }))
    await dynamodb.send(
      new CreateTableCommand({
        TableName: 'orders', BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    )
    await json(`${address}/_time?ms=6000`, 'POST')
    await waitUntilTableExists({ client: dynamodb, maxWaitTime: 20, minDelay: 1 }, { TableName: 'orders' })
    await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' } } }))
    expect((await dynamodb.send(new ScanCommand({ TableName: 'orders' }))).Count).toBe(1)
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'awaited' }))
    expect((await waiting).Messages).toMatchObject([{ Body: 'awaited' }])
  })
})

test('an API and a function URL that nobody made are forbidden, each in its own words', async () => {
  const { address } = await served()
  expect(await json(`${address}/_api/abc/prod/orders`)).toMatchObject({ status: 403, body: { message: 'Forbidden' } })
  expect(await json(`${address}/_url/abc/`)).toMatchObject({ status: 403, body: { Message: 'Forbidden' } })
})

describe('the command', () => {
  test('prints its address, and ends when it is told to', async () => {
    const { output, code } = await started(['--port', '0', '--time', 'step'], /listens at/)
    expect(output).toMatch(/listens at http:\/\/127\.0\.0\.1:\d+ \(us-east-1, stepped time\)/)
    expect(code).toBe(0)
  })

  test.each<[why: string, args: string[], says: RegExp]>([
    ['an option that is not there', ['--prot', '1'], /Unknown option '--prot'/],
    ['a port that is none', ['--port', 'x'], /--port is a whole number up to 65535, not x/],
    ['a time that is none', ['--time', 'fast'], /--time is wall or stepped, not fast/],
    ['a first instant that is none', ['--start', 'soon'], /--start is no time: soon/],
    ['a Region that is none', ['--region', 'here'], /--region is no Region: here/],
    ['a scenario that is no JSON', ['--scenario', file('bad.json', '{')], /bad\.json cannot be read as JSON/],
    ['a scenario without calls', ['--scenario', file('none.json', '{}')], /none\.json has no list "calls"/],
    ['a call of no service', ['--scenario', file('half.json', '{"calls":[{"action":"X"}]}')], /calls\[0\] needs a "service" and an "action"/],
    ['a scenario that AWS refuses', ['--scenario', file('no.json', '{"calls":[{"service":"sqs","action":"CreateQueue","input":{"QueueName":"a b"}}]}')], /calls\[0\], sqs:CreateQueue, is refused: InvalidParameterValue/],
  ])('%s is said, with what could be asked', async (_why, args, says) => {
    const ended = await runCommand(args, failed)
    expect(ended).toMatchObject({ wrong: true, says: expect.stringMatching(says) })
    expect(ended.says).toContain('--time stepped')
  })

  test('a port that is taken is said; help is no mistake', async () => {
    const { address } = await served()
    const says = expect.stringContaining('Something else listens on that port')
    expect(await runCommand(['--port', new URL(address).port], failed)).toMatchObject({ wrong: true, says })
    expect(await runCommand(['--help'], failed)).toEqual({ wrong: false, says: USAGE })
  })
})

/** What the command says as a process of its own, until it has said what is awaited and is told to end. */
function started(args: readonly string[], until: RegExp): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve/serve.ts', ...args])
    let output = ''
    const hear = (text: Buffer) => {
      output += text
      if (until.test(output)) child.kill('SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', (code) => resolve({ output, code }))
  })
}

/** `fetch` does not let one say the host. */
function bodyAt(address: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { headers }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve(text))
    })
    asked.on('error', reject).end()
  })
}
