import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

const ROLE = 'arn:aws:iam::123456789012:role/logs'
const GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:access'
let cloud: Cloud
let restApiId: string
const rest = (action: string, input: object = {}): Promise<any> => cloud.call('apigateway', action, { restApiId, ...input })
const v2 = (action: string, input: object = {}): Promise<any> => cloud.call('apigatewayv2', action, input)
const setRole = (value = ROLE) => cloud.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] })
const patch = (...settings: readonly string[]) => rest('UpdateStage', { stageName: 'dev', patchOperations: settings.map((each) => ({ op: 'replace', path: each.split('=')[0], value: each.slice(each.indexOf('=') + 1) })) })
const send = (path: string, headers: Record<string, string> = {}, body = '') => cloud.request({ method: body === '' ? 'GET' : 'POST', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev${path}`, headers, body })
/** What a log group has, each line without what differs from request to request. */
const lines = async (logGroupName: string): Promise<string[]> => {
  await cloud.runUntilQuiet()
  const { events } = await cloud.call('logs', 'FilterLogEvents', { logGroupName })
  return events.map(({ message }: { message: string }) => message.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID').replaceAll(restApiId, 'API'))
}
const execution = () => lines(`API-Gateway-Execution-Logs_${restApiId}/dev`)

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  cloud.outside('backend.example', () => ({ status: 201, headers: { 'Content-Type': 'text/plain' }, body: 'hello' }))
  const api = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = api.id
  const { id: resourceId } = await rest('CreateResource', { parentId: api.rootResourceId, pathPart: '{id}' })
  for (const httpMethod of ['GET', 'POST']) {
    await rest('PutMethod', { resourceId, httpMethod, authorizationType: 'NONE' })
    await rest('PutIntegration', { resourceId, httpMethod, type: httpMethod === 'GET' ? 'HTTP_PROXY' : 'MOCK', integrationHttpMethod: 'GET', uri: 'https://backend.example/' })
  }
  await rest('CreateDeployment', { stageName: 'dev' })
})

describe('GL1 the account', () => {
  test('has the role in which logs are written, and tells its limits', async () => {
    expect(await rest('GetAccount')).toEqual({ throttleSettings: { rateLimit: 10_000, burstLimit: 5000 }, features: ['UsagePlans'], apiKeyVersion: '4' })
    await setRole()
    expect(await rest('GetAccount')).toMatchObject({ cloudwatchRoleArn: ROLE })
    await expect(setRole('logs')).rejects.toMatchObject({ name: 'BadRequestException' })
    await cloud.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'remove', path: '/cloudwatchRoleArn' }] })
    expect(await rest('GetAccount')).not.toHaveProperty('cloudwatchRoleArn')
    await expect(cloud.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'replace', path: '/features', value: 'x' }] })).rejects.toMatchObject({ name: 'BadRequestException' })
  })

  test.each(['/*/*/logging/loglevel=INFO', `/accessLogSettings/destinationArn=${GROUP}`])('without it there is no %s', async (setting) => {
    await expect(patch(setting)).rejects.toMatchObject({ name: 'BadRequestException', message: 'CloudWatch Logs role ARN must be set in account settings to enable logging' })
    await setRole()
    await patch(setting)
  })

  test('a role that the world defines has to be trusted and allowed to write', async () => {
    await setRole()
    await cloud.call('iam', 'CreateRole', { RoleName: 'logs', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }] }) })
    await patch('/*/*/logging/loglevel=INFO')
    await send('/7')
    await expect(execution()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await cloud.call('iam', 'AttachRolePolicy', { RoleName: 'logs', PolicyArn: 'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess' })
    await send('/7')
    expect(await execution()).toContain('(ID) Method completed with status: 201')
  })
})

describe('GL2 execution logs', () => {
  beforeEach(() => setRole())

  test('tell at INFO what was done, and with data trace what with', async () => {
    await patch('/*/*/logging/loglevel=INFO', '/*/*/logging/dataTrace=true')
    await send('/7?a=1', { Authorization: 'Bearer secret', 'X-Kind': 'b' })
    const told = await execution()
    expect(told.map((line) => line.replace(/Extended Request Id: \w+/, 'Extended Request Id: X').replace(/ \d+ ms/, ' 0 ms'))).toEqual([
      '(ID) Extended Request Id: X',
      '(ID) Verifying Usage Plan for request: ID. API Key:  API Stage: API/dev',
      "(ID) API Key authorized because method 'GET /{id}' does not require API Key. Request will not contribute to throttle or quota limits",
      '(ID) Usage Plan check succeeded for API Key and API Stage API/dev',
      '(ID) Starting execution for request: ID',
      '(ID) HTTP Method: GET, Resource Path: /{id}',
      '(ID) Method request path: {id=7}',
      '(ID) Method request query string: {a=1}',
      '(ID) Method request headers: {Authorization=*******secret, X-Kind=b}',
      '(ID) Method request body before transformations: ',
      '(ID) Endpoint request URI: https://backend.example/',
      expect.stringContaining('(ID) Endpoint request headers: {'),
      '(ID) Endpoint request body after transformations: ',
      '(ID) Sending request to https://backend.example/',
      '(ID) Received response. Status: 201, Integration latency: 0 ms',
      '(ID) Endpoint response headers: {Content-Type=text/plain}',
      '(ID) Endpoint response body before transformations: hello',
      '(ID) Method response body after transformations: hello',
      expect.stringContaining('(ID) Method response headers: {Content-Type=text/plain, '),
      '(ID) Successfully completed execution',
      '(ID) Method completed with status: 201',
    ])
  })

  test('tell at ERROR what went wrong, and nothing else', async () => {
    await patch('/*/*/logging/loglevel=ERROR')
    await send('/7')
    await send('/7', {}, '{}')
    expect(await execution()).toEqual(['(ID) Execution failed due to configuration error: the request template of a MOCK integration gives no statusCode'])
  })

  test('tell of what never gets to a method: what a web ACL blocks, and what no resource takes', async () => {
    await patch('/*/*/logging/loglevel=INFO')
    const { Summary } = await cloud.call('wafv2', 'CreateWebACL', { Scope: 'REGIONAL', Name: 'acl', DefaultAction: { Block: {} }, Rules: [] })
    await send('/7/8')
    await cloud.call('wafv2', 'AssociateWebACL', { WebACLArn: Summary.ARN, ResourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/dev` })
    await send('/7')
    expect((await execution()).filter((line) => !line.includes('Extended'))).toEqual([
      '(ID) Missing Authentication Token',
      '(ID) Gateway response type: MISSING_AUTHENTICATION_TOKEN with status code: 403',
      '(ID) Method completed with status: 403',
      '(ID) Forbidden',
      '(ID) Gateway response type: WAF_FILTERED with status code: 403',
      '(ID) Method completed with status: 403',
    ])
  })

  test('are cut off at 1,024 bytes, and are of the methods that have them', async () => {
    await patch('/{id}/GET/logging/loglevel=INFO', '/{id}/GET/logging/dataTrace=true')
    await send(`/${'ü'.repeat(800)}`)
    await send('/7', {}, '{}')
    const told = await execution()
    const long = told.find((line) => line.includes('Method request path'))!
    expect([long.endsWith('[TRUNCATED]'), told.some((line) => line.includes('POST'))]).toEqual([true, false])
  })

  test('are written again where their group was deleted', async () => {
    await patch('/*/*/logging/loglevel=ERROR')
    await send('/7', {}, '{}')
    await execution()
    await cloud.call('logs', 'DeleteLogGroup', { logGroupName: `API-Gateway-Execution-Logs_${restApiId}/dev` })
    await send('/7', {}, '{}')
    await cloud.runUntilQuiet()
    await send('/7', {}, '{}')
    expect(await execution()).toHaveLength(1)
  })
})

