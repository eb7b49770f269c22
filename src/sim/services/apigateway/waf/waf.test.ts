import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'

let cloud: Cloud
let restApiId: string
const stage = () => `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/prod`
const waf = (action: string, input: object) => cloud.call('wafv2', action, { Scope: 'REGIONAL', ...input })

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const { id, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = id
  const on = { restApiId, resourceId, httpMethod: 'ANY' }
  await cloud.call('apigateway', 'PutMethod', { ...on, authorizationType: 'NONE' })
  await cloud.call('apigateway', 'PutMethodResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegration', { ...on, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...on, statusCode: '200' })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'prod' })
})

async function status(request: { path?: string; method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { path = '/', method = 'GET', ...more } = request
  return (await cloud.request({ method, url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/prod${path}`, ...more })).status
}

const rule = (Statement: object, Action: object = { Block: {} }, Priority = 0) => ({ Name: `rule-${Priority}`, Priority, Statement, Action })
const bytes = (SearchString: string, FieldToMatch: object, PositionalConstraint = 'CONTAINS', Type = 'NONE') => ({ ByteMatchStatement: { SearchString, FieldToMatch, PositionalConstraint, TextTransformations: [{ Priority: 0, Type }] } })
const agent = bytes('bot', { SingleHeader: { Name: 'User-Agent' } }, 'CONTAINS', 'LOWERCASE')
async function protect(Rules: object[], DefaultAction: object = { Allow: {} }) {
  const { Summary } = await waf('CreateWebACL', { Name: 'acl', DefaultAction, Rules })
  await cloud.call('wafv2', 'AssociateWebACL', { WebACLArn: Summary.ARN, ResourceArn: stage() })
  return Summary
}

describe('WF1 a web ACL decides before anything else', () => {
  test('what it blocks is 403 Forbidden by the gateway response WAF_FILTERED, and nothing of the pipeline is run', async () => {
    await protect([rule(agent)])
    const { status: code, headers, body } = await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/prod/nowhere`, headers: { 'User-Agent': 'SomeBot/1' } })
    expect([code, headers['x-amzn-ErrorType'], new TextDecoder().decode(body)]).toEqual([403, 'ForbiddenException', '{"message":"Forbidden"}'])
    const stages = cloud.log.filter(({ resource, detail }) => resource === restApiId && typeof detail['stage'] === 'string').map(({ type, detail }) => `${type} ${String(detail['stage'])}`)
    expect(stages).toEqual(['StageFailed WAF'])
    expect(await status({ headers: { 'User-Agent': 'curl' } })).toBe(200)
  })

  test('a stage without one has no such stage', async () => {
    await status()
    expect(cloud.log.some(({ detail }) => detail['stage'] === 'WAF')).toBe(false)
    await protect([])
    await status()
    expect(cloud.log.some(({ detail }) => detail['stage'] === 'WAF')).toBe(true)
    await cloud.call('wafv2', 'DisassociateWebACL', { ResourceArn: stage() })
    expect(await cloud.call('wafv2', 'GetWebACLForResource', { ResourceArn: stage() })).toEqual({})
  })
})

describe('WF2 the first rule that fits and does more than count decides, else the default action', () => {
  test.each([
    ['an Allow before a Block', [rule(agent, { Allow: {} }, 1), rule(agent, { Block: {} }, 2)], { Allow: {} }, 200],
    ['a Block before an Allow', [rule(agent, { Allow: {} }, 2), rule(agent, { Block: {} }, 1)], { Allow: {} }, 403],
    ['a Count decides nothing', [rule(agent, { Count: {} }, 1)], { Allow: {} }, 200],
    ['no rule at all', [], { Block: {} }, 403],
    ['an Allow where the default is Block', [rule(agent, { Allow: {} }, 1)], { Block: {} }, 200],
  ])('%s', async (_why, rules, otherwise, code) => {
    await protect(rules, otherwise)
    expect(await status({ headers: { 'User-Agent': 'Bot' } })).toBe(code)
  })
})

