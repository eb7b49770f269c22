import { beforeEach, describe, expect, test } from 'vitest'
import { utf8Bytes } from '../../../../aws/bytes'
import { cloudOf, createSimulation, type Cloud } from '../../../../cloud/cloud'
import { toBase64 } from '../../../../expression/base64'
import { createGuestHost } from '../../../../handlers/handlers'
import { lambda } from '../../../lambda/lambda'
import { apigateway } from '../../apigateway'

let cloud: Cloud
let ApiId: string
const call = async (action: string, input: object = {}): Promise<any> => cloud.call('apigatewayv2', action, { ApiId, ...input })
const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const makeFunction = async (name: string, script: object[]) => {
  await cloud.call('lambda', 'CreateFunction', { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script: script }, Timeout: 60 })
  await cloud.runUntilQuiet()
}
const told = (type: string) => cloud.log.filter((event) => event.type === type).map(({ detail }) => detail)
const eventsTo = (name: string) => told('ApiCallStarted').flatMap(({ input }: any) => (input?.FunctionName === arn(name) ? [JSON.parse(input.Payload)] : []))

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services: [apigateway, lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  ApiId = (await cloud.call('apigatewayv2', 'CreateApi', { Name: 'orders', ProtocolType: 'HTTP' })).ApiId
  await call('CreateStage', { StageName: '$default', AutoDeploy: true })
})

