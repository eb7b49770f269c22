import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import type { HttpRequest } from './http/http'
import { cloudOf, createSimulation, type Cloud, type CloudOptions } from './cloud'
import { services } from './services'

const ROLE = 'arn:aws:iam::123456789012:role/workflow'
const PLACE = 'us-east-1:123456789012'

interface World {
  readonly cloud: Cloud
  readonly connection: string
  readonly sent: readonly HttpRequest[]
}

/** A host outside that echoes what it is asked, unless its path is a status, and a connection to it. */
async function given(options: CloudOptions = {}, extra: object = {}): Promise<World> {
  const cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }, options))
  const sent: HttpRequest[] = []
  cloud.outside('api.example', (request) => {
    sent.push(request)
    const [, path = ''] = /^https:\/\/[^/]+\/([^?]*)/.exec(request.url) ?? []
    if (/^\d+$/.test(path)) return { status: Number(path), headers: { 'Content-Type': 'text/plain' }, body: `no ${path}` }
    if (path === 'picture') return { headers: { 'Content-Type': 'image/png' }, body: 'png' }
    return { headers: { 'Content-Type': 'application/json' }, body: '{"paid":true}' }
  })
  const AuthParameters = { ApiKeyAuthParameters: { ApiKeyName: 'X-Key', ApiKeyValue: 'secret' }, ...extra }
  const { ConnectionArn } = await cloud.call('events', 'CreateConnection', { Name: 'api', AuthorizationType: 'API_KEY', AuthParameters })
  return { cloud, connection: ConnectionArn, sent }
}

function task({ connection }: World, parameters: object = {}, more: object = {}): object {
  const Parameters = { ApiEndpoint: 'https://api.example/pay', Method: 'POST', InvocationConfig: { ConnectionArn: connection }, ...parameters }
  return { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters, End: true, ...more }
}

async function ran({ cloud }: World, state: object): Promise<{ status: string; output?: any; error?: string; cause?: string; types: readonly string[] }> {
  const definition = JSON.stringify({ StartAt: 'Call', States: { Call: state } })
  const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', { name: 'm', roleArn: ROLE, definition })
  const { executionArn } = await cloud.call('states', 'StartExecution', { stateMachineArn, input: '{}' })
  await cloud.runUntilQuiet()
  const { status, output, error, cause } = await cloud.call('states', 'DescribeExecution', { executionArn })
  const { events } = await cloud.call('states', 'GetExecutionHistory', { executionArn })
  return { status, output: output && JSON.parse(output), error, cause, types: events.map(({ type }: { type: string }) => type) }
}

function bodyOf(request: HttpRequest | undefined): string {
  return new TextDecoder().decode(request?.body as Uint8Array)
}

test('HT1 an HTTP task asks its connection, calls the endpoint, and gives the answer', async () => {
  const world = await given()
  const { output, types } = await ran(world, task(world, { RequestBody: { id: 7 }, QueryParameters: { q: ['1', '2'] }, Headers: { 'x-trace': 'a' } }))
  expect(output).toEqual({ Headers: { 'content-type': ['application/json'] }, ResponseBody: { paid: true }, StatusCode: 200, StatusText: 'OK' })
  expect(types).toEqual(['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited', 'ExecutionSucceeded'])
  expect(world.sent).toMatchObject([{
    method: 'POST',
    url: 'https://api.example/pay?q=1&q=2',
    headers: { 'X-Key': ['secret'], 'x-trace': ['a'], 'Content-Type': ['application/json; charset=UTF-8'], Host: ['api.example'], Range: ['bytes=0-262144'], 'User-Agent': ['Amazon|StepFunctions|HttpInvoke|us-east-1'] },
  }])
  expect(bodyOf(world.sent[0])).toBe('{"id":7}')
})

test('HT2 what task and connection both say, the connection says', async () => {
  const both = {
    InvocationHttpParameters: {
      HeaderParameters: [{ Key: 'Header-Param', Value: 'connection' }],
      QueryStringParameters: [{ Key: 'QueryParam', Value: 'connection' }],
      BodyParameters: [{ Key: 'BodyParam', Value: 'connection' }],
    },
  }
  const world = await given({}, both)
  await ran(world, task(world, { Headers: { 'header-param': 'task' }, QueryParameters: { QueryParam: 'task' }, RequestBody: { Job: 'x', BodyParam: 'task' } }))
  const [request] = world.sent
  expect(request?.headers).toMatchObject({ 'Header-Param': ['connection'] })
  expect(Object.keys(request?.headers ?? {})).not.toContain('header-param')
  expect(request?.url).toBe('https://api.example/pay?QueryParam=connection')
  expect(bodyOf(request)).toBe('{"Job":"x","BodyParam":"connection"}')
})

test('HT2 a body that is a text cannot be merged', async () => {
  const world = await given({}, { InvocationHttpParameters: { BodyParameters: [{ Key: 'a', Value: 'b' }] } })
  expect(await ran(world, task(world, { RequestBody: 'text' }))).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  expect(world.sent).toEqual([])
})

