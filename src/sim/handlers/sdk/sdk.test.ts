import { expect, test } from 'vitest'
import { handlerWorld } from '../../../../scripts/sdk/handlerWorld'
import { assets } from '../../../../scripts/sdk/assets'
import { createGuestHost } from '../handlers'
import { startGuest } from '../guests.testing'
import { loadRun, saveRun } from '../../cloud/savedRun'
import { services } from '../../cloud/services'

const TABLE = {
  TableName: 'things',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
}

/** A world with the table `things` and this function. */
async function given(source: string | Record<string, string>, settings: object = {}) {
  const world = handlerWorld()
  await world.cloud.call('dynamodb', 'CreateTable', TABLE)
  await world.deploy(source, settings)
  return world
}

const PUT_AND_GET = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
export const handler = async ({ id }) => {
  await documents.send(new PutCommand({ TableName: 'things', Item: { id, count: 1, tags: ['x', null, { deep: true }] } }))
  return (await documents.send(new GetCommand({ TableName: 'things', Key: { id } }))).Item
}`

test('H14 a client made at module scope puts and gets, with the item as plain JavaScript', async () => {
  const { invoke, cloud } = await given(PUT_AND_GET)
  expect(await invoke({ id: 'a' })).toEqual({ error: undefined, payload: { id: 'a', count: 1, tags: ['x', null, { deep: true }] } })
  const { Item } = await cloud.call('dynamodb', 'GetItem', { TableName: 'things', Key: { id: { S: 'a' } } })
  expect(Item.count).toEqual({ N: '1' })
})

test('H14 require gives the same packages, and one class of each', async () => {
  const { invoke } = await given({
    'index.js': `
      const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb')
      const { DynamoDBDocument } = require('@aws-sdk/lib-dynamodb')
      const document = DynamoDBDocument.from(new DynamoDBClient())
      exports.handler = async () => {
        await document.put({ TableName: 'things', Item: { id: 'b' } })
        const imported = await import('@aws-sdk/client-dynamodb')
        return [(await document.get({ TableName: 'things', Key: { id: 'b' } })).Item, imported.GetItemCommand === GetItemCommand]
      }`,
  })
  expect(await invoke()).toMatchObject({ payload: [{ id: 'b' }, true] })
})

test('H14 errors are caught by class and by name, with their members', async () => {
  const { invoke } = await given(`
    import { ConditionalCheckFailedException, DynamoDBClient, DynamoDBServiceException, GetItemCommand, PutItemCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
    const client = new DynamoDBClient({})
    const told = async (command) => {
      try { await client.send(command) } catch (error) {
        const classes = [ConditionalCheckFailedException, ResourceNotFoundException, DynamoDBServiceException].map((Class) => error instanceof Class)
        return [error.name, error.message, error.$fault, error.$metadata.httpStatusCode, classes, error.Item]
      }
    }
    export const handler = async () => {
      const Item = { id: { S: 'a' }, n: { N: '1' } }
      await client.send(new PutItemCommand({ TableName: 'things', Item }))
      const again = { TableName: 'things', Item, ConditionExpression: 'attribute_not_exists(id)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
      return [await told(new PutItemCommand(again)), await told(new GetItemCommand({ TableName: 'nothing', Key: { id: { S: 'a' } } })), await told(new GetItemCommand({ TableName: 'things' }))]
    }`)
  const { payload } = await invoke()
  expect(payload).toEqual([
    ['ConditionalCheckFailedException', 'The conditional request failed', 'client', 400, [true, false, true], { id: { S: 'a' }, n: { N: '1' } }],
    ['ResourceNotFoundException', 'Requested resource not found', 'client', 400, [false, true, true], null],
    ['ValidationException', expect.any(String), 'client', 400, [false, false, true], null],
  ])
})

test('H15 a throttled call is tried again after waits of virtual time, and the attempts are told', async () => {
  const { cloud, invoke } = await given(`
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
    const client = new DynamoDBClient({})
    export const handler = async () => {
      const before = Date.now()
      const { $metadata } = await client.send(new GetItemCommand({ TableName: 'things', Key: { id: { S: 'a' } } }))
      return { attempts: $metadata.attempts, waited: $metadata.totalRetryDelay, took: Date.now() - before }
    }`)
  let asked = 0
  const throttled = { name: 'ThrottlingException', message: 'Rate exceeded', statusCode: 400 }
  cloud.mock('dynamodb', 'GetItem', () => (++asked < 3 ? { error: throttled } : { output: {} }))
  const { payload } = await invoke()
  expect(payload.attempts).toBe(3)
  expect(payload.waited).toBeGreaterThan(0)
  // Timers have whole milliseconds, and the calls themselves take some more.
  expect(payload.took).toBeGreaterThanOrEqual(payload.waited - 1)
})

test.each<[what: string, config: string, variables: Record<string, string>, attempts: number]>([
  ['as DynamoDB’s client has it by itself', '', {}, 4],
  ['as the client says', 'maxAttempts: 2', {}, 2],
  ['as the environment says', '', { AWS_MAX_ATTEMPTS: '5', AWS_RETRY_MODE: 'adaptive' }, 5],
])('H15 after the last attempt, %s, the error is the handler’s', async (_what, config, Variables, attempts) => {
  const { cloud, invoke } = await given(`
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
    const client = new DynamoDBClient({ ${config} })
    export const handler = () => client.send(new GetItemCommand({ TableName: 'things', Key: { id: { S: 'a' } } }))`, { Environment: { Variables } })
  let asked = 0
  cloud.mock('dynamodb', 'GetItem', () => {
    asked++
    return { error: { name: 'ProvisionedThroughputExceededException', message: 'too much', statusCode: 400 } }
  })
  expect(await invoke()).toMatchObject({ error: 'Unhandled', payload: { errorType: 'ProvisionedThroughputExceededException', errorMessage: 'too much' } })
  expect(asked).toBe(attempts)
})

test('H15 time limits of a client hold in virtual time, and an abort ends a request', async () => {
  const world = await given(`
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
    import { NodeHttpHandler } from '@smithy/node-http-handler'
    const told = async (requestHandler, options) => {
      const began = Date.now()
      const client = new DynamoDBClient({ maxAttempts: 1, requestHandler })
      const said = await client.send(new GetItemCommand({ TableName: 'things', Key: { id: { S: 'a' } } }), options).then(() => 'answered', ({ name }) => name)
      return [said, Math.round((Date.now() - began) / 100) * 100]
    }
    export const handler = async () => {
      const abort = new AbortController()
      setTimeout(() => abort.abort(), 400)
      return [
        await told(undefined, { abortSignal: abort.signal }),
        await told(new NodeHttpHandler({ socketTimeout: 500 })),
        await told({ requestTimeout: 600, throwOnRequestTimeout: true }),
        await told({ requestTimeout: 700, socketTimeout: 800 }),
      ]
    }`)
  world.cloud.mock('dynamodb', 'GetItem', () => undefined)
  expect((await world.invoke()).payload).toEqual([['AbortError', 400], ['TimeoutError', 500], ['TimeoutError', 600], ['TimeoutError', 800]])
  expect(world.written()).toEqual([expect.stringContaining('exceeded the configured 700 ms requestTimeout')])
})

test('H16 what the world does not have is refused by name, for a call and for a Region', async () => {
  const { invoke } = await given(`
    import { DynamoDBClient, ExecuteStatementCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
    import { LambdaClient, CreateCapacityProviderCommand } from '@aws-sdk/client-lambda'
    const told = (sent) => sent.then(() => 'done', ({ name, message }) => [name, message])
    export const handler = async () => [
      await told(new DynamoDBClient({}).send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM things' }))),
      await told(new DynamoDBClient({ region: 'eu-west-1' }).send(new ListTablesCommand({}))),
      await told(new DynamoDBClient({ endpoint: 'http://localhost:8000' }).send(new ListTablesCommand({}))),
    ]`)
  const { payload } = await invoke()
  for (const [name] of payload) expect(name).toMatch(/^NotSimulated/)
  expect(payload[0][1]).toContain('dynamodb:ExecuteStatement')
  expect(payload[1][1]).toContain('the Region eu-west-1')
  expect(payload[2][1]).toContain('localhost')
})

test('H16 a request is made by whose key it names: the role’s own, a session’s that STS gave, or nobody’s', async () => {
  const { cloud, invoke } = await given(`
    import { DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
    import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
    import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
    const sts = new STSClient({})
    const nobody = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' }
    const told = (sent) => sent.then(() => 'answered', ({ name, $metadata }) => [name, $metadata.httpStatusCode])
    const get = (config) => told(new DynamoDBClient(config).send(new GetItemCommand({ TableName: 'things', Key: { id: { S: 'a' } } })))
    export const handler = async () => {
      const { Credentials: { AccessKeyId, SecretAccessKey, SessionToken } } = await sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/reader', RoleSessionName: 'once' }))
      const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
      const { Arn } = await new STSClient({ credentials }).send(new GetCallerIdentityCommand({}))
      return [await get({}), Arn, await get({ credentials }), await told(new DynamoDBClient({ credentials }).send(new ListTablesCommand({}))), await get({ credentials: nobody }), await told(new S3Client({ credentials: nobody }).send(new ListBucketsCommand({})))]
    }`)
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' } }
  await cloud.call('iam', 'CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify(trust) })
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' } }
  await cloud.call('iam', 'PutRolePolicy', { RoleName: 'reader', PolicyName: 'reads', PolicyDocument: JSON.stringify(policy) })
  const { payload } = await invoke()
  expect(payload).toEqual(['answered', 'arn:aws:sts::123456789012:assumed-role/reader/once', 'answered', ['AccessDeniedException', 400], ['UnrecognizedClientException', 400], ['InvalidAccessKeyId', 403]])
  const principals = cloud.log.flatMap(({ type, detail }) => (type === 'ApiCallStarted' && detail['action'] === 'GetItem' ? [String(detail['principal']).split(':').at(-1)] : []))
  expect(principals.slice(0, 2)).toEqual(['assumed-role/fn/fn', 'assumed-role/reader/once'])
})

test('H17 aws-sdk, version 2, is missing as on AWS, and the log says why', async () => {
  const world = await given({ 'index.js': "const AWS = require('aws-sdk')\nexports.handler = async () => new AWS.S3()" })
  expect(await world.invoke()).toMatchObject({ payload: { errorType: 'Runtime.ImportModuleError', errorMessage: expect.stringContaining("Cannot find module 'aws-sdk'") } })
  expect(world.written().join()).toContain('version 2')
})

test('H17 imported, it is a missing package, and the log says why', async () => {
  const world = await given("import AWS from 'aws-sdk'\nexport const handler = async () => new AWS.S3()")
  expect(await world.invoke()).toMatchObject({ payload: { errorMessage: "Cannot find package 'aws-sdk' imported from /var/task/index.mjs" } })
  expect(world.written().join()).toContain('version 2')
})

test('H2 equal calls tell equal logs, a saved run loads to the same, and after a fork a guest remembers', async () => {
  const play = async () => {
    const world = await given(PUT_AND_GET)
    for (const id of ['a', 'b']) await world.invoke({ id })
    return world
  }
  const [first, second] = [await play(), await play()]
  const log = JSON.stringify(first.cloud.log)
  expect(JSON.stringify(second.cloud.log)).toBe(log)
  const saved = JSON.parse(JSON.stringify(saveRun(first.simulation, {})))
  const noGuests = { run: () => Promise.reject(new Error('no guest runs in a replay')), reset() {} }
  expect(JSON.stringify(loadRun({ services, guests: noGuests }, saved)?.log)).toBe(log)
  // The guest of the first world is forgotten by now: it is made again from its journal.
  first.simulation.forkAt(first.cloud.log.length - 1)
  expect(await first.invoke({ id: 'c' })).toMatchObject({ payload: { id: 'c' } })
})

test('H8 environments with packages sleep and wake with what they knew', async () => {
  const source = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'
    const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
    let calls = 0
    export const handler = ({ name }) => client.send(new SendMessageCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: name + ++calls }))`
  const [together, alone] = [createGuestHost(assets), createGuestHost(assets)]
  const guests = []
  for (let i = 0; i < 40; i++) guests.push(await startGuest(together, source))
  // The first went to sleep when the last ones came.
  const woken = await guests[0]?.invoke({ name: 'e0' })
  const { calls: [made] } = woken ?? { calls: [] }
  expect(made?.call).toMatchObject({ http: { url: 'https://sqs.us-east-1.amazonaws.com/', body: expect.stringContaining('"MessageBody":"e01"') } })
  expect(woken).toEqual(await (await startGuest(alone, source)).invoke({ name: 'e0' }))
})

test('H18 a package costs INIT time once, what it needs included', async () => {
  const initOf = async (source: string) => {
    const world = await given(source)
    await world.invoke()
    return Number(/Init Duration: ([\d.]+) ms/.exec(JSON.stringify(world.cloud.log))?.[1])
  }
  const handler = 'export const handler = async () => {}'
  const [none, one, both] = [
    await initOf(handler),
    await initOf(`import '@aws-sdk/client-dynamodb'\n${handler}`),
    await initOf(`import '@aws-sdk/client-dynamodb'\nimport '@aws-sdk/client-dynamodb'\nimport '@aws-sdk/client-s3'\n${handler}`),
  ]
  expect(one).toBeGreaterThan(none + 5)
  expect(both).toBeGreaterThan(one)
  // The core is not paid for twice.
  expect(both - one).toBeLessThan(2 * (one - none))
})
