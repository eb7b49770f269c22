import { expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { JsonObject } from '../../../kernel/json'
import { eventbridge } from '../eventbridge'

const KEY = { ApiKeyAuthParameters: { ApiKeyName: 'X-Key', ApiKeyValue: 'secret' } }
const PASSWORD = { BasicAuthParameters: { Username: 'ann', Password: 'pass' } }

function given(): (action: string, input: JsonObject) => Promise<JsonObject> {
  const sim = createSimulation({ services: [eventbridge], guests: { run: async () => undefined, reset() {} } })
  return (action, input) => sim.call('events', action, input) as Promise<JsonObject>
}

test('EV60 a connection is authorized when it is made, and described without its secrets', async () => {
  const call = given()
  const more = { InvocationHttpParameters: { HeaderParameters: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2', IsValueSecret: true }] } }
  const made = await call('CreateConnection', { Name: 'api', AuthorizationType: 'API_KEY', AuthParameters: { ...KEY, ...more }, Description: 'mine' })
  expect(made).toEqual({ ConnectionArn: expect.stringMatching(/^arn:aws:events:us-east-1:123456789012:connection\/api\/[-0-9a-f]{36}$/), ConnectionState: 'AUTHORIZED', CreationTime: 1735689600, LastModifiedTime: 1735689600 })
  expect(await call('DescribeConnection', { Name: 'api' })).toMatchObject({
    Name: 'api',
    Description: 'mine',
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'X-Key' }, InvocationHttpParameters: { HeaderParameters: [{ Key: 'a', Value: '1' }, { Key: 'b', IsValueSecret: true }] } },
  })
  expect(JSON.stringify(await call('DescribeConnection', { Name: 'api' }))).not.toContain('"secret"')
  expect(await call('ListConnections', { NamePrefix: 'a' })).toMatchObject({ Connections: [{ Name: 'api' }] })
  expect(await call('ListConnections', { ConnectionState: 'DEAUTHORIZED' })).toEqual({ Connections: [] })
})

test.each<[type: string, parameters: JsonObject, headers: JsonObject]>([
  ['API_KEY', KEY, { 'X-Key': 'secret' }],
  ['BASIC', PASSWORD, { Authorization: 'Basic YW5uOnBhc3M=' }],
])('EV61 what a connection of the type %s adds to a request', async (AuthorizationType, AuthParameters, headers) => {
  const call = given()
  const { ConnectionArn = '' } = await call('CreateConnection', { Name: 'api', AuthorizationType, AuthParameters })
  expect(await call('RetrieveConnectionCredentials', { ConnectionArn })).toEqual({ headers, query: {}, body: {} })
})

test('EV62 a connection that was deauthorized gives nothing until it is updated', async () => {
  const call = given()
  const { ConnectionArn = '' } = await call('CreateConnection', { Name: 'api', AuthorizationType: 'API_KEY', AuthParameters: KEY })
  expect(await call('DeauthorizeConnection', { Name: 'api' })).toMatchObject({ ConnectionState: 'DEAUTHORIZED' })
  await expect(call('RetrieveConnectionCredentials', { ConnectionArn })).rejects.toMatchObject({ name: 'InvalidConnectionState' })
  expect(await call('UpdateConnection', { Name: 'api', AuthorizationType: 'BASIC', AuthParameters: PASSWORD })).toMatchObject({ ConnectionArn, ConnectionState: 'AUTHORIZED' })
  expect(await call('RetrieveConnectionCredentials', { ConnectionArn })).toMatchObject({ headers: { Authorization: 'Basic YW5uOnBhc3M=' } })
  await call('DeleteConnection', { Name: 'api' })
  await expect(call('DescribeConnection', { Name: 'api' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test.each<[why: string, input: JsonObject, name: string]>([
  ['a name that is taken', { Name: 'api', AuthorizationType: 'API_KEY', AuthParameters: KEY }, 'ResourceAlreadyExistsException'],
  ['the parameters of another type', { Name: 'b', AuthorizationType: 'BASIC', AuthParameters: KEY }, 'ValidationException'],
  ['OAuth', { Name: 'b', AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS', AuthParameters: {} }, 'NotSimulated'],
  ['a private API', { Name: 'b', AuthorizationType: 'API_KEY', AuthParameters: KEY, InvocationConnectivityParameters: { ResourceParameters: { ResourceConfigurationArn: '' } } }, 'NotSimulated'],
])('EV63 refused: %s', async (_why, input, name) => {
  const call = given()
  await call('CreateConnection', { Name: 'api', AuthorizationType: 'API_KEY', AuthParameters: KEY })
  await expect(call('CreateConnection', input)).rejects.toMatchObject({ name })
})