describe('GL3 access logs', () => {
  beforeEach(async () => {
    await setRole()
    await cloud.call('logs', 'CreateLogGroup', { logGroupName: 'access' })
  })

  test('have a line for each request, by the stage’s format; what there is not is a dash', async () => {
    await patch(`/accessLogSettings/destinationArn=${GROUP}`, '/accessLogSettings/format={"id":"$context.requestId","ip":"$context.identity.sourceIp","what":"$context.httpMethod $context.resourcePath","status":$context.status,"length":$context.responseLength,"backend":"$context.integration.status","error":"$context.error.responseType","none":"$context.authorizer.principalId"}')
    await send('/7')
    await send('/7', {}, '{}')
    await send('/7/8')
    expect((await lines('access')).map((line) => JSON.parse(line))).toEqual([
      { id: 'ID', ip: '203.0.113.10', what: 'GET /{id}', status: 201, length: 5, backend: '201', error: '-', none: '-' },
      { id: 'ID', ip: '203.0.113.10', what: 'POST /{id}', status: 500, length: 35, backend: '-', error: 'API_CONFIGURATION_ERROR', none: '-' },
      { id: 'ID', ip: '203.0.113.10', what: 'GET -', status: 403, length: 42, backend: '-', error: 'MISSING_AUTHENTICATION_TOKEN', none: '-' },
    ])
  })

  test.each([
    ['no request id', '/accessLogSettings/format=$context.status', 'BadRequestException'],
    ['two lines', '/accessLogSettings/format=$context.requestId\n$context.status', 'BadRequestException'],
    ['more than 3 KB', `/accessLogSettings/format=$context.requestId ${'a'.repeat(3072)}`, 'BadRequestException'],
    ['no log group', '/accessLogSettings/destinationArn=access', 'BadRequestException'],
    ['Firehose', '/accessLogSettings/destinationArn=arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-a', 'NotSimulated'],
  ])('not with %s', async (_why, setting, name) => {
    await expect(patch(setting)).rejects.toMatchObject({ name })
  })

  test('GL4 HTTP APIs have them without a role, and no others', async () => {
    await cloud.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'remove', path: '/cloudwatchRoleArn' }] })
    const { ApiId } = await v2('CreateApi', { Name: 'a', ProtocolType: 'HTTP', Target: 'https://backend.example/' })
    const Format = '$context.identity.sourceIp [$context.requestTime] "$context.routeKey $context.protocol" $context.status $context.responseLength $context.integrationLatency $context.requestId'
    await v2('UpdateStage', { ApiId, StageName: '$default', AccessLogSettings: { DestinationArn: GROUP, Format } })
    const get = (path: string) => cloud.request({ method: 'GET', url: `https://${ApiId}.execute-api.us-east-1.amazonaws.com${path}` })
    await get('/orders')
    expect(await lines('access')).toEqual(['203.0.113.10 [01/Jan/2025:00:00:00 +0000] "$default HTTP/1.1" 201 5 0 ID'])
    await expect(v2('UpdateStage', { ApiId, StageName: '$default', DefaultRouteSettings: { LoggingLevel: 'INFO' } })).rejects.toMatchObject({ name: 'BadRequestException', message: 'Execution logs are not supported on protocolType HTTP' })
    await v2('DeleteAccessLogSettings', { ApiId, StageName: '$default' })
    await get('/orders')
    expect(await lines('access')).toHaveLength(1)
  })

  test('GL5 WebSocket APIs have both', async () => {
    const { ApiId } = await v2('CreateApi', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' })
    const { IntegrationId } = await v2('CreateIntegration', { ApiId, IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":$input.json("$.status")}' } })
    await v2('CreateRoute', { ApiId, RouteKey: '$default', Target: `integrations/${IntegrationId}` })
    await cloud.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'remove', path: '/cloudwatchRoleArn' }] })
    const stage = { ApiId, StageName: 'prod', AutoDeploy: true, DefaultRouteSettings: { LoggingLevel: 'INFO' }, AccessLogSettings: { DestinationArn: GROUP, Format: '$context.eventType $context.routeKey $context.status $context.error.message $context.requestId' } }
    await expect(v2('CreateStage', stage)).rejects.toMatchObject({ message: 'CloudWatch Logs role ARN must be set in account settings to enable logging' })
    await setRole()
    await v2('CreateStage', stage)
    const socket = await cloud.connect(`wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`)
    await socket.send('{"status":200}')
    await socket.send('{}')
    const id = / [\w]{15}=/
    expect((await lines('access')).map((line) => line.replace(id, ' ID'))).toEqual(['CONNECT $default 200 - ID', 'MESSAGE $default 200 - ID', 'MESSAGE $default 500 Internal server error ID'])
    const told = await lines(`API-Gateway-Execution-Logs_${ApiId}/prod`)
    expect(told.map((line) => line.replace(/^\(\w{15}=\) /, '')).filter((line) => /^(Event|Execution|Successfully)/.test(line)).map((line) => line.replace(/Connection Id: .*/, 'Connection Id: X'))).toEqual([
      'Event type: CONNECT, Route: $default, Connection Id: X',
      'Successfully completed execution',
      'Event type: MESSAGE, Route: $default, Connection Id: X',
      'Successfully completed execution',
      'Event type: MESSAGE, Route: $default, Connection Id: X',
      'Execution failed: Internal server error: the request template of a MOCK integration gives no statusCode',
    ])
  })
})
