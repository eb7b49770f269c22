import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import { lambda } from '../../lambda/lambda'
import { apigateway } from '../apigateway'

let cloud: Cloud
let restApiId: string
let rootId: string
const call = async (action: string, input: object = {}): Promise<any> => cloud.call('apigateway', action, { restApiId, ...input })
const onRoot = (action: string, input: object = {}) => call(action, { resourceId: rootId, httpMethod: 'GET', ...input })
const uri = (name: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`
const makeFunction = async (name: string, script: object[]) => {
  await cloud.call('lambda', 'CreateFunction', { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script: script }, Timeout: 30 })
  await cloud.runUntilQuiet()
}

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services: [apigateway, lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const api = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = api.id
  rootId = api.rootResourceId
})

const send = async (headers: Record<string, string> = {}, path = '/', method = 'GET', body = '') => {
  const { status, headers: got, body: bytes } = await cloud.request({ method, url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev${path}`, headers, body })
  return { status, headers: got, text: new TextDecoder().decode(bytes) }
}
const statuses = async (count: number, headers: Record<string, string> = {}) => (await Promise.all(Array.from({ length: count }, () => send(headers)))).map(({ status }) => status)

const mocked = async (method: object = {}) => {
  await onRoot('PutMethod', { authorizationType: 'NONE', ...method })
  await onRoot('PutMethodResponse', { statusCode: '200' })
  await onRoot('PutIntegration', { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await onRoot('PutIntegrationResponse', { statusCode: '200', responseTemplates: { 'application/json': 'hello $context.stage' } })
  await call('CreateDeployment', { stageName: 'dev' })
}
const proxied = async (method: object = {}, integration: object = {}) => {
  await onRoot('PutMethod', { authorizationType: 'NONE', ...method })
  await onRoot('PutIntegration', { type: 'AWS_PROXY', uri: uri('fn'), integrationHttpMethod: 'POST', ...integration })
  await call('CreateDeployment', { stageName: 'dev' })
}
const told = (type: string) => cloud.log.filter((event) => event.type === type).map(({ detail }) => detail)

describe('PI1 the way of a request', () => {
  test('passes the stages in order, and each is told', async () => {
    await mocked()
    expect(await send()).toMatchObject({ status: 200, text: 'hello dev' })
    expect(told('StagePassed').map(({ stage }) => stage)).toEqual([
      'Routing', 'Authorization', 'API key', 'Throttling and quota', 'Request validation', 'Cache lookup',
      'Integration request', 'Integration', 'Integration response', 'Cache storing', 'Method response',
    ])
  })

  test('each stage tells what it made of the request, so that the whole of it can be put together from the log', async () => {
    await mocked()
    await send({ Accept: 'text/plain' })
    const [received] = told('RequestReceived')
    const made = told('StagePassed').map(({ stage, made }) => [stage, Object.keys(made as object)] as const)
    expect(received).toMatchObject({ stageName: 'dev', request: { method: 'GET', path: '/', headers: { Accept: ['text/plain'] } } })
    expect(made.filter(([, members]) => members.length > 0)).toEqual([
      ['Routing', ['pathParameters', 'resourceId', 'definedMethod']],
      ['Integration request', ['requestOverride', 'integrationRequest']],
      ['Integration', ['integrationAnswer']],
      ['Integration response', ['answer']],
      ['Method response', ['answer']],
    ])
    expect(told('RequestAnswered')).toMatchObject([{ status: 200, answer: { status: 200, body: 'hello dev' } }])
  })

  test('nothing that is edited reaches a client before it is deployed', async () => {
    await mocked()
    await onRoot('DeleteMethod')
    expect((await send()).status).toBe(200)
  })

  test.each([
    ['a stage that there is not', '/../prod', 403, '{"message":"Forbidden"}'],
    ['a path that there is not', '/none', 403, '{"message":"Missing Authentication Token"}'],
  ])('%s is refused', async (_what, path, status, text) => {
    await mocked()
    const answer = path.startsWith('/..')
      ? await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/prod` })
      : await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev${path}` })
    expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([status, text])
  })
})

describe('PI9 a request that is too large', () => {
  test.each([
    ['of 10 MB passes', 10_485_760, 200],
    ['of a byte more is refused', 10_485_761, 413],
  ])('%s', async (_what, size, status) => {
    await mocked({ httpMethod: 'GET' })
    expect(await send({}, '/', 'GET', 'x'.repeat(size))).toMatchObject(status === 413 ? { status, text: '{"message":"Request Too Long"}' } : { status })
  })
})

