import { describe, expect, test } from 'vitest'
import { toBase64 } from '../../../../expression/base64'
import { utf8Bytes } from '../../../../aws/bytes'
import { claimTexts, readJwt, scopesOf, wrongWith } from './jwt'
import { readLambdaResponse } from './lambdaResponse'
import { readRouteKey } from './routeKey'
import { selectRoute } from './selectRoute'

describe('HR2 the route that takes a request', () => {
  const routes = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /pets/dog/{id}', 'ANY /{proxy+}', '$default', 'GET /a/{x}/c', 'GET /a/b/{y}', 'GET /']
  const keys = routes.map((RouteKey) => ({ RouteKey }))
  test.each([
    // The first four are the developer guide's own.
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
    ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['POST', '/pets/dog/1', 'ANY /pets/dog/{id}', { id: '1' }],
    ['DELETE', '/', '$default', {}],
    ['GET', '/', 'GET /', {}],
    ['GET', '/a/b/c', 'GET /a/b/{y}', { y: 'c' }],
    ['GET', '/a/x/c', 'GET /a/{x}/c', { x: 'x' }],
    ['GET', '/pets/dog/a%20b', 'GET /pets/dog/{id}', { id: 'a b' }],
    ['GET', '/pets/dog/%zz', 'GET /pets/dog/{id}', { id: '%zz' }],
    ['GET', '/pets/dog/1/', 'GET /pets/{proxy+}', { proxy: 'dog/1/' }],
    ['GET', '/pets/', 'ANY /{proxy+}', { proxy: 'pets/' }],
  ])('%s %s: %s', (method, path, wanted, pathParameters) => {
    expect(selectRoute(keys, method, path)).toEqual({ route: { RouteKey: wanted }, pathParameters })
  })

  test('is none where nothing fits', () => {
    expect(selectRoute([{ RouteKey: 'GET /a' }, { RouteKey: 'POST /{proxy+}' }], 'GET', '/b')).toBeUndefined()
  })
})

test.each([
  ['$default', true], ['GET /', true], ['ANY /a/{b}/{c+}', true], ['get /a', false], ['GET a', false], ['GET', false], ['TRACE /', false],
  ['GET /{a+}/b', false], ['GET /a{b}', false], ['$connect', false], ['GET /{a', false],
])('HA3 %s is a route key: %j', (text, is) => {
  expect(readRouteKey(text) !== undefined).toBe(is)
})

describe('HR5 a function’s answer', () => {
  const text = { 'content-type': ['text/plain;charset=UTF-8'] }
  const json = { 'content-type': ['application/json'] }
  test.each([
    ['2.0', { statusCode: 201, body: 'made' }, { status: 201, headers: text, body: 'made' }],
    ['2.0', { message: 'hi' }, { status: 200, headers: json, body: '{"message":"hi"}', inferred: true }],
    ['2.0', 'hi', { status: 200, headers: json, body: 'hi', inferred: true }],
    ['2.0', [1, 2], { status: 200, headers: json, body: '[1,2]', inferred: true }],
    ['2.0', null, { status: 200, headers: json, body: 'null', inferred: true }],
    ['2.0', { statusCode: '204' }, { status: 204, headers: text, body: '' }],
    ['2.0', { statusCode: 200, headers: { 'X-A': 1, 'Content-Type': 'text/html' }, cookies: ['a=1', 'b=2'] }, { status: 200, headers: { 'content-type': ['text/html'], 'x-a': ['1'], 'set-cookie': ['a=1', 'b=2'] }, body: '' }],
    ['2.0', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, { status: 200, headers: text, body: 'hi' }],
    ['2.0', { statusCode: 200, multiValueHeaders: { a: ['1'] } }, { status: 200, headers: text, body: '' }],
    ['2.0', { statusCode: 'ok' }, { problem: 'statusCode is no status' }],
    ['2.0', { statusCode: 200, body: {} }, { problem: 'body is no text' }],
    ['2.0', { statusCode: 200, body: '*', isBase64Encoded: true }, { problem: 'body is no base64' }],
    ['1.0', { message: 'hi' }, { problem: 'the response has no statusCode' }],
    ['1.0', 'hi', { problem: 'the response has no statusCode' }],
    ['1.0', { statusCode: 200, multiValueHeaders: { A: ['1', '2'] }, headers: { a: '3' }, cookies: ['a=1'] }, { status: 200, headers: { ...text, a: ['1', '2', '3'] }, body: '' }],
  ] as const)('in %s %j', (version, response, wanted) => {
    expect(readLambdaResponse(JSON.stringify(response), version)).toEqual(wanted)
  })

  test('that is no JSON is a problem', () => {
    expect(readLambdaResponse('{', '2.0')).toEqual({ problem: 'the response is no JSON' })
  })
})

describe('HR7 a JWT', () => {
  const wanted = { issuer: 'https://issuer.example', audience: ['app'], now: 1_000_000 }
  const good = { iss: 'https://issuer.example', aud: 'app', exp: 1_001 }
  const rs = { alg: 'RS256', kid: 'k' }
  test.each<[string, object, object, string | undefined]>([
    ['good', rs, good, undefined],
    ['for several audiences', rs, { ...good, aud: ['other', 'app'] }, undefined],
    ['for a client', rs, { iss: good.iss, exp: good.exp, client_id: 'app' }, undefined],
    ['for another audience, though by the client', rs, { ...good, aud: 'other', client_id: 'app' }, 'the token is for another audience'],
    ['for nobody', rs, { iss: good.iss, exp: good.exp }, 'the token is for another audience'],
    ['of another issuer', rs, { ...good, iss: 'https://issuer.example/' }, 'the token is of another issuer'],
    ['expired at this moment', rs, { ...good, exp: 1_000 }, 'the token has expired'],
    ['without end', rs, { ...good, exp: undefined }, 'the token has expired'],
    ['not valid yet', rs, { ...good, nbf: 1_001 }, 'the token is not valid yet (nbf)'],
    ['of the future', rs, { ...good, iat: 1_001 }, 'the token is of the future (iat)'],
    ['signed with a shared secret', { alg: 'HS256', kid: 'k' }, good, 'the signing method is none of RSA’s'],
    ['not signed', { alg: 'none' }, good, 'the signing method is none of RSA’s'],
    ['without a key id', { alg: 'RS256' }, good, 'the token names no key (kid)'],
  ])('%s', (_what, header, claims, wrong) => {
    const part = (value: object) => toBase64(utf8Bytes(JSON.stringify(value))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    const token = readJwt(`Bearer ${part(header)}.${part(claims)}.c2ln`)
    expect(wrongWith(token!, wanted)).toBe(wrong)
  })

  test.each(['', 'a.b', 'a.b.c', 'Bearer', 'W10.W10.x'])('%j is none', (text) => expect(readJwt(text)).toBeUndefined())

  test('has scopes as a text or as a list, and gives claims as texts', () => {
    expect([scopesOf({ scope: 'a  b' }), scopesOf({ scp: ['a', 'b'] }), scopesOf({ scp: 'a' }), scopesOf({})]).toEqual([['a', 'b'], ['a', 'b'], ['a'], []])
    expect(claimTexts({ exp: 5, groups: ['a', 'b'], ok: true, sub: 'me' })).toEqual({ exp: '5', groups: '[a b]', ok: 'true', sub: 'me' })
  })
})