const route = async (RouteKey: string, integration: object = {}, more: object = {}) => {
  const { IntegrationId } = await call('CreateIntegration', { IntegrationType: 'AWS_PROXY', IntegrationUri: arn('fn'), PayloadFormatVersion: '2.0', ...integration })
  return call('CreateRoute', { RouteKey, Target: `integrations/${IntegrationId}`, ...more })
}
const send = async (path = '/', { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {}) => {
  const answer = await cloud.request({ method, url: `https://${ApiId}.execute-api.us-east-1.amazonaws.com${path}`, headers, body })
  return { status: answer.status, headers: answer.headers, text: new TextDecoder().decode(answer.body) }
}
const ok = [{ return: { statusCode: 200, body: 'ok' } }]

test('HR1 a request passes the stages in order, each tells what it made of it, and the whole can be put together from the log', async () => {
  await makeFunction('fn', ok)
  await route('GET /orders/{id}')
  expect(await send('/orders/7')).toMatchObject({ status: 200, text: 'ok', headers: { 'content-type': 'text/plain;charset=UTF-8', 'apigw-requestid': expect.any(String) } })
  expect(told('StagePassed').map(({ stage, made }) => [stage, Object.keys(made as object)])).toEqual([
    ['Routing', ['pathParameters', 'routeId']],
    ['Authorization', []],
    ['Throttling', []],
    ['CORS preflight', []],
    ['Integration request', ['integrationRequest']],
    ['Integration', ['integrationAnswer']],
    ['Integration response', ['answer']],
    ['Response', ['answer']],
  ])
  expect(told('RequestReceived')).toMatchObject([{ stageName: '$default', request: { method: 'GET', path: '/orders/7' } }])
  expect(told('RequestAnswered')).toMatchObject([{ status: 200, answer: { body: 'ok' } }])
})

describe('HR2 stages and routes', () => {
  test('a named stage stands in the path, $default does not; what nothing takes is 404', async () => {
    await makeFunction('fn', ok)
    await route('GET /orders')
    await call('CreateStage', { StageName: 'dev' })
    expect(await send('/dev/orders')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' })
    await call('CreateDeployment', { StageName: 'dev' })
    expect((await send('/dev/orders')).status).toBe(200)
    expect((await send('/orders')).status).toBe(200)
    expect(await send('/other')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' })
    expect(eventsTo('fn').map(({ rawPath, requestContext }) => [rawPath, requestContext.stage])).toEqual([['/dev/orders', 'dev'], ['/orders', '$default']])
  })

  test('a change reaches clients at once where the stage deploys by itself', async () => {
    await makeFunction('fn', ok)
    const { RouteId } = await route('GET /orders')
    expect((await send('/orders')).status).toBe(200)
    await call('DeleteRoute', { RouteId })
    await call('CreateRoute', { RouteKey: 'GET /nothing' })
    expect((await send('/orders')).status).toBe(404)
    expect(await send('/nothing')).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' })
  })

  test('an endpoint that is turned off is not found', async () => {
    await makeFunction('fn', ok)
    await route('GET /')
    await call('UpdateApi', { DisableExecuteApiEndpoint: true })
    expect((await send('/')).status).toBe(404)
  })
})

describe('HR3 a function’s event', () => {
  const request = { method: 'POST', headers: { 'X-Two': 'a', Cookie: 'c=1; d=2', 'Content-Type': 'application/json', 'User-Agent': 'curl' }, body: '{"n":1}' }
  test('in format 2.0', async () => {
    await makeFunction('fn', ok)
    await call('UpdateStage', { StageName: '$default', StageVariables: { env: 'x' } })
    await route('POST /orders/{id}')
    await send('/orders/a%20b?q=1&q=2&r=%C3%A9', request)
    const host = `${ApiId}.execute-api.us-east-1.amazonaws.com`
    expect(eventsTo('fn')).toEqual([
      {
        version: '2.0',
        routeKey: 'POST /orders/{id}',
        rawPath: '/orders/a%20b',
        rawQueryString: 'q=1&q=2&r=%C3%A9',
        cookies: ['c=1', 'd=2'],
        headers: { host, 'x-forwarded-for': '203.0.113.10', 'x-forwarded-port': '443', 'x-forwarded-proto': 'https', 'x-two': 'a', 'content-type': 'application/json', 'user-agent': 'curl' },
        queryStringParameters: { q: '1,2', r: 'é' },
        requestContext: {
          accountId: '123456789012', apiId: ApiId, domainName: host, domainPrefix: ApiId,
          http: { method: 'POST', path: '/orders/a%20b', protocol: 'HTTP/1.1', sourceIp: '203.0.113.10', userAgent: 'curl' },
          requestId: expect.any(String), routeKey: 'POST /orders/{id}', stage: '$default', time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/), timeEpoch: expect.any(Number),
        },
        body: '{"n":1}',
        isBase64Encoded: false,
        pathParameters: { id: 'a b' },
        stageVariables: { env: 'x' },
      },
    ])
  })

  test('in format 2.0 without what is empty', async () => {
    await makeFunction('fn', ok)
    await route('$default')
    await send('/')
    const [event] = eventsTo('fn')
    for (const member of ['body', 'cookies', 'pathParameters', 'queryStringParameters', 'stageVariables']) expect(event).not.toHaveProperty(member)
    expect(event).toMatchObject({ routeKey: '$default', rawQueryString: '', isBase64Encoded: false })
  })

  test('in format 1.0', async () => {
    await makeFunction('fn', ok)
    await route('POST /orders/{id}', { PayloadFormatVersion: '1.0' })
    await send('/orders/7?q=1&q=2', request)
    const [event] = eventsTo('fn')
    expect(event).toMatchObject({
      version: '1.0', resource: '/orders/{id}', path: '/orders/7', httpMethod: 'POST', body: '{"n":1}', isBase64Encoded: false, stageVariables: null,
      queryStringParameters: { q: '2' }, multiValueQueryStringParameters: { q: ['1', '2'] }, pathParameters: { id: '7' }, headers: { 'x-two': 'a', cookie: 'c=1; d=2' },
      requestContext: { resourceId: null, resourcePath: '/orders/{id}', stage: '$default', authorizer: { claims: null, scopes: null } },
    })
    expect(event).not.toHaveProperty('cookies')
  })

  test.each([['text/plain', false], ['application/problem+json; charset=utf-8', false], ['application/x-www-form-urlencoded', true], ['image/png', true]])('a body of %s is base64: %j', async (type, encoded) => {
    await makeFunction('fn', ok)
    await route('$default')
    await send('/', { method: 'POST', headers: { 'Content-Type': type }, body: 'a=1' })
    expect(eventsTo('fn')[0]).toMatchObject({ isBase64Encoded: encoded, body: encoded ? 'YT0x' : 'a=1' })
  })
})

describe('HR4 a backend', () => {
  const over = (status: number, reason: string) => expect(told('StageFailed')).toMatchObject([{ stage: 'Integration', status, reason: expect.stringContaining(reason) }])
  test('that is no function there is: 500', async () => {
    await route('GET /')
    expect(await send()).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' })
    over(500, 'ResourceNotFoundException')
  })

  test('that fails: 500', async () => {
    await makeFunction('fn', [{ fail: { error: 'E' } }])
    await route('GET /')
    expect((await send()).status).toBe(500)
    over(500, 'the function failed')
  })

  test('that takes longer than its timeout, which is 30 s at most: 503, and what it says later is not waited for', async () => {
    await makeFunction('fn', [{ wait: 40_000 }, { return: { statusCode: 200 } }])
    await route('GET /')
    const before = cloud.now
    expect(await send()).toMatchObject({ status: 503, text: '{"message":"Service Unavailable"}' })
    expect(cloud.now - before).toBe(30_000)
    await cloud.runUntilQuiet()
    expect(told('RequestAnswered')).toHaveLength(1)
  })

  test('by HTTP gets the request with the path’s and the stage’s variables in its URL', async () => {
    const got: any[] = []
    cloud.outside('backend.example', (request) => {
      got.push(request)
      return { status: 202, headers: { 'X-From': 'there' }, body: 'hello' }
    })
    await call('UpdateStage', { StageName: '$default', StageVariables: { version: 'v3' } })
    await route('ANY /files/{proxy+}', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'ANY', IntegrationUri: 'https://backend.example/${stageVariables.version}/{proxy}', PayloadFormatVersion: '1.0' })
    expect(await send('/files/a/b?x=1', { method: 'PUT', body: 'in', headers: { 'X-A': '1' } })).toMatchObject({ status: 202, text: 'hello', headers: { 'x-from': 'there' } })
    expect(got).toMatchObject([{ method: 'PUT', url: 'https://backend.example/v3/a/b?x=1', headers: { 'x-a': ['1'] } }])
  })

  test('by HTTP that nobody answers for: 503', async () => {
    cloud.outside('other.example', () => ({}))
    await route('GET /', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'https://backend.example', PayloadFormatVersion: '1.0' })
    expect(await send()).toMatchObject({ status: 503, text: '{"message":"Service Unavailable"}' })
  })
})