describe('PI2 a function that', () => {
  test.each([
    ['answers as it should', [{ return: { statusCode: 201, body: 'made' } }], 201, 'made'],
    ['answers no response', [{ return: 'text' }], 502, '{"message": "Internal server error"}'],
    ['has a member too many', [{ return: { statusCode: 200, status: 'ok' } }], 502, '{"message": "Internal server error"}'],
    ['fails', [{ fail: { error: 'E' } }], 502, '{"message": "Internal server error"}'],
  ])('%s', async (_what, script, status, text) => {
    await makeFunction('fn', script)
    await proxied()
    const answer = await send()
    expect([answer.status, answer.text.replace('":"', '": "')]).toEqual([status, text])
  })

  test('is not there: 500, and the log says why', async () => {
    await proxied()
    expect((await send()).status).toBe(500)
    expect(told('StageFailed')).toEqual([expect.objectContaining({ stage: 'Integration', reason: expect.stringContaining('ResourceNotFoundException') })])
  })
})

test('PI3 a backend has its timeout and no more; what it answers later is not waited for', async () => {
  await makeFunction('fn', [{ wait: 2_000 }, { return: { statusCode: 200 } }])
  await proxied({}, { timeoutInMillis: 1_000 })
  const before = cloud.now
  const answer = await send()
  expect(answer).toMatchObject({ status: 504, text: '{"message":"Endpoint request timed out"}' })
  expect(cloud.now - before).toBe(1_000)
  await cloud.runUntilQuiet()
  expect(told('RequestAnswered')).toMatchObject([{ apiName: 'orders', status: 504, latency: 1_000, integrationLatency: 1_000 }])
})

describe('PI4 throttling', () => {
  const limited = (rateLimit: string, burstLimit: string) =>
    call('UpdateStage', {
      stageName: 'dev',
      patchOperations: [
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: rateLimit },
        { op: 'replace', path: '/*/*/throttling/burstLimit', value: burstLimit },
      ],
    })

  test('lets a burst through, then the rate, and names the bucket that was empty', async () => {
    await mocked()
    await limited('2', '3')
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429])
    await cloud.runFor(500)
    expect(await statuses(2)).toEqual([200, 429])
    await cloud.runFor(60_000)
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    expect(told('StageFailed')[0]).toMatchObject({ responseType: 'THROTTLED', reason: 'the bucket of the stage’s methods is empty: 2 a second, burst 3' })
  })

  test('takes the plan of the key first', async () => {
    await mocked({ apiKeyRequired: true })
    await limited('100', '100')
    const key = await call('CreateApiKey', { name: 'k', enabled: true })
    const plan = await call('CreateUsagePlan', { name: 'p', apiStages: [{ apiId: restApiId, stage: 'dev' }], throttle: { rateLimit: 1, burstLimit: 1 } })
    await call('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
    expect(await statuses(2, { 'x-api-key': key.value })).toEqual([200, 429])
    expect(told('StageFailed')[0]).toMatchObject({ reason: 'the bucket of the usage plan, per key is empty: 1 a second, burst 1' })
    expect(await statuses(1)).toEqual([403])
  })
})

