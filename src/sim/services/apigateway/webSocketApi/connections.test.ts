import { beforeEach, describe, expect, test } from 'vitest'
import type { SimSocket } from '../../../cloud/cloud'
import { functionUri, OK, socketWorld, type SocketWorld } from '../../../cloud/webSocketWorld.testing'

let world: SocketWorld
let cloud: SocketWorld['cloud']
let url: string
const refusal = async (connecting: Promise<SimSocket>) => connecting.then(() => 'connected', ({ name, statusCode, body }) => `${name} ${statusCode} ${body.replaceAll(/"[\w-]+="/g, '"…"')}`)
const said = (message: string) => `{"message": ${JSON.stringify(message)}, "connectionId":"…", "requestId":"…"}`

beforeEach(async () => {
  world = await socketWorld()
  ;({ cloud, url } = world)
})

describe('WS1 a client connects', () => {
  test('once $connect has answered; the function sees its headers and query', async () => {
    await world.makeFunction('hello', [{ wait: 1000 }, ...OK])
    await world.route('$connect', 'hello')
    const before = cloud.now
    const socket = await cloud.connect(`${url}?room=1`, { 'User-Agent': 'chat', Cookie: 'a=b' })
    expect(cloud.now - before).toBeGreaterThanOrEqual(1000)
    expect(socket).toMatchObject({ readyState: 1, messages: [], protocol: '', url: `${url}?room=1` })
    const [event] = world.eventsTo('hello')
    expect(event).toEqual({
      headers: { Host: `${world.ApiId}.execute-api.us-east-1.amazonaws.com`, 'User-Agent': 'chat', Cookie: 'a=b', 'X-Forwarded-For': '203.0.113.10', 'X-Forwarded-Port': '443', 'X-Forwarded-Proto': 'https' },
      multiValueHeaders: expect.objectContaining({ Cookie: ['a=b'] }),
      queryStringParameters: { room: '1' },
      multiValueQueryStringParameters: { room: ['1'] },
      requestContext: {
        routeKey: '$connect', eventType: 'CONNECT', extendedRequestId: expect.stringMatching(/^\w{15}=$/), requestTime: '01/Jan/2025:00:00:01 +0000', messageDirection: 'IN', stage: 'prod',
        connectedAt: Math.floor(before), requestTimeEpoch: Math.floor(before), identity: { userAgent: 'chat', sourceIp: '203.0.113.10' }, requestId: event.requestContext.extendedRequestId,
        domainName: `${world.ApiId}.execute-api.us-east-1.amazonaws.com`, connectionId: socket.connectionId, apiId: world.ApiId,
      },
      isBase64Encoded: false,
    })
  })

  test('also where there is no $connect route', async () => {
    await world.route('$default', { IntegrationType: 'MOCK' })
    expect((await cloud.connect(url)).readyState).toBe(1)
  })

  test('and gets the subprotocol that the function chose', async () => {
    await world.makeFunction('hello', [{ return: { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat.v2', 'X-Other': 'a' } } }])
    await world.route('$connect', 'hello')
    expect((await cloud.connect(url, { 'Sec-WebSocket-Protocol': 'chat.v1, chat.v2' })).protocol).toBe('chat.v2')
  })

  test.each<[why: string, script: object[], told: string]>([
    ['its function says no', [{ return: { statusCode: 418, body: 'no' } }], 'UnexpectedServerResponse 418 no'],
    ['its function fails', [{ fail: { errorType: 'Error', errorMessage: 'oh' } }], `UnexpectedServerResponse 502 ${said('Internal server error')}`],
    ['its function answers nothing', [{ return: null }], `UnexpectedServerResponse 502 ${said('Internal server error')}`],
    ['its function takes too long', [{ wait: 30_000 }, ...OK], `UnexpectedServerResponse 504 ${said('Endpoint request timed out')}`],
  ])('is not connected where %s', async (_why, script, answer) => {
    await world.makeFunction('hello', script)
    await world.route('$connect', 'hello')
    expect(await refusal(cloud.connect(url))).toBe(answer)
    expect(world.told('ConnectionOpened')).toEqual([])
  })

  test.each([
    ['a stage that is not there', (there: string) => there.replace('/prod', '/other')],
    ['a path below the stage', (there: string) => `${there}/room`],
  ])('%s is 403', async (_why, make) => {
    await world.route('$default', { IntegrationType: 'MOCK' })
    expect(await refusal(cloud.connect(make(url)))).toBe('UnexpectedServerResponse 403 {"message":"Forbidden"}')
  })

  test('a URL of more than 4,096 characters is refused, one of another host not simulated', async () => {
    await world.route('$default', { IntegrationType: 'MOCK' })
    expect(await refusal(cloud.connect(`${url}?a=${'b'.repeat(4096)}`))).toMatch(/^UnexpectedServerResponse 414/)
    await expect(cloud.connect('wss://chat.example/')).rejects.toMatchObject({ name: 'NotSimulated' })
  })

  test('a request that does not ask for a WebSocket is 403', async () => {
    await world.route('$default', { IntegrationType: 'MOCK' })
    expect((await cloud.request({ method: 'GET', url: url.replace('wss', 'https') })).status).toBe(403)
  })
})

describe('WS2 who may connect', () => {
  const policy = (Effect: string, resource: string) => [{ return: { principalId: 'ann', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: resource }] }, context: { plan: 'gold', seats: 3 } } }]
  const guarded = async (script: object[]) => {
    await world.makeFunction('guard', script)
    await world.makeFunction('hello', OK)
    const { AuthorizerId } = await world.call('CreateAuthorizer', { Name: 'guard', AuthorizerType: 'REQUEST', AuthorizerUri: functionUri('guard'), IdentitySource: ['route.request.header.Auth', 'route.request.querystring.room'] })
    await world.route('$connect', 'hello', { AuthorizationType: 'CUSTOM', AuthorizerId })
    await world.route('$default', 'hello')
  }
  const connect = (headers: Record<string, string> = { Auth: 'x' }) => cloud.connect(`${url}?room=1`, headers)

  test('whom a Lambda authorizer allows; what it said comes with every message', async () => {
    await guarded(policy('Allow', '*'))
    const socket = await connect()
    await socket.send('hi')
    await cloud.runUntilQuiet()
    expect(world.eventsTo('guard')).toMatchObject([{ type: 'REQUEST', methodArn: `arn:aws:execute-api:us-east-1:123456789012:${world.ApiId}/prod/$connect`, headers: { Auth: 'x' }, queryStringParameters: { room: '1' }, requestContext: { routeKey: '$connect' } }])
    expect(world.eventsTo('hello').map(({ requestContext }) => requestContext.authorizer)).toEqual(Array(2).fill({ principalId: 'ann', plan: 'gold', seats: '3', integrationLatency: expect.any(Number) }))
  })

  test.each<[why: string, script: object[], told: string]>([
    ['denies', policy('Deny', '*'), `UnexpectedServerResponse 403 ${said('Forbidden')}`],
    ['allows something else', policy('Allow', 'arn:aws:execute-api:us-east-1:123456789012:other/*'), `UnexpectedServerResponse 403 ${said('Forbidden')}`],
    ['raises Unauthorized', [{ fail: { errorType: 'Error', errorMessage: 'Unauthorized' } }], `UnexpectedServerResponse 401 ${said('Unauthorized')}`],
    ['fails', [{ fail: { errorType: 'Error', errorMessage: 'oh' } }], `UnexpectedServerResponse 500 ${said('Internal server error')}`],
    ['says nothing', [{ return: {} }], `UnexpectedServerResponse 500 ${said('Internal server error')}`],
    ['says more than 8 KB', [{ return: { principalId: 'a', policyDocument: {}, context: { a: 'x'.repeat(9000) } } }], `UnexpectedServerResponse 500 ${said('Internal server error')}`],
  ])('not where the authorizer %s', async (_why, script, answer) => {
    await guarded(script)
    expect(await refusal(connect())).toBe(answer)
    expect(world.eventsTo('hello')).toEqual([])
  })

  test('an identity source that is missing is 401, and the authorizer is not asked', async () => {
    await guarded(policy('Allow', '*'))
    expect(await refusal(connect({}))).toBe(`UnexpectedServerResponse 401 ${said('Unauthorized')}`)
    expect(world.eventsTo('guard')).toEqual([])
  })

  test('with AWS_IAM whoever signs and is allowed to', async () => {
    await world.route('$connect', { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } }, { AuthorizationType: 'AWS_IAM' })
    await cloud.call('iam', 'CreateUser', { UserName: 'dev' })
    const { AccessKey } = await cloud.call('iam', 'CreateAccessKey', { UserName: 'dev' })
    const signed = { Authorization: `AWS4-HMAC-SHA256 Credential=${AccessKey.AccessKeyId}/20250101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=x` }
    expect(await refusal(cloud.connect(url))).toBe(`UnexpectedServerResponse 403 ${said('Missing Authentication Token')}`)
    expect(await refusal(cloud.connect(url, signed))).toMatch(/^UnexpectedServerResponse 403 .*is not authorized to perform: execute-api:Invoke/)
    await cloud.call('iam', 'PutUserPolicy', { UserName: 'dev', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `arn:aws:execute-api:*:*:${world.ApiId}/prod/$connect` }] }) })
    expect(await refusal(cloud.connect(url, signed))).toBe('connected')
  })
})