test('HR5 what a function returns without a status is the body of a 200', async () => {
  await makeFunction('fn', [{ return: { message: 'hi' } }])
  await route('GET /')
  expect(await send()).toMatchObject({ status: 200, text: '{"message":"hi"}', headers: { 'content-type': 'application/json' } })
  expect(told('StagePassed').find(({ stage }) => stage === 'Integration')).toMatchObject({ told: { status: 200, inferred: true } })
})

describe('HR6 a Lambda authorizer', () => {
  const guard = async (answer: object[], more: object = {}) => {
    await makeFunction('fn', ok)
    await makeFunction('auth', answer)
    const { AuthorizerId } = await call('CreateAuthorizer', {
      Name: 'a', AuthorizerType: 'REQUEST', AuthorizerUri: arn('auth'), IdentitySource: ['$request.header.Authorization'], AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true, ...more,
    })
    await route('GET /a', {}, { AuthorizationType: 'CUSTOM', AuthorizerId })
    await route('GET /b', {}, { AuthorizationType: 'CUSTOM', AuthorizerId })
  }
  const signed = { headers: { authorization: 't' } }
  const policy = (Resource: string, Effect = 'Allow') => ({ return: { principalId: 'me', policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] }, context: { tier: 'gold' } } })
  const full = { EnableSimpleResponses: false }

  test.each<[string, object[], object, number, string]>([
    ['says yes', [{ return: { isAuthorized: true } }], {}, 200, 'ok'],
    ['says no', [{ return: { isAuthorized: false } }], {}, 403, '{"message":"Forbidden"}'],
    ['says nothing', [{ return: {} }], {}, 500, '{"message":"Internal Server Error"}'],
    ['says it with a policy where a simple answer is due', [policy('*')], {}, 500, '{"message":"Internal Server Error"}'],
    ['fails', [{ fail: { error: 'E', cause: 'x' } }], {}, 500, '{"message":"Internal Server Error"}'],
    ['allows by a policy', [policy('*')], full, 200, 'ok'],
    ['denies by a policy', [policy('*', 'Deny')], full, 403, '{"message":"Forbidden"}'],
    ['gives a policy for another route', [policy('arn:aws:execute-api:*:*:*/$default/GET/b')], full, 403, '{"message":"Forbidden"}'],
    ['answers too late', [{ wait: 11_000 }, { return: { isAuthorized: true } }], {}, 500, '{"message":"Internal Server Error"}'],
  ])('that %s', async (_what, answer, more, status, text) => {
    await guard(answer, more)
    expect(await send('/a', signed)).toMatchObject({ status, text })
  })

  test('is not asked without the identity source', async () => {
    await guard([{ return: { isAuthorized: true } }])
    expect(await send('/a')).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' })
    expect(eventsTo('auth')).toEqual([])
  })

  test('is asked for each request, unless what it says is to be kept: then by identity, whatever the route', async () => {
    await guard([{ return: { isAuthorized: true } }])
    for (const path of ['/a', '/a']) await send(path, signed)
    expect(eventsTo('auth')).toHaveLength(2)
    const { Items } = await call('GetAuthorizers')
    await call('UpdateAuthorizer', { AuthorizerId: Items[0].AuthorizerId, AuthorizerResultTtlInSeconds: 60 })
    for (const path of ['/a', '/b', '/a']) expect((await send(path, signed)).status).toBe(200)
    expect(eventsTo('auth')).toHaveLength(3)
    await call('ResetAuthorizersCache', { StageName: '$default' })
    await send('/a', signed)
    expect(eventsTo('auth')).toHaveLength(4)
    await cloud.runFor(60_000)
    await send('/a', signed)
    expect(eventsTo('auth')).toHaveLength(5)
  })

  test('whose policy is for one route refuses the next from its cache', async () => {
    await guard([policy('arn:aws:execute-api:us-east-1:123456789012:*/$default/GET/a')], { ...full, AuthorizerResultTtlInSeconds: 60 })
    expect((await send('/a', signed)).status).toBe(200)
    expect((await send('/b', signed)).status).toBe(403)
    expect(eventsTo('auth')).toHaveLength(1)
    expect(told('StageFailed')).toMatchObject([{ reason: expect.stringContaining('by what the authorizer said of an earlier request') }])
  })

  test('gets its event, and the function its context', async () => {
    await guard([{ return: { isAuthorized: true, context: { tier: 'gold', n: 3, roles: ['a'] } } }])
    await send('/a', signed)
    expect(eventsTo('auth')).toMatchObject([{ version: '2.0', type: 'REQUEST', routeArn: `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/GET/a`, identitySource: ['t'], routeKey: 'GET /a' }])
    expect(eventsTo('fn')[0].requestContext.authorizer).toEqual({ lambda: { tier: 'gold', n: 3, roles: ['a'] } })
  })
})

