import { describe, expect, test } from 'vitest'
import { ordersApi } from '../../content/scenarios/ordersApi'
import { methodName, resourcesOf, type GatewayWorld } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { addMethod, addResource, newIntegration, removeMethod, removeResource, renameResource, type Edited } from './apiEdits'
import { undeployed, undeployedText } from './undeployed'

const start: GatewayWorld = ordersApi
const worldOf = (edited: Edited): GatewayWorld => {
  if ('problem' in edited) throw new Error(edited.problem)
  return edited.world
}
const paths = (world: GatewayWorld) => resourcesOf(world).map(({ path }) => path)
const since = (world: GatewayWorld) => undeployed(world, start).map(undeployedText)

describe('resources', () => {
  test('one that is new stands where it was put, without methods', () => {
    const world = worldOf(addResource(start, '/orders/{orderId}', 'lines'))
    expect(paths(world)).toContain('/orders/{orderId}/lines')
    expect(since(world)).toEqual(['/orders/{orderId}/lines: new'])
  })

  test('one that is renamed takes along what stands below it, and the methods’ path parameters', () => {
    const world = worldOf(renameResource(worldOf(renameResource(start, '/orders/{orderId}', '{id}')), '/orders', 'sales'))
    expect(paths(world)).toEqual(['/health', '/sales', '/sales/{id}', '/products'])
    expect(world.methods.find(({ path, httpMethod }) => path === '/sales/{id}' && httpMethod === 'GET')?.parameters).toEqual({ 'method.request.querystring.verbose': false, 'method.request.path.id': true })
    expect(since(world)).toEqual(['/sales: renamed (was /orders)', '/sales/{id}: renamed (was /orders/{orderId})', 'GET /sales/{id}: changed (parameters)', 'DELETE /sales/{id}: changed (parameters)'])
  })

  test('one that is removed takes along what stands below it', () => {
    const world = worldOf(removeResource(start, '/orders'))
    expect(paths(world)).toEqual(['/health', '/products'])
    expect(since(world)).toEqual(['/orders: gone', '/orders/{orderId}: gone', 'GET /orders: gone', 'POST /orders: gone', 'GET /orders/{orderId}: gone', 'DELETE /orders/{orderId}: gone'])
  })

  test('one under the path of one that was renamed is another', () => {
    const world = worldOf(addResource(worldOf(renameResource(start, '/health', 'alive')), '/', 'health'))
    expect(since(world)).toEqual(['/alive: renamed (was /health)', '/health: new'])
  })

  test.each([
    ['a part that no path has', '/', 'a b', /letters, digits/],
    ['two parts', '/', 'a/b', /letters, digits/],
    ['one that is there', '/', 'orders', /already/],
    ['a second variable', '/orders', '{other}', /only one is allowed/],
  ])('%s is not made', (_why, parent, part, problem) => {
    expect(addResource(start, parent, part)).toEqual({ problem: expect.stringMatching(problem) })
  })

  test('nothing stands below a greedy variable', () => {
    expect(addResource(worldOf(addResource(start, '/health', '{proxy+}')), '/health/{proxy+}', 'a')).toEqual({ problem: expect.stringMatching(/takes the rest/) })
  })
})

describe('methods', () => {
  test('one that is new asks for the variables of its path', () => {
    const edited = addMethod(start, '/orders/{orderId}', 'PUT', newIntegration('AWS_PROXY', 'orders'))
    expect(edited).toMatchObject({ selected: 'PUT /orders/{orderId}' })
    expect(worldOf(edited).methods.at(-1)).toMatchObject({ parameters: { 'method.request.path.orderId': true }, integration: { type: 'AWS_PROXY', function: 'orders' } })
    expect(since(worldOf(edited))).toEqual(['PUT /orders/{orderId}: new'])
  })

  test('there is one of a kind on a resource', () => {
    expect(addMethod(start, '/orders', 'GET', newIntegration('MOCK', ''))).toEqual({ problem: expect.stringMatching(/already/) })
  })

  test('one that is removed leaves its resource', () => {
    const world = worldOf(removeMethod(start, 'GET /health'))
    expect(paths(world)).toContain('/health')
    expect(world.methods.map(methodName)).not.toContain('GET /health')
    expect(since(world)).toEqual(['GET /health: gone'])
  })
})

test('what holds at once waits for no deployment: functions, the stage and its plan', () => {
  expect(undeployed({ ...start, stage: { ...start.stage, rateLimit: 1 }, plan: { ...start.plan, rateLimit: 1 }, functions: [] }, start)).toEqual([])
})