describe('WS10 API keys', () => {
  const open = { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } }
  const planned = async (settings: object = {}) => {
    const { id: keyId, value } = await cloud.call('apigateway', 'CreateApiKey', { name: 'ann', enabled: true, value: 'a-key-of-twenty-characters' })
    const { id: usagePlanId } = await cloud.call('apigateway', 'CreateUsagePlan', { name: 'plan', apiStages: [{ apiId: world.ApiId, stage: 'prod' }], ...settings })
    await cloud.call('apigateway', 'CreateUsagePlanKey', { usagePlanId, keyId, keyType: 'API_KEY' })
    return value as string
  }

  test('let in who has one of a plan of the stage, as often as the plan allows', async () => {
    const key = await planned({ quota: { limit: 2, period: 'DAY' } })
    await world.route('$connect', open, { ApiKeyRequired: true })
    const outcomes = [await refusal(cloud.connect(url)), await refusal(cloud.connect(url, { 'x-api-key': 'another' }))]
    for (let i = 0; i < 3; i++) outcomes.push(await refusal(cloud.connect(url, { 'X-API-Key': key })))
    const forbidden = `UnexpectedServerResponse 403 ${said('Forbidden')}`
    expect(outcomes).toEqual([forbidden, forbidden, 'connected', 'connected', `UnexpectedServerResponse 429 ${said('Limit Exceeded')}`])
  })

  test('have a bucket of their own', async () => {
    const key = await planned({ throttle: { rateLimit: 1, burstLimit: 1 } })
    await world.route('$connect', open, { ApiKeyRequired: true })
    expect([await refusal(cloud.connect(url, { 'x-api-key': key })), await refusal(cloud.connect(url, { 'x-api-key': key }))]).toEqual(['connected', `UnexpectedServerResponse 429 ${said('Too Many Requests')}`])
  })

  test('can be told by the authorizer', async () => {
    const key = await planned()
    const policyDocument = { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }] }
    await world.makeFunction('guard', [{ return: { principalId: 'ann', policyDocument, usageIdentifierKey: { $: 'event.headers.Auth' } } }])
    const { AuthorizerId } = await world.call('CreateAuthorizer', { Name: 'guard', AuthorizerType: 'REQUEST', AuthorizerUri: functionUri('guard'), IdentitySource: ['route.request.header.Auth'] })
    await world.call('UpdateApi', { ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' })
    await world.route('$connect', open, { ApiKeyRequired: true, AuthorizationType: 'CUSTOM', AuthorizerId })
    expect([await refusal(cloud.connect(url, { Auth: key })), await refusal(cloud.connect(url, { Auth: 'none' }))]).toEqual(['connected', `UnexpectedServerResponse 403 ${said('Forbidden')}`])
  })
})

