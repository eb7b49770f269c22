import { beforeEach, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

let cloud: Cloud
let restApiId: string
let resourceId: string
const call = (action: string, input: object = {}): Promise<any> => cloud.call('apigateway', action, { restApiId, resourceId, ...input })
const method = async (httpMethod: string, integration: object, more: object = {}) => {
  await call('PutMethod', { httpMethod, authorizationType: 'NONE', ...more })
  await call('PutIntegration', { httpMethod, integrationHttpMethod: 'POST', ...integration })
}
const lambdaUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations'
const makeFunction = async (script: object[]) => {
  await cloud.call('lambda', 'CreateFunction', { FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script: script }, Timeout: 60 })
  await cloud.runUntilQuiet()
}

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const api = await cloud.call('apigateway', 'CreateRestApi', { name: 'pets' })
  restApiId = api.id
  resourceId = (await cloud.call('apigateway', 'CreateResource', { restApiId, parentId: api.rootResourceId, pathPart: '{id}' })).id
})

test('TI1 a method that nobody has deployed answers, with status, headers, body, latency and log', async () => {
  cloud.outside('backend.example', () => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'hello' }))
  await method('GET', { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://${stageVariables.host}/pets' })
  const answer = await call('TestInvokeMethod', { httpMethod: 'GET', pathWithQueryString: '/7?type=dog', headers: { 'X-Kind': 'a' }, stageVariables: { host: 'backend.example' } })
  expect(answer).toMatchObject({ status: 200, body: 'hello', headers: { 'Content-Type': 'text/plain', 'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-/) }, multiValueHeaders: { 'Content-Type': ['text/plain'] }, latency: 0 })
  expect(answer.headers).not.toHaveProperty('x-amzn-RequestId')
  const [first, ...lines] = answer.log.trimEnd().split('\n')
  const id = /^Execution log for request ([0-9a-f-]{36})$/.exec(first)![1]!
  expect(lines.map((line: string) => line.replace('Wed Jan 01 00:00:00 UTC 2025 : ', '').replace(id, 'ID'))).toEqual([
    'Starting execution for request: ID',
    'HTTP Method: GET, Resource Path: /{id}',
    'Method request path: {id=7}',
    'Method request query string: {type=dog}',
    'Method request headers: {X-Kind=a}',
    'Method request body before transformations: ',
    'Endpoint request URI: https://backend.example/pets',
    expect.stringContaining('Endpoint request headers: {'),
    'Endpoint request body after transformations: ',
    'Sending request to https://backend.example/pets',
    'Received response. Status: 200, Integration latency: 0 ms',
    'Endpoint response headers: {Content-Type=text/plain}',
    'Endpoint response body before transformations: hello',
    'Method response body after transformations: hello',
    expect.stringMatching(/^Method response headers: \{Content-Type=text\/plain, X-Amzn-Trace-Id=Root=/),
    'Successfully completed execution',
    'Method completed with status: 200',
  ])
})

test('TI2 neither authorizers nor API keys nor throttling are in its way; the function sees where it is', async () => {
  await makeFunction([{ wait: 1500 }, { return: { statusCode: 200, body: 'ok' } }])
  await cloud.call('lambda', 'CreateFunction', { FunctionName: 'guard', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script: [{ fail: { errorType: 'Error', errorMessage: 'Unauthorized' } }] } })
  const { id: authorizerId } = await call('CreateAuthorizer', { name: 'guard', type: 'TOKEN', authorizerUri: lambdaUri.replace(':fn/', ':guard/'), identitySource: 'method.request.header.Authorization' })
  await method('ANY', { type: 'AWS_PROXY', uri: lambdaUri }, { authorizationType: 'CUSTOM', authorizerId, apiKeyRequired: true })
  const answer = await call('TestInvokeMethod', { httpMethod: 'POST', pathWithQueryString: '/7', body: '{"a":1}' })
  expect(answer).toMatchObject({ status: 200, body: 'ok' })
  expect(answer.latency).toBeGreaterThanOrEqual(1500)
  const events = cloud.log.flatMap(({ type, detail: { input } }: any) => (type === 'ApiCallStarted' && String(input?.FunctionName).endsWith(':fn') ? [JSON.parse(input.Payload)] : []))
  expect(events).toMatchObject([{ httpMethod: 'POST', path: '/7', body: '{"a":1}', pathParameters: { id: '7' }, requestContext: { stage: 'test-invoke-stage', path: '/7', domainName: 'testPrefix.testDomainName', domainPrefix: 'testPrefix', identity: { sourceIp: 'test-invoke-source-ip', apiKey: 'test-invoke-api-key', apiKeyId: 'test-invoke-api-key-id' } } }])
})

test.each<[why: string, script: object[], status: number, line: string]>([
  ['a function that fails', [{ fail: { errorType: 'Error', errorMessage: 'oh' } }], 502, 'Lambda execution failed with status 200 due to customer function error: {'],
  ['a malformed answer', [{ return: { body: 1 } }], 502, 'Execution failed due to configuration error: Malformed Lambda proxy response'],
  ['one that takes too long', [{ wait: 30_000 }, { return: {} }], 504, 'Execution failed due to a timeout error'],
])('TI3 the log tells of %s', async (_why, script, status, line) => {
  await makeFunction(script)
  await method('POST', { type: 'AWS_PROXY', uri: lambdaUri })
  const answer = await call('TestInvokeMethod', { httpMethod: 'POST' })
  expect(answer.status).toBe(status)
  expect(answer.log).toContain(line)
  expect(answer.log).toContain(`Method completed with status: ${status}`)
})

test('TI4 the method is validated and mapped as it is now; a test counts nowhere', async () => {
  await method('POST', { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }, { requestParameters: { 'method.request.querystring.kind': true } })
  const { id: requestValidatorId } = await call('CreateRequestValidator', { name: 'all', validateRequestParameters: true, validateRequestBody: true })
  await call('UpdateMethod', { httpMethod: 'POST', patchOperations: [{ op: 'replace', path: '/requestValidatorId', value: requestValidatorId }] })
  await call('PutMethodResponse', { httpMethod: 'POST', statusCode: '200' })
  await call('PutIntegrationResponse', { httpMethod: 'POST', statusCode: '200', responseTemplates: { 'application/json': '{"kind":"$input.params("kind")"}' } })
  expect(await call('TestInvokeMethod', { httpMethod: 'POST', pathWithQueryString: '/7' })).toMatchObject({ status: 400, body: '{"message":"Missing required request parameters: [kind]"}' })
  const fine = await call('TestInvokeMethod', { httpMethod: 'POST', pathWithQueryString: '/7?kind=a' })
  expect(fine).toMatchObject({ status: 200, body: '{"kind":"a"}' })
  expect(fine.log).toContain('Request validation succeeded for content type application/json')
  expect(cloud.log.filter(({ type }) => type === 'RequestAnswered')).toEqual([])
})

test.each<[why: string, input: object, name: string]>([
  ['a method that there is not', { httpMethod: 'PUT' }, 'NotFoundException'],
  ['a method without an integration', { httpMethod: 'GET' }, 'BadRequestException'],
  ['a client certificate', { httpMethod: 'GET', clientCertificateId: 'a' }, 'NotSimulated'],
])('TI5 %s is refused', async (_why, input, name) => {
  await call('PutMethod', { httpMethod: 'GET', authorizationType: 'NONE' })
  await expect(call('TestInvokeMethod', input)).rejects.toMatchObject({ name })
})
