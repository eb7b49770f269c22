import { describe, expect, test } from 'vitest'
import { answerHttp } from '../../../cloud/http/http'
import { world } from '../../../cloud/lambdaWorld.testing'
import type { Json, JsonObject } from '../../../kernel/json'
import { urlEvent, type UrlRequest } from './event'
import { urlResponse } from './response'

async function given(script: readonly Json[], config: JsonObject = {}, isOpen = true) {
  const all = world()
  await all.create('fn', script)
  const { FunctionUrl: url } = await all.call('CreateFunctionUrlConfig', { FunctionName: 'fn', AuthType: 'NONE', ...config })
  if (isOpen) for (const action of ['InvokeFunctionUrl', 'InvokeFunction']) {
    await all.call('AddPermission', { FunctionName: 'fn', StatementId: action, Action: `lambda:${action}`, Principal: '*' })
  }
  const request = async (method: string, headers: Record<string, string> = {}, path = '') => {
    const { body, ...answer } = await answerHttp(all.sim, 'us-east-1', { method, url: `${String(url)}${path}`, headers })
    return { ...answer, body: new TextDecoder().decode(body) }
  }
  return { ...all, url: String(url), request }
}

test('LU1 a function has one URL, and so has each alias', async () => {
  const { call, url } = await given([])
  expect(url).toMatch(/^https:\/\/[0-9a-f]{32}\.lambda-url\.us-east-1\.on\.aws\/$/)
  await expect(call('CreateFunctionUrlConfig', { FunctionName: 'fn', AuthType: 'NONE' })).rejects.toMatchObject({ name: 'ResourceConflictException' })
  await call('PublishVersion', { FunctionName: 'fn' })
  await expect(call('CreateFunctionUrlConfig', { FunctionName: 'fn', Qualifier: '1', AuthType: 'NONE' })).rejects.toMatchObject({ name: 'ValidationException' })
  await call('CreateAlias', { FunctionName: 'fn', Name: 'live', FunctionVersion: '1' })
  await call('CreateFunctionUrlConfig', { FunctionName: 'fn', Qualifier: 'live', AuthType: 'NONE' })
  expect((await call('ListFunctionUrlConfigs', { FunctionName: 'fn' }))['FunctionUrlConfigs']).toHaveLength(2)
})

describe('LU2 the event', () => {
  const event = (request: Partial<UrlRequest>) =>
    urlEvent({ method: 'POST', path: '/', query: '', headers: {}, body: '', host: 'id.lambda-url.us-east-1.on.aws', sourceIp: '203.0.113.10', ...request }, 'id', 'request', Date.UTC(2025, 0, 1))

  test.each<[why: string, request: Partial<UrlRequest>, event: JsonObject]>([
    ['names in lower case, cookies apart', { headers: { 'X-One': ['a', 'b'], Cookie: ['a=1; b=2'] } }, { headers: expect.objectContaining({ 'x-one': 'a,b' }), cookies: ['a=1', 'b=2'] } as unknown as JsonObject],
    ['repeated values joined', { query: 'a=1&b=x%20y&a=2&c' }, { rawQueryString: 'a=1&b=x%20y&a=2&c', queryStringParameters: { a: '1,2', b: 'x y', c: '' } }],
    ['an escape that is none', { path: '/a%zz', query: 'q=%zz' }, { rawPath: '/a%zz', queryStringParameters: { q: '%zz' } }],
    ['text', { body: 'hi', headers: { 'content-type': ['application/json; charset=utf-8'] } }, { body: 'hi', isBase64Encoded: false }],
    ['bytes', { body: { base64: '/w==' }, headers: { 'content-type': ['image/png'] } }, { body: '/w==', isBase64Encoded: true }],
    ['no type', { body: 'hi' }, { body: 'aGk=', isBase64Encoded: true }],
    ['its time', {}, { requestContext: expect.objectContaining({ time: '01/Jan/2025:00:00:00 +0000', apiId: 'id', stage: '$default' }) } as unknown as JsonObject],
  ])('%s', (_why, request, wanted) => {
    expect(event(request)).toMatchObject(wanted)
  })

  test('no body is none', () => {
    expect(event({})).not.toHaveProperty('body')
  })
})

describe('LU3 the response', () => {
  test.each<[returned: Json, status: number, body: Json, type: string]>([
    ['text', 200, 'text', 'application/json'],
    [['a', 1], 200, '["a",1]', 'application/json'],
    [{ a: 1 }, 200, '{"a":1}', 'application/json'],
    [{ statusCode: '418', body: 'tea' }, 418, 'tea', 'application/json'],
    [{ statusCode: 201, headers: { 'Content-Type': 'text/html' }, body: '<p>' }, 201, '<p>', 'text/html'],
    [{ statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, { base64: 'aGk=' }, 'application/json'],
    [{ statusCode: 'none' }, 502, 'Internal Server Error', 'text/plain'],
  ])('%j', (returned, status, body, type) => {
    const response = urlResponse({ payload: JSON.stringify(returned), failed: false })
    expect([response.status, response.body, response.headers['content-type']]).toEqual([status, body, [type]])
  })

  test('of a function that fails is 502', async () => {
    const { request } = await given([{ fail: { errorType: 'Error', errorMessage: 'no' } }])
    expect(await request('GET')).toMatchObject({ status: 502, body: 'Internal Server Error' })
  })
})

describe('LU4 who may', () => {
  test('everybody needs both permissions', async () => {
    const { call, request } = await given([{ return: 'in' }], {}, false)
    expect(await request('GET')).toMatchObject({ status: 403 })
    await call('AddPermission', { FunctionName: 'fn', StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' })
    expect(await request('GET')).toMatchObject({ status: 403 })
    await call('AddPermission', { FunctionName: 'fn', StatementId: 'fn', Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true })
    expect(await request('GET')).toMatchObject({ status: 200, body: 'in' })
  })

  test('with AWS_IAM a request has to be signed', async () => {
    const { request } = await given([{ return: 'in' }], { AuthType: 'AWS_IAM' })
    expect(await request('GET')).toMatchObject({ status: 403 })
    expect(await request('GET', { Authorization: 'AWS4-HMAC-SHA256 Credential=…' })).toMatchObject({ status: 200 })
  })

  test('a throttled request is 429', async () => {
    const { call, request } = await given([{ return: 'in' }])
    await call('PutFunctionConcurrency', { FunctionName: 'fn', ReservedConcurrentExecutions: 0 })
    expect(await request('GET')).toMatchObject({ status: 429 })
  })
})

test('LU5 preflights do not reach the function, and answers tell allowed origins', async () => {
  const { told, request } = await given([{ return: 'in' }], { Cors: { AllowOrigins: ['https://a.example'], AllowMethods: ['GET'], MaxAge: 60 } })
  const preflight = await request('OPTIONS', { Origin: 'https://a.example', 'Access-Control-Request-Method': 'GET' })
  expect(preflight).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-methods': 'GET', 'access-control-max-age': '60' } })
  expect(told('InvokeStarted')).toEqual([])
  expect((await request('GET', { Origin: 'https://a.example' })).headers).toMatchObject({ 'access-control-allow-origin': 'https://a.example' })
  expect((await request('GET', { Origin: 'https://b.example' })).headers).not.toHaveProperty('access-control-allow-origin')
})
