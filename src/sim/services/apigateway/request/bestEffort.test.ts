import { describe, expect, test } from 'vitest'
import { cloudOf, createSimulation } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

/** How many of 400 requests at one instant a stage with a burst of 100 lets in. */
async function admitted(options: { throttlingSlack?: number; seed?: number }): Promise<number> {
  const cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }, options))
  const { id: restApiId, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  const on = { restApiId, resourceId, httpMethod: 'GET' }
  await cloud.call('apigateway', 'PutMethod', { ...on, authorizationType: 'NONE' })
  await cloud.call('apigateway', 'PutMethodResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegration', { ...on, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev' })
  const limits = [['rateLimit', '1'], ['burstLimit', '100']].map(([name, value]) => ({ op: 'replace', path: `/*/*/throttling/${name}`, value }))
  await cloud.call('apigateway', 'UpdateStage', { restApiId, stageName: 'dev', patchOperations: limits })
  const url = `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/`
  const answers = await Promise.all(Array.from({ length: 400 }, () => cloud.request({ method: 'GET', url })))
  return answers.filter(({ status }) => status === 200).length
}

describe('PI10 limits on a best-effort basis', () => {
  test('are exact unless the world is told otherwise', async () => {
    expect(await admitted({})).toBe(100)
  })

  test('let in a share of what they refuse, the same with the same seed', async () => {
    const some = await admitted({ throttlingSlack: 0.1, seed: 7 })
    expect(some).toBeGreaterThan(110)
    expect(some).toBeLessThan(155)
    expect(await admitted({ throttlingSlack: 0.1, seed: 7 })).toBe(some)
  })

  test('limit nothing where all is let in', async () => {
    expect(await admitted({ throttlingSlack: 1 })).toBe(400)
  })

  test('a share is from 0 to 1', async () => {
    await expect(admitted({ throttlingSlack: 2 })).rejects.toThrow(/from 0 to 1/)
  })
})
