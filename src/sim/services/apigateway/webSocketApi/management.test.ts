import { beforeEach, describe, expect, test } from 'vitest'
import { OK, socketWorld, type SocketWorld } from '../../../cloud/webSocketWorld.testing'

let world: SocketWorld
let cloud: SocketWorld['cloud']
const call = (action: string, input: object): Promise<any> => cloud.call('apigatewaymanagementapi', action, input)

beforeEach(async () => {
  world = await socketWorld()
  ;({ cloud } = world)
  await world.makeFunction('quiet', OK)
  await world.route('$default', 'quiet')
})

describe('WS9 @connections', () => {
  test('a backend sends to a client, asks about it and disconnects it', async () => {
    await world.route('$disconnect', 'quiet')
    const connectedAt = new Date(cloud.now)
    const socket = await cloud.connect(world.url, { 'User-Agent': 'chat' })
    const { connectionId: ConnectionId } = socket
    await cloud.runFor(60_000)
    await call('PostToConnection', { ConnectionId, Data: 'hello' })
    await call('PostToConnection', { ConnectionId, Data: new TextEncoder().encode('wörld') })
    expect(socket.messages.map(({ data }) => data)).toEqual(['hello', 'wörld'])
    expect(await call('GetConnection', { ConnectionId })).toEqual({ ConnectedAt: connectedAt, Identity: { SourceIp: '203.0.113.10', UserAgent: 'chat' }, LastActiveAt: new Date(cloud.now) })
    await call('DeleteConnection', { ConnectionId })
    await cloud.runUntilQuiet()
    expect(socket.closed).toMatchObject({ code: 1000, reason: 'Connection Closed Normally' })
    expect(world.eventsTo('quiet').at(-1)).toMatchObject({ requestContext: { eventType: 'DISCONNECT', disconnectStatusCode: 1000 } })
    for (const action of ['GetConnection', 'DeleteConnection', 'PostToConnection']) {
      await expect(call(action, { ConnectionId, Data: 'a' })).rejects.toMatchObject({ name: 'GoneException', statusCode: 410 })
    }
  })

  test.each([
    ['an id that can be none', { ConnectionId: 'a b', Data: 'a' }, 'BadRequestException', 400],
    ['a connection that never was', { ConnectionId: 'JKJaXmPLvHcESHA=', Data: 'a' }, 'GoneException', 410],
  ])('%s is refused', async (_why, input, name, statusCode) => {
    await expect(call('PostToConnection', input)).rejects.toMatchObject({ name, statusCode })
  })

  test('no more than 128 KB', async () => {
    const { connectionId: ConnectionId } = await cloud.connect(world.url)
    await call('PostToConnection', { ConnectionId, Data: 'a'.repeat(131_072) })
    await expect(call('PostToConnection', { ConnectionId, Data: 'a'.repeat(131_073) })).rejects.toMatchObject({ name: 'PayloadTooLargeException', statusCode: 413 })
  })

  test('what is sent keeps the connection from being idle', async () => {
    const socket = await cloud.connect(world.url)
    for (let i = 0; i < 3; i++) {
      await cloud.runFor(9 * 60_000)
      await call('PostToConnection', { ConnectionId: socket.connectionId, Data: 'tick' })
    }
    expect(socket.readyState).toBe(1)
  })

  test('a client that is only about to connect is gone, as one is whose API is', async () => {
    await world.makeFunction('hasty', [{ call: { service: 'apigatewaymanagementapi', action: 'PostToConnection', input: { ConnectionId: { $: 'event.requestContext.connectionId' }, Data: 'hi' } } }, ...OK])
    const { RouteId } = await world.route('$connect', 'hasty')
    await expect(cloud.connect(world.url)).rejects.toMatchObject({ statusCode: 502 })
    await world.call('DeleteRoute', { RouteId })
    const { connectionId: ConnectionId } = await cloud.connect(world.url)
    await world.call('DeleteApi')
    await expect(call('GetConnection', { ConnectionId })).rejects.toMatchObject({ name: 'GoneException' })
  })

  test('a message goes from one client to another through a function', async () => {
    await world.makeFunction('relay', [{ call: { service: 'apigatewaymanagementapi', action: 'PostToConnection', input: { ConnectionId: { $: 'event.body' }, Data: 'psst' } } }, ...OK])
    await world.route('relay', 'quiet')
    await world.call('UpdateApi', { RouteSelectionExpression: 'whisper' })
    await world.route('whisper', 'relay')
    const [one, other] = [await cloud.connect(world.url), await cloud.connect(world.url)]
    await one.send(other.connectionId)
    await cloud.runUntilQuiet()
    expect([one.messages, other.messages.map(({ data }) => data)]).toEqual([[], ['psst']])
  })

  test('is allowed to whom policies allow execute-api:ManageConnections', async () => {
    await world.makeFunction('sender', [{ call: { service: 'apigatewaymanagementapi', action: 'PostToConnection', input: { ConnectionId: { $: 'event' }, Data: 'hi' } } }, { return: 'sent' }])
    const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] })
    await cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust })
    const socket = await cloud.connect(world.url)
    const send = async () => JSON.parse(new TextDecoder().decode((await cloud.call('lambda', 'Invoke', { FunctionName: 'sender', Payload: JSON.stringify(socket.connectionId) })).Payload))
    expect(await send()).toMatchObject({ errorMessage: expect.stringContaining('is not authorized to perform: execute-api:ManageConnections') })
    await cloud.call('iam', 'PutRolePolicy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: '*' }] }) })
    expect(await send()).toBe('sent')
  })
})
