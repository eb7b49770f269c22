import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

let cloud: Cloud
let restApiId: string
const setting = (path: string, value: string) => ({ op: 'replace', path: `/~1/GET/caching/${path}`, value })

/** GET on the root, whose answer of the request id is cached where permission to invalidate is asked for. */
async function cached(authorizationType: string, strategy: string): Promise<void> {
  const { id, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = id
  const on = { restApiId, resourceId, httpMethod: 'GET' }
  await cloud.call('apigateway', 'PutMethod', { ...on, authorizationType })
  await cloud.call('apigateway', 'PutMethodResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegration', { ...on, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...on, statusCode: '200', responseTemplates: { 'application/json': '$context.requestId' } })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev', cacheClusterEnabled: true, cacheClusterSize: '0.5' })
  await cloud.call('apigateway', 'UpdateStage', { restApiId, stageName: 'dev', patchOperations: [setting('enabled', 'true'), setting('requireAuthorizationForCacheControl', 'true'), setting('unauthorizedCacheControlHeaderStrategy', strategy)] })
  await cloud.runFor(240_000)
}

beforeEach(() => void (cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))))

/** The headers of somebody who may invoke, and do what else the actions say. */
async function signed(...actions: readonly string[]): Promise<Record<string, string>> {
  const Statement = [{ Effect: 'Allow', Action: ['execute-api:Invoke', ...actions], Resource: `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/dev/GET/*` }]
  await cloud.call('iam', 'CreateUser', { UserName: 'ada' })
  await cloud.call('iam', 'PutUserPolicy', { UserName: 'ada', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) })
  const { AccessKey } = await cloud.call('iam', 'CreateAccessKey', { UserName: 'ada' })
  return { Authorization: `AWS4-HMAC-SHA256 Credential=${AccessKey.AccessKeyId}/20250101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0` }
}

async function get(headers: Record<string, string>) {
  const { status, headers: got, body } = await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/`, headers })
  return { status, text: new TextDecoder().decode(body), warning: Object.keys(got).some((name) => name.toLowerCase() === 'warning') }
}

const ANEW = { 'Cache-Control': 'max-age=0' }
const STRATEGIES = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER']

describe('SC1 Cache-Control: max-age=0, where execute-api:InvalidateCache is asked for', () => {
  test.each(STRATEGIES)('of whoever has signed and may, makes the entry anew, whatever the strategy: %s', async (strategy) => {
    await cached('AWS_IAM', strategy)
    const headers = await signed('execute-api:InvalidateCache')
    const first = await get(headers)
    const anew = await get({ ...headers, ...ANEW })
    expect(anew).toMatchObject({ status: 200, warning: false })
    expect(anew.text).not.toBe(first.text)
    expect((await get(headers)).text).toBe(anew.text)
  })

  test.each([
    ['FAIL_WITH_403', 403, false],
    ['SUCCEED_WITH_RESPONSE_HEADER', 200, true],
    ['SUCCEED_WITHOUT_RESPONSE_HEADER', 200, false],
  ])('of whoever has signed and may not, the strategy decides: %s', async (strategy, status, warning) => {
    await cached('AWS_IAM', strategy)
    const headers = await signed()
    const first = await get(headers)
    const asked = await get({ ...headers, ...ANEW })
    expect(asked).toMatchObject({ status, warning })
    if (status === 200) expect(asked.text).toBe(first.text)
    expect((await get(headers)).text).toBe(first.text)
  })

  test.each([
    ['FAIL_WITH_403', 403],
    ['SUCCEED_WITH_RESPONSE_HEADER', 200],
    ['SUCCEED_WITHOUT_RESPONSE_HEADER', 200],
  ])('of whoever has not signed, nobody may: %s', async (strategy, status) => {
    await cached('NONE', strategy)
    const first = await get({})
    const asked = await get(ANEW)
    expect(asked.status).toBe(status)
    if (status === 200) expect(asked.text).toBe(first.text)
  })
})