test('PI5 a quota counts by period, and begins anew with the next one', async () => {
  await mocked({ apiKeyRequired: true })
  const key = await call('CreateApiKey', { name: 'k', enabled: true })
  const quota = { limit: 2, period: 'DAY', offset: 0 }
  const plan = await call('CreateUsagePlan', { name: 'p', apiStages: [{ apiId: restApiId, stage: 'dev' }], quota })
  await call('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
  expect(await statuses(3, { 'x-api-key': key.value })).toEqual([200, 200, 429])
  await cloud.runFor(86_400_000)
  expect(await statuses(1, { 'x-api-key': key.value })).toEqual([200])
})

describe('PI6 a Lambda authorizer', () => {
  const policy = (resource: string) => ({
    principalId: 'me',
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource }] },
    context: { tier: 'gold', n: 3 },
  })
  const guarded = async (resource: string, ttl = 300) => {
    await makeFunction('auth', [{ return: policy(resource) }])
    await makeFunction('fn', [{ return: { statusCode: 200 } }])
    const { id: authorizerId } = await call('CreateAuthorizer', { name: 'a', type: 'TOKEN', authorizerUri: uri('auth'), authorizerResultTtlInSeconds: ttl })
    const { id: resourceId } = await call('CreateResource', { parentId: rootId, pathPart: 'other' })
    await call('PutMethod', { resourceId, httpMethod: 'GET', authorizationType: 'CUSTOM', authorizerId })
    await call('PutIntegration', { resourceId, httpMethod: 'GET', type: 'AWS_PROXY', uri: uri('fn'), integrationHttpMethod: 'POST' })
    await proxied({ authorizationType: 'CUSTOM', authorizerId })
  }
  const invoked = (name: string) => told('ApiCallStarted').filter(({ input }) => (input as { FunctionName?: string } | undefined)?.FunctionName?.endsWith(`:${name}`)).length

  test('is asked once while its answer holds', async () => {
    await guarded('*')
    for (const wait of [0, 1_000, 298_000]) {
      await cloud.runFor(wait)
      expect((await send({ Authorization: 't' })).status).toBe(200)
    }
    expect(invoked('auth')).toBe(1)
    await cloud.runFor(2_000)
    await send({ Authorization: 't' })
    expect(invoked('auth')).toBe(2)
  })

  test('whose policy is about one path refuses the next from its cache', async () => {
    await guarded('arn:aws:execute-api:us-east-1:123456789012:*/dev/GET/')
    expect((await send({ Authorization: 't' })).status).toBe(200)
    expect(await send({ Authorization: 't' }, '/other')).toMatchObject({
      status: 403,
      text: '{"Message":"User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke action"}',
    })
    expect(invoked('auth')).toBe(1)
  })

  test('tells the API key of the caller, where the API says that it does', async () => {
    await call('UpdateRestApi', { patchOperations: [{ op: 'replace', path: '/apiKeySource', value: 'AUTHORIZER' }] })
    const key = await call('CreateApiKey', { name: 'k', enabled: true })
    await makeFunction('auth', [{ return: { ...policy('*'), usageIdentifierKey: { $: 'event.authorizationToken' } } }])
    const { id: authorizerId } = await call('CreateAuthorizer', { name: 'a', type: 'TOKEN', authorizerUri: uri('auth') })
    await mocked({ authorizationType: 'CUSTOM', authorizerId, apiKeyRequired: true })
    const plan = await call('CreateUsagePlan', { name: 'p', apiStages: [{ apiId: restApiId, stage: 'dev' }] })
    await call('CreateUsagePlanKey', { usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' })
    expect([(await send({ Authorization: key.value })).status, (await send({ Authorization: 'another' })).status]).toEqual([200, 403])
  })

  test('is not asked without a token', async () => {
    await guarded('*')
    expect(await send()).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' })
    expect(invoked('auth')).toBe(0)
  })

  test.each([['a list', { roles: ['a', 'b'] }], ['an object', { tier: 'gold', plan: { n: 3 } }]])('that has %s in its context is a 500', async (_what, context) => {
    await makeFunction('nested', [{ return: { ...policy('*'), context } }])
    const { id: authorizerId } = await call('CreateAuthorizer', { name: 'n', type: 'TOKEN', authorizerUri: uri('nested') })
    await mocked({ authorizationType: 'CUSTOM', authorizerId })
    expect(await send({ Authorization: 't' })).toMatchObject({ status: 500, text: '{"message":null}' })
  })

  test('gives the function its context as texts', async () => {
    await guarded('*', 0)
    await send({ Authorization: 't' })
    const [event] = told('ApiCallStarted').flatMap(({ input }) => ((input as any)?.FunctionName?.endsWith(':fn') ? [JSON.parse((input as any).Payload)] : []))
    expect(event.requestContext.authorizer).toMatchObject({ principalId: 'me', tier: 'gold', n: '3' })
  })
})

test('PI7 a template that fails is a 500, and the log says where', async () => {
  await mocked()
  await onRoot('PutIntegrationResponse', { statusCode: '200', responseTemplates: { 'application/json': '#set($s = "a")$s.substring(9)' } })
  await call('CreateDeployment', { stageName: 'dev' })
  expect((await send()).status).toBe(500)
  expect(told('StageFailed')[0]).toMatchObject({ stage: 'Integration response', reason: expect.stringContaining('fails at character 14: java.lang.StringIndexOutOfBoundsException') })
})

test('PI8 what is not simulated is told by name in the log', async () => {
  await onRoot('PutMethod', { authorizationType: 'NONE' })
  await onRoot('PutIntegration', { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:polly:action/SynthesizeSpeech', integrationHttpMethod: 'POST', credentials: 'arn:aws:iam::123456789012:role/r' })
  await call('CreateDeployment', { stageName: 'dev' })
  expect((await send({}, '/', 'GET', '')).status).toBe(500)
  expect(told('StageFailed')[0]).toMatchObject({ reason: expect.stringMatching(/^NotSimulated: an integration with/) })
})