test('HT3 a body may be sent as a form', async () => {
  const world = await given()
  const Transform = { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } }
  await ran(world, task(world, { RequestBody: { description: 'Monthly subscription', metadata: { order: [1, 2] } }, Transform }))
  expect(bodyOf(world.sent[0])).toBe('description=Monthly%20subscription&metadata%5Border%5D%5B%5D=1&metadata%5Border%5D%5B%5D=2')
})

test.each([
  ['404', 'States.Http.StatusCode.404', 'no 404'],
  ['302', 'States.Http.StatusCode.302', 'no 302'],
  ['503', 'States.Http.StatusCode.503', 'no 503'],
])('HT4 a status that is none of success is an error by its number: %s', async (path, error, cause) => {
  const world = await given()
  expect(await ran(world, task(world, { ApiEndpoint: `https://api.example/${path}` }))).toMatchObject({ status: 'FAILED', error, cause })
})

test('HT4 it can be retried', async () => {
  const world = await given()
  const Retry = [{ ErrorEquals: ['States.Http.StatusCode.503'], IntervalSeconds: 1, MaxAttempts: 2 }]
  const { types } = await ran(world, task(world, { ApiEndpoint: 'https://api.example/503' }, { Retry }))
  expect(types.filter((type) => type === 'TaskFailed')).toHaveLength(3)
  expect(world.sent).toHaveLength(3)
})

test('HT5 an answer that is no text fails the execution, and an address where nobody is the task', async () => {
  const world = await given()
  expect(await ran(world, task(world, { ApiEndpoint: 'https://api.example/picture' }))).toMatchObject({ error: 'States.Runtime' })
  const other = await given()
  expect(await ran(other, task(other, { ApiEndpoint: 'https://nobody.example/' }))).toMatchObject({ error: 'States.Http.Socket' })
})

test.each<[why: string, parameters: object]>([
  ['a header that Step Functions sets', { Headers: { Host: 'other.example' } }],
  ['a header of AWS’s', { Headers: { 'X-Amz-Date': 'today' } }],
  ['no HTTPS', { ApiEndpoint: 'http://api.example/' }],
  ['no method', { Method: 'FETCH' }],
  ['no connection', { InvocationConfig: {} }],
])('HT6 %s: the task cannot be started', async (_why, parameters) => {
  const world = await given()
  const { error, types } = await ran(world, task(world, parameters))
  expect(error).toBe('States.Runtime')
  expect(types).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed'])
})

test('HT7 a connection that is not there, or not authorized, is an error of its own', async () => {
  const world = await given()
  const gone = { InvocationConfig: { ConnectionArn: `arn:aws:events:${PLACE}:connection/other/1` } }
  expect(await ran(world, task(world, gone))).toMatchObject({ error: 'Events.ConnectionResource.ResourceNotFound' })
  const other = await given()
  await other.cloud.call('events', 'DeauthorizeConnection', { Name: 'api' })
  expect(await ran(other, task(other))).toMatchObject({ error: 'Events.ConnectionResource.InvalidConnectionState' })
})

test('HT8 the role needs events:RetrieveConnectionCredentials of the connection', async () => {
  const world = await given({ policies: 'defined' })
  const { cloud } = world
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }] }
  await cloud.call('iam', 'CreateRole', { RoleName: 'workflow', AssumeRolePolicyDocument: JSON.stringify(trust) })
  const allow = (...statements: object[]) =>
    cloud.call('iam', 'PutRolePolicy', { RoleName: 'workflow', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }) })
  const credentials = { Effect: 'Allow', Action: 'events:RetrieveConnectionCredentials', Resource: `arn:aws:events:${PLACE}:connection/api/*` }
  await allow({ ...credentials, Resource: `arn:aws:events:${PLACE}:connection/other/*` })
  expect(await ran(world, task(world))).toMatchObject({ error: 'Events.ConnectionResource.AccessDenied' })
  await allow(credentials)
  const { executionArn } = await cloud.call('states', 'StartExecution', { stateMachineArn: `arn:aws:states:${PLACE}:stateMachine:m` })
  await cloud.runUntilQuiet()
  expect(await cloud.call('states', 'DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' })
})

test('HT9 TestState shows the exchange at TRACE, and secrets only where they are to be revealed', async () => {
  const world = await given()
  const tested = (extra: object): Promise<any> =>
    world.cloud.call('states', 'TestState', { definition: JSON.stringify(task(world, { QueryParameters: { q: '1' } })), roleArn: ROLE, input: '{}', ...extra })
  const { status, inspectionData } = await tested({ inspectionLevel: 'TRACE' })
  expect(status).toBe('SUCCEEDED')
  expect(inspectionData.request).toMatchObject({ protocol: 'https', method: 'POST', url: 'https://api.example/pay?q=1', body: '' })
  expect(JSON.parse(inspectionData.request.headers)).toMatchObject({ 'X-Key': '***' })
  expect(inspectionData.response).toEqual({ protocol: 'https', statusCode: '200', statusMessage: 'OK', headers: '{"Content-Type":["application/json"]}', body: '{"paid":true}' })
  const revealed = await tested({ inspectionLevel: 'TRACE', revealSecrets: true })
  expect(JSON.parse(revealed.inspectionData.request.headers)).toMatchObject({ 'X-Key': 'secret' })
  expect((await tested({ inspectionLevel: 'DEBUG' })).inspectionData).not.toHaveProperty('request')
})