describe('WS3 a connection ends', () => {
  let socket: SimSocket
  const ended = async () => {
    await cloud.runUntilQuiet()
    return world.eventsTo('bye').map(({ requestContext: { eventType, disconnectStatusCode, disconnectReason } }) => [eventType, disconnectStatusCode, disconnectReason])
  }
  beforeEach(async () => {
    await world.makeFunction('bye', OK)
    await world.route('$disconnect', 'bye')
    await world.route('$default', { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } })
    socket = await cloud.connect(url)
  })

  test('by the client, with a code or without one', async () => {
    await socket.close()
    await socket.close()
    expect(await ended()).toEqual([['DISCONNECT', 1005, 'Client-side close frame status not set']])
    expect(socket).toMatchObject({ readyState: 3, closed: { code: 1005, wasClean: true } })
    await (await cloud.connect(url)).close(1000, 'done')
    expect((await ended()).at(-1)).toEqual(['DISCONNECT', 1000, 'done'])
    await expect(socket.send('more')).rejects.toMatchObject({ name: 'InvalidStateError' })
    expect(world.eventsTo('bye')[0].headers).toMatchObject({ Host: expect.any(String), 'x-restapi': '' })
  })

  test('after ten minutes in which nothing went over it, which nobody waits for', async () => {
    await cloud.runUntilQuiet()
    expect(socket.readyState).toBe(1)
    await cloud.runFor(9 * 60_000)
    await socket.send('still here')
    await cloud.runFor(9 * 60_000)
    expect(socket.readyState).toBe(1)
    await cloud.runFor(60_000)
    expect(socket.closed).toMatchObject({ code: 1001, reason: 'Going away' })
    expect(await ended()).toEqual([['DISCONNECT', 1001, 'Going away']])
  })

  test('after two hours, however much goes over it', async () => {
    const start = cloud.now
    while (socket.readyState === 1) {
      await socket.send('still here')
      await cloud.runFor(9 * 60_000)
    }
    expect(socket.closed).toMatchObject({ code: 1001, at: start + 2 * 3_600_000 })
  })

  test.each<[why: string, send: (to: SimSocket) => Promise<void>, code: number | undefined]>([
    ['a frame of 32 KB', (to) => to.send('a'.repeat(32_768)), undefined],
    ['a frame of more', (to) => to.send('a'.repeat(32_769)), 1009],
    ['a message of 128 KB in frames of 32', (to) => to.send('a'.repeat(131_072), { frameBytes: 32_768 }), undefined],
    ['a message of more', (to) => to.send('a'.repeat(131_073), { frameBytes: 32_768 }), 1009],
    ['a binary message', (to) => to.send(new Uint8Array([1, 2])), 1003],
  ])('WS4 %s', async (_why, send, code) => {
    await send(socket)
    await cloud.runUntilQuiet()
    expect(socket.closed?.code).toBe(code)
    expect((await ended()).map(([, told]) => told)).toEqual(code === undefined ? [] : [code])
  })
})

test.each([
  ['its API', 'DeleteApi', {}],
  ['its stage', 'DeleteStage', { StageName: 'prod' }],
])('WS3 a connection ends with %s', async (_why, action, input) => {
  await world.route('$default', { IntegrationType: 'MOCK' })
  const socket = await cloud.connect(url)
  await world.call(action, input)
  await cloud.runUntilQuiet()
  expect(socket.closed).toMatchObject({ code: 1001 })
})

test('WS4 five hundred new connections a second, of all APIs of the account', async () => {
  await world.route('$default', { IntegrationType: 'MOCK' })
  const outcomes = await Promise.all(Array.from({ length: 502 }, () => refusal(cloud.connect(url))))
  expect(outcomes.filter((outcome) => outcome === 'connected')).toHaveLength(500)
  expect(outcomes.at(-1)).toBe(`UnexpectedServerResponse 429 ${said('Too Many Requests')}`)
  await cloud.runFor(2)
  expect(await refusal(cloud.connect(url))).toBe('connected')
})