describe('WF3 statements', () => {
  test.each([
    ['a path', bytes('/admin', { UriPath: {} }, 'STARTS_WITH'), { path: '/admin/x' }, { path: '/x/admin' }],
    ['a path, decoded', bytes('/a b', { UriPath: {} }, 'EXACTLY', 'URL_DECODE'), { path: '/a%20b' }, { path: '/a' }],
    ['a query', bytes('debug=1', { QueryString: {} }), { path: '/?debug=1' }, { path: '/?debug=0' }],
    ['a method', bytes('DELETE', { Method: {} }, 'EXACTLY'), { method: 'DELETE' }, { method: 'PUT' }],
    ['a body', bytes('<script', { Body: {} }), { method: 'POST', body: 'a<script>' }, { method: 'POST', body: 'a' }],
    ['a header that is not there', { NotStatement: { Statement: bytes('x', { SingleHeader: { Name: 'x-secret' } }, 'EXACTLY') } }, {}, { headers: { 'X-Secret': 'x' } }],
    ['two at once', { AndStatement: { Statements: [agent, bytes('POST', { Method: {} }, 'EXACTLY')] } }, { method: 'POST', headers: { 'User-Agent': 'bot' } }, { headers: { 'User-Agent': 'bot' } }],
    ['one of two', { OrStatement: { Statements: [agent, bytes('POST', { Method: {} }, 'EXACTLY')] } }, { method: 'POST' }, {}],
    ['a size', { SizeConstraintStatement: { FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 5, TextTransformations: [] } }, { method: 'POST', body: 'öööö' }, { method: 'POST', body: 'oooo' }],
  ])('%s', async (_what, statement, blocked, passed) => {
    await protect([rule(statement)])
    expect(await status(blocked)).toBe(403)
    await status(passed)
    // What passes here may be refused later: only the WAF's word counts.
    const said = cloud.log.filter(({ type }) => type === 'StagePassed' || type === 'StageFailed').filter(({ detail }) => detail['stage'] === 'WAF')
    expect(said.map(({ type }) => type)).toEqual(['StageFailed', 'StagePassed'])
  })

  test('an address by its range', async () => {
    await status()
    const received = cloud.log.find(({ type }) => type === 'RequestReceived')!
    const { sourceIp } = received.detail['request'] as { sourceIp: string }
    const { Summary } = await waf('CreateIPSet', { Name: 'home', IPAddressVersion: 'IPV4', Addresses: [`${sourceIp.replace(/\d+$/, '0')}/24`] })
    await protect([rule({ IPSetReferenceStatement: { ARN: Summary.ARN } })])
    expect(await status()).toBe(403)
    await waf('UpdateIPSet', { Id: Summary.Id, Name: 'home', LockToken: Summary.LockToken, Addresses: ['203.0.113.0/24'] })
    expect((await waf('GetIPSet', { Id: Summary.Id, Name: 'home' })).IPSet.Addresses).toEqual(['203.0.113.0/24'])
    expect(await status()).toBe(sourceIp.startsWith('203.0.113.') ? 403 : 200)
  })
})

test('WF4 a rate-based rule fits what comes after its limit within its window, by address and scope', async () => {
  await protect([rule({ RateBasedStatement: { Limit: 10, EvaluationWindowSec: 60, AggregateKeyType: 'IP', ScopeDownStatement: bytes('GET', { Method: {} }, 'EXACTLY') } })])
  const codes = []
  for (let i = 0; i < 12; i++) codes.push(await status())
  expect(codes).toEqual([...Array<number>(10).fill(200), 403, 403])
  expect(await status({ method: 'POST' })).toBe(200)
  await cloud.runFor(60_000)
  expect(await status()).toBe(200)
})

describe('WF5 what is wrong, and what is not simulated', () => {
  test.each([
    ['AWS’s rule groups', { Rules: [{ Name: 'a', Priority: 0, OverrideAction: { None: {} }, Statement: { ManagedRuleGroupStatement: {} } }] }, 'NotSimulated'],
    ['geography', { Rules: [rule({ GeoMatchStatement: { CountryCodes: ['US'] } })] }, 'NotSimulated'],
    ['CAPTCHA', { Rules: [rule(agent, { Captcha: {} })] }, 'NotSimulated'],
    ['an answer of one’s own', { Rules: [rule(agent, { Block: { CustomResponse: { ResponseCode: 418 } } })] }, 'NotSimulated'],
    ['CloudFront', { Scope: 'CLOUDFRONT', Rules: [] }, 'NotSimulated'],
    ['two rules of one priority', { Rules: [rule(agent), rule(agent)] }, 'WAFInvalidParameterException'],
    ['a rate below ten', { Rules: [rule({ RateBasedStatement: { Limit: 9, AggregateKeyType: 'IP' } })] }, 'WAFInvalidParameterException'],
  ])('%s is refused', async (_what, input, name) => {
    await expect(waf('CreateWebACL', { Name: 'acl', DefaultAction: { Allow: {} }, ...input })).rejects.toMatchObject({ name })
  })

  test('an ACL that is used stays, one that was changed meanwhile is not written over, an HTTP API has none', async () => {
    const { Id, LockToken, ARN } = await protect([])
    await expect(waf('DeleteWebACL', { Id, Name: 'acl', LockToken })).rejects.toMatchObject({ name: 'WAFAssociatedItemException' })
    const { NextLockToken } = await waf('UpdateWebACL', { Id, Name: 'acl', LockToken, DefaultAction: { Block: {} }, Rules: [] })
    expect(await status()).toBe(403)
    await expect(waf('UpdateWebACL', { Id, Name: 'acl', LockToken, DefaultAction: { Allow: {} }, Rules: [] })).rejects.toMatchObject({ name: 'WAFOptimisticLockException' })
    await cloud.call('wafv2', 'DisassociateWebACL', { ResourceArn: stage() })
    await waf('DeleteWebACL', { Id, Name: 'acl', LockToken: NextLockToken })
    expect((await waf('ListWebACLs', {})).WebACLs).toEqual([])
    await expect(cloud.call('wafv2', 'AssociateWebACL', { WebACLArn: ARN, ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/a/stages/b' })).rejects.toMatchObject({ name: 'WAFInvalidParameterException' })
  })
})
