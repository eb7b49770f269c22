import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

let cloud: Cloud
let restApiId: string
let rootId: string

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const api = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = api.id
  rootId = api.rootResourceId
})

/** GET on the root, which answers who the caller is. */
async function method(authorization: object, policy?: object) {
  const on = { restApiId, resourceId: rootId, httpMethod: 'GET' }
  await cloud.call('apigateway', 'PutMethod', { ...on, ...authorization })
  await cloud.call('apigateway', 'PutMethodResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegration', { ...on, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...on, statusCode: '200', responseTemplates: { 'application/json': '$context.identity.userArn $context.authorizer.claims.sub' } })
  if (policy) await cloud.call('apigateway', 'UpdateRestApi', { restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: JSON.stringify({ Version: '2012-10-17', Statement: policy }) }] })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev' })
}

async function sent(headers: Record<string, string> = {}) {
  const { status, headers: got, body } = await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/`, headers })
  return { status, type: got['x-amzn-ErrorType'], text: new TextDecoder().decode(body) }
}

const arn = () => `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/dev/GET/`

describe('AU1 a method that wants a signature (AWS_IAM)', () => {
  const signed = (accessKeyId: string) => ({ Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20250101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0` })
  const user = async (statement?: object) => {
    await cloud.call('iam', 'CreateUser', { UserName: 'ada' })
    if (statement) await cloud.call('iam', 'PutUserPolicy', { UserName: 'ada', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }) })
    const { AccessKey } = await cloud.call('iam', 'CreateAccessKey', { UserName: 'ada' })
    return signed(AccessKey.AccessKeyId)
  }
  const allow = (Resource: string) => ({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource })

  test('refuses one without', async () => {
    await method({ authorizationType: 'AWS_IAM' })
    expect(await sent()).toMatchObject({ status: 403, type: 'MissingAuthenticationTokenException', text: '{"message":"Missing Authentication Token"}' })
  })

  test('refuses a key that nobody has', async () => {
    await method({ authorizationType: 'AWS_IAM' })
    expect(await sent(signed('AKIAIOSFODNN7EXAMPLE'))).toMatchObject({ status: 403, text: '{"message":"The security token included in the request is invalid."}' })
  })

  test('lets in whom a policy allows it, and tells who that is', async () => {
    await method({ authorizationType: 'AWS_IAM' })
    expect(await sent(await user(allow(arn())))).toMatchObject({ status: 200, text: 'arn:aws:iam::123456789012:user/ada ' })
  })

  test.each([
    ['no policy allows', undefined],
    ['a policy allows another method', { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:us-east-1:123456789012:*/dev/POST/' }],
  ])('refuses whom %s it', async (_what, statement) => {
    await method({ authorizationType: 'AWS_IAM' })
    const text = `{"Message":"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: execute-api:Invoke on resource: ${arn()} because no identity-based policy allows the execute-api:Invoke action"}`
    expect(await sent(await user(statement))).toEqual({ status: 403, type: 'AccessDeniedException', text })
  })

  test('lets in whom only the API’s own policy allows it, and nobody whom that denies it', async () => {
    const Principal = { AWS: 'arn:aws:iam::123456789012:user/ada' }
    await method({ authorizationType: 'AWS_IAM' }, { Effect: 'Allow', Principal, Action: 'execute-api:Invoke', Resource: 'execute-api:/dev/*' })
    const headers = await user()
    expect((await sent(headers)).status).toBe(200)
    await cloud.call('apigateway', 'UpdateRestApi', { restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' } }) }] })
    expect((await sent(headers)).status).toBe(200)
    await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev' })
    expect((await sent(headers)).status).toBe(403)
  })
})

describe('AU2 the API’s resource policy', () => {
  const everybody = (members: object) => ({ Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/dev/GET/*', ...members })
  const refused = () => `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn().replace('12345678', '********')}`

  test.each([
    ['allows everybody', { Effect: 'Allow' }, 200, ''],
    ['allows the client’s address', { Effect: 'Allow', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, 200, ''],
    ['allows another address', { Effect: 'Allow', Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }, 403, '"}'],
    ['allows another stage', { Effect: 'Allow', Resource: 'execute-api:/prod/*' }, 403, '"}'],
    ['denies it', { Effect: 'Deny' }, 403, ' with an explicit deny in a resource-based policy"}'],
  ])('%s', async (_what, members, status, end) => {
    await method({ authorizationType: 'NONE' }, everybody(members))
    const answer = await sent()
    expect(answer.status).toBe(status)
    if (status === 403) expect(answer).toMatchObject({ type: 'AccessDeniedException', text: refused() + end })
  })
})

describe('AU3 a user pool’s token', () => {
  const part = (json: object) => btoa(JSON.stringify(json)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
  const claims = { sub: 'ada', iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc', exp: 1_800_000_000, token_use: 'id' }
  const token = (changed: object = {}) => `${part({ alg: 'RS256', kid: 'k' })}.${part({ ...claims, ...changed })}.c2ln`
  const byPool = async (more: object = {}) => {
    const providerARNs = ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc']
    const { id: authorizerId } = await cloud.call('apigateway', 'CreateAuthorizer', { restApiId, name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs, identitySource: 'method.request.header.Authorization' })
    await method({ authorizationType: 'COGNITO_USER_POOLS', authorizerId, ...more })
  }

  test('hands its claims on', async () => {
    await byPool()
    expect(await sent({ Authorization: token() })).toMatchObject({ status: 200, text: expect.stringMatching(/ada$/) })
    expect(await sent({ Authorization: `Bearer ${token()}` })).toMatchObject({ status: 200 })
  })

  test.each([
    ['missing', undefined, 'Unauthorized'],
    ['no JWT', 'secret', 'Unauthorized'],
    ['of another pool', token({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other' }), 'Unauthorized'],
    ['expired', token({ exp: 1_700_000_000 }), 'The incoming token has expired'],
    ['an access token, where the method has no scopes', token({ token_use: 'access' }), 'Unauthorized'],
  ])('that is %s is 401', async (_what, Authorization, message) => {
    await byPool()
    expect(await sent(Authorization === undefined ? {} : { Authorization })).toEqual({ status: 401, type: 'UnauthorizedException', text: JSON.stringify({ message }) })
  })

  test.each([
    ['an access token with one of them', { token_use: 'access', scope: 'openid orders/read' }, 200],
    ['an access token without', { token_use: 'access', scope: 'openid' }, 401],
    ['an ID token', {}, 401],
  ])('of a method with scopes: %s', async (_what, changed, status) => {
    await byPool({ authorizationScopes: ['orders/read', 'orders/write'] })
    expect((await sent({ Authorization: token(changed) })).status).toBe(status)
  })
})