describe('HR7 a JWT authorizer', () => {
  const part = (value: object) => toBase64(utf8Bytes(JSON.stringify(value))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const token = (claims: object) => `Bearer ${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: 'https://issuer.example', aud: 'app', exp: 4_000_000_000, ...claims })}.c2ln`
  const guard = async (scopes: string[] = []) => {
    await makeFunction('fn', ok)
    const { AuthorizerId } = await call('CreateAuthorizer', {
      Name: 'a', AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['app'] },
    })
    await route('GET /', {}, { AuthorizationType: 'JWT', AuthorizerId, AuthorizationScopes: scopes })
  }

  test.each<[string, string | undefined, string[], number, string | undefined]>([
    ['a good token', token({}), [], 200, undefined],
    ['a token with one of the scopes', token({ scope: 'read other' }), ['read', 'write'], 200, undefined],
    ['a token without the scope', token({ scope: 'other' }), ['read'], 403, 'Bearer scope="read" error="insufficient_scope"'],
    ['a token that is over', token({ exp: 1 }), [], 401, 'Bearer error="invalid_token"'],
    ['what is no token', 'hello', [], 401, 'Bearer error="invalid_token"'],
    ['no token', undefined, [], 401, 'Bearer'],
  ])('with %s', async (_what, authorization, scopes, status, challenge) => {
    await guard(scopes)
    const answer = await send('/', authorization === undefined ? {} : { headers: { authorization } })
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([status, challenge])
  })

  test('gives the function its claims as texts, and says in the log that no signature was verified', async () => {
    await guard(['read'])
    await send('/', { headers: { authorization: token({ scope: 'read', sub: 'me' }) } })
    expect(eventsTo('fn')[0].requestContext.authorizer).toEqual({ jwt: { claims: { iss: 'https://issuer.example', aud: 'app', exp: '4000000000', scope: 'read', sub: 'me' }, scopes: ['read'] } })
    expect(told('StagePassed').find(({ stage }) => stage === 'Authorization')).toMatchObject({ told: { signature: expect.stringContaining('does not simulate the signature') } })
  })
})

