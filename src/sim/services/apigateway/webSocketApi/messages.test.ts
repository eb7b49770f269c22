import { beforeEach, describe, expect, test } from 'vitest'
import type { SimSocket } from '../../../cloud/cloud'
import { functionUri, OK, socketWorld, type SocketWorld } from '../../../cloud/webSocketWorld.testing'

let world: SocketWorld
let cloud: SocketWorld['cloud']

/** Connects, sends, and gives what came back. */
const exchange = async (...messages: readonly string[]): Promise<string[]> => {
  const socket = await cloud.connect(world.url)
  for (const message of messages) await socket.send(message)
  await cloud.runUntilQuiet()
  return received(socket)
}
const received = ({ messages }: SimSocket) => messages.map(({ data }) => data.replaceAll(/"[\w-]{15}="/g, '"…"'))
const told = (message: string) => `{"message": ${JSON.stringify(message)}, "connectionId":"…", "requestId":"…"}`
const mock = (RequestTemplates: object = { $default: '{"statusCode":200}' }, more: object = {}) => ({ IntegrationType: 'MOCK', RequestTemplates, ...more })
const respond = (IntegrationId: string, IntegrationResponseKey: string, template: string, more: object = {}) => world.call('CreateIntegrationResponse', { IntegrationId, IntegrationResponseKey, ResponseTemplates: { $default: template }, ...more })
const echo = [{ return: { statusCode: 200, body: { $: 'event.body' } } }]

beforeEach(async () => {
  world = await socketWorld()
  ;({ cloud } = world)
})

describe('WS5 the route of a message', () => {
  test.each<[why: string, expression: string, message: string, route: string]>([
    ['what the expression comes to', '$request.body.action', '{"action":"send"}', 'send'],
    ['in braces and with text around it', '${request.body.action}-v${request.body.version}', '{"action":"send","version":2}', 'send-v2'],
    ['deep inside', '$request.body.head.action', '{"head":{"action":"send"}}', 'send'],
    ['a number as its text', '$request.body.action', '{"action":7}', '7'],
    ['no route has it', '$request.body.action', '{"action":"other"}', '$default'],
    ['nothing is there', '$request.body.action', '{"kind":"send"}', '$default'],
    ['a structure is there', '$request.body.action', '{"action":{"a":1}}', '$default'],
    ['the message is no JSON', '$request.body.action', 'send', '$default'],
    ['a client cannot take a route of API Gateway’s own', '$request.body.action', '{"action":"$connect"}', '$default'],
  ])('%s: %s %s', async (_why, RouteSelectionExpression, message, route) => {
    await world.call('UpdateApi', { RouteSelectionExpression })
    for (const key of ['send', 'send-v2', '7', '$default']) await world.route(key, mock())
    await exchange(message)
    expect(world.told('RouteAnswered').filter(({ eventType }) => eventType === 'MESSAGE')).toMatchObject([{ routeKey: route }])
  })

  test('without one and without $default the client is told', async () => {
    await world.route('send', mock())
    expect(await exchange('hello')).toEqual([told('Forbidden')])
  })

  test('the event has the message and its id, and no headers', async () => {
    await world.makeFunction('echo', OK)
    await world.route('send', 'echo')
    await world.call('UpdateStage', { StageName: 'prod', StageVariables: { room: 'a' } })
    await exchange('{"action":"send"}')
    const [event] = world.eventsTo('echo')
    expect(event).toEqual({
      stageVariables: { room: 'a' },
      requestContext: expect.objectContaining({ routeKey: 'send', eventType: 'MESSAGE', messageId: expect.stringMatching(/^\w{15}=$/), messageDirection: 'IN', stage: 'prod' }),
      body: '{"action":"send"}',
      isBase64Encoded: false,
    })
  })
})

describe('WS6 the answer', () => {
  test('goes to the client where the route has a route response, and nowhere else', async () => {
    await world.makeFunction('echo', echo)
    await world.route('ask', 'echo', { twoWay: true })
    await world.route('tell', 'echo')
    expect(await exchange('{"action":"ask"}', '{"action":"tell"}')).toEqual(['{"action":"ask"}'])
    expect(world.told('MessageSent')).toMatchObject([{ bytes: 16, source: 'route response' }])
  })

  test.each<[why: string, script: object[], message: string]>([
    ['a function that fails', [{ fail: { errorType: 'Error', errorMessage: 'oh' } }], 'Internal server error'],
    ['one that answers no statusCode', [{ return: 'hi' }], 'Internal server error'],
    ['one that takes too long', [{ wait: 30_000 }, ...OK], 'Endpoint request timed out'],
  ])('tells the client of %s, on one-way routes too', async (_why, script, message) => {
    await world.makeFunction('fn', script)
    await world.route('$default', 'fn')
    expect(await exchange('hi')).toEqual([told(message)])
  })

  test('is lost where the client has gone meanwhile', async () => {
    await world.makeFunction('echo', [{ wait: 1000 }, ...echo])
    await world.route('$default', 'echo', { twoWay: true })
    const socket = await cloud.connect(world.url)
    await socket.send('hi')
    await socket.close()
    await cloud.runUntilQuiet()
    expect(socket.messages).toEqual([])
  })

  test('reaches a client that listens at its own time', async () => {
    await world.makeFunction('echo', [{ wait: 1000 }, ...echo])
    await world.route('$default', 'echo', { twoWay: true })
    const socket = await cloud.connect(world.url)
    const heard: [number, string][] = []
    const start = cloud.now
    socket.onmessage = ({ at, data }) => {
      heard.push([at - start, data])
      if (data === 'one') void socket.send('two')
    }
    await socket.send('one')
    await cloud.runUntilQuiet()
    expect(heard.map(([, data]) => data)).toEqual(['one', 'two'])
    expect(heard[1]![0]).toBeGreaterThan(heard[0]![0] + 999)
  })
})