describe('HR8 throttling', () => {
  const statuses = async (path: string, count: number) => (await Promise.all(Array.from({ length: count }, () => send(path)))).map(({ status }) => status)
  test('by the stage’s routes, and by one of them; the bucket that is empty is named', async () => {
    await makeFunction('fn', ok)
    await route('GET /a')
    await route('GET /b')
    await call('UpdateStage', { StageName: '$default', DefaultRouteSettings: { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 }, RouteSettings: { 'GET /b': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } } })
    expect(await statuses('/a', 4)).toEqual([200, 200, 200, 429])
    expect(await statuses('/b', 2)).toEqual([200, 429])
    expect(told('StageFailed').map(({ reason }) => reason)).toEqual(['the bucket of the stage’s routes is empty: 2 a second, burst 3', 'the bucket of the route is empty: 1 a second, burst 1'])
    expect(await send('/b')).toMatchObject({ status: 429, text: '{"message":"Too Many Requests"}' })
  })
})

describe('HR9 CORS', () => {
  const cors = { AllowOrigins: ['https://shop.example', 'http://*'], AllowMethods: ['GET', 'PUT'], AllowHeaders: ['x-a'], ExposeHeaders: ['x-b'], MaxAge: 60, AllowCredentials: true }
  const ask = (Origin: string) => ({ method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'PUT' } })
  test.each<[string, object]>([
    ['https://shop.example', { 'access-control-allow-origin': 'https://shop.example', 'access-control-allow-methods': 'GET,PUT', 'access-control-allow-headers': 'x-a', 'access-control-max-age': '60', 'access-control-allow-credentials': 'true' }],
    ['http://any.example', { 'access-control-allow-origin': 'http://any.example' }],
    ['https://evil.example', {}],
  ])('answers the preflight of %s, also where no route takes it', async (origin, headers) => {
    await call('CreateRoute', { RouteKey: 'GET /orders' })
    await call('UpdateApi', { CorsConfiguration: cors })
    const answer = await send('/orders', ask(origin))
    expect(answer).toMatchObject({ status: 204, text: '', headers })
    expect('access-control-allow-origin' in answer.headers).toBe('access-control-allow-origin' in headers)
  })

  test('replaces the backend’s headers', async () => {
    await makeFunction('fn', [{ return: { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', 'access-control-max-age': '9' }, body: '' } }])
    await route('GET /')
    expect((await send('/', { headers: { Origin: 'https://shop.example' } })).headers['access-control-allow-origin']).toBe('*')
    await call('UpdateApi', { CorsConfiguration: cors })
    const { headers } = await send('/', { headers: { Origin: 'https://shop.example' } })
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example', 'access-control-expose-headers': 'x-b' })
    expect(headers).not.toHaveProperty('access-control-max-age')
  })

  test('does not come before the authorizer of a route that takes OPTIONS; without CORS the backend is asked', async () => {
    await makeFunction('fn', ok)
    await makeFunction('auth', [{ return: { isAuthorized: true } }])
    expect((await send('/', ask('https://shop.example'))).status).toBe(404)
    const { AuthorizerId } = await call('CreateAuthorizer', { Name: 'a', AuthorizerType: 'REQUEST', AuthorizerUri: arn('auth'), IdentitySource: ['$request.header.Authorization'], AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true })
    await route('$default', {}, { AuthorizationType: 'CUSTOM', AuthorizerId })
    await call('UpdateApi', { CorsConfiguration: cors })
    expect((await send('/', ask('https://shop.example'))).status).toBe(401)
    await call('CreateRoute', { RouteKey: 'OPTIONS /{proxy+}' })
    expect((await send('/a', ask('https://shop.example'))).status).toBe(204)
  })
})

describe('HR10 a request that is too large', () => {
  test.each<[string, object, number, string]>([
    ['by a byte of its headers', { headers: { a: 'x'.repeat(10_240 - 'GET / HTTP/1.1\r\na: \r\n'.length + 1) } }, 431, '{"message":"Request Header Fields Too Large"}'],
    ['in no byte of its headers', { headers: { a: 'x'.repeat(10_240 - 'GET / HTTP/1.1\r\na: \r\n'.length) } }, 404, '{"message":"Not Found"}'],
    ['by a byte of its body', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) }, 413, '{"message":"Request Entity Too Large"}'],
  ])('%s', async (_what, request, status, text) => {
    await call('CreateRoute', { RouteKey: 'GET /other' })
    expect(await send('/', request)).toMatchObject({ status, text })
  })
})