describe('WS7 integrations', () => {
  test('HTTP_PROXY gets the message and what parameters are mapped', async () => {
    const requests: any[] = []
    cloud.outside('backend.example', (request) => {
      requests.push({ ...request, body: new TextDecoder().decode(request.body as Uint8Array) })
      return { status: 200, body: 'heard' }
    })
    await world.route('$connect', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'https://backend.example/connect', RequestParameters: { 'integration.request.querystring.room': 'route.request.querystring.room' } })
    await world.route('$default', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'POST', IntegrationUri: 'https://backend.example/${stageVariables.place}', RequestParameters: { 'integration.request.header.connectionId': 'context.connectionId', 'integration.request.header.kind': "'chat'" } }, { twoWay: true })
    await world.call('UpdateStage', { StageName: 'prod', StageVariables: { place: 'messages' } })
    const socket = await cloud.connect(`${world.url}?room=7`, { 'User-Agent': 'chat', Upgrade: 'websocket' })
    await socket.send('hello')
    await cloud.runUntilQuiet()
    expect(received(socket)).toEqual(['heard'])
    expect(requests).toMatchObject([
      { method: 'GET', url: 'https://backend.example/connect?room=7', body: '' },
      { method: 'POST', url: 'https://backend.example/messages', body: 'hello', headers: { connectionId: [socket.connectionId], kind: ['chat'] } },
    ])
    expect(requests[0].headers).not.toHaveProperty('Upgrade')
  })

  test('a backend that is not there is told to the client', async () => {
    await world.route('$default', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'POST', IntegrationUri: 'https://nobody.example/' })
    cloud.outside('backend.example', () => ({ status: 200 }))
    expect(await exchange('hello')).toEqual([told('Network error communicating with endpoint')])
  })

  test('MOCK answers by templates chosen by expressions', async () => {
    const { IntegrationId } = await world.route('$default', mock({ fine: '{"statusCode":200}', bad: '{"statusCode":404}' }, { TemplateSelectionExpression: '$request.body.kind' }), { twoWay: true })
    await respond(IntegrationId, '200', '{"id":"$context.connectionId","kind":$input.json("$.kind")}')
    await respond(IntegrationId, '/4\\d\\d/', 'not so')
    await respond(IntegrationId, '$default', 'who knows')
    expect(await exchange('{"kind":"fine"}', '{"kind":"bad"}')).toEqual(['{"id":"…","kind":""}', 'not so'])
  })

  test.each<[why: string, integration: object, key: string | undefined, answer: string]>([
    ['no integration response fits', mock(), '404', told('Internal server error')],
    ['a MOCK without a status', mock({ $default: '{}' }), undefined, told('Internal server error')],
    ['a template that fails', mock({ $default: '#foreach(' }), undefined, told('Internal server error')],
    ['no template and none may pass', mock({}, { PassthroughBehavior: 'NEVER' }), undefined, told('Unsupported Media Type')],
    ['a service without a role', { IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage' }, undefined, told('Internal server error')],
  ])('%s', async (_why, integration, key, answer) => {
    const { IntegrationId } = await world.route('$default', integration, { twoWay: true })
    if (key !== undefined) await respond(IntegrationId, key, '{}')
    expect(await exchange('{}')).toEqual([answer])
  })

  test('AWS calls a service in its role, with what a template makes of the message', async () => {
    const CredentialsArn = 'arn:aws:iam::123456789012:role/gateway'
    await cloud.call('dynamodb', 'CreateTable', { TableName: 'messages', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' })
    await cloud.runUntilQuiet()
    const template = '{"TableName":"messages","Item":{"id":{"S":"$context.messageId"},"from":{"S":"$context.connectionId"},"text":{"S":$input.json("$.text")}}}'
    const { IntegrationId } = await world.route('$default', { IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem', CredentialsArn, RequestTemplates: { $default: template } }, { twoWay: true })
    await respond(IntegrationId, '$default', 'kept')
    expect(await exchange('{"text":"hello"}')).toEqual(['kept'])
    expect((await cloud.call('dynamodb', 'Scan', { TableName: 'messages' })).Items).toMatchObject([{ text: { S: 'hello' } }])
  })

  test('AWS calls a function with the message alone', async () => {
    await world.makeFunction('fn', [{ return: { heard: { $: 'event.text' } } }])
    await world.route('$default', { IntegrationType: 'AWS', IntegrationUri: functionUri('fn') }, { twoWay: true })
    expect(await exchange('{"text":"hello"}')).toEqual(['{"heard":"hello"}'])
    expect(world.eventsTo('fn')).toEqual([{ text: 'hello' }])
  })
})

describe('WS8 before the backend', () => {
  test('a message is held against the model of its route', async () => {
    await world.call('CreateModel', { Name: 'Message', Schema: JSON.stringify({ type: 'object', required: ['text'] }) })
    await world.route('$default', mock(), { RequestModels: { $default: 'Message' } })
    expect(await exchange('{"text":"a"}', '{"other":"a"}', 'text')).toEqual([told('Invalid request body'), told('Invalid request body')])
  })

  test('each route has a bucket, and so has the account', async () => {
    await world.route('$default', mock())
    await world.route('send', mock())
    await world.call('UpdateStage', { StageName: 'prod', RouteSettings: { send: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } } })
    expect(await exchange('{"action":"send"}', '{"action":"send"}', 'other')).toEqual([told('Too Many Requests')])
  })
})
