import { describe, expect, test } from 'vitest'
import type { LabRequest } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { curlOf, readCurl } from './curlLine'

const API = 'https://abc123.execute-api.us-east-1.amazonaws.com/prod'

const JSON_TYPE = { name: 'Content-Type', value: 'application/json' }
const FORM_TYPE = { name: 'Content-Type', value: 'application/x-www-form-urlencoded' }

test.each<[why: string, line: string, request: Partial<LabRequest>]>([
  ['a URL alone is a GET', `curl ${API}/orders`, { method: 'GET', path: '/orders', headers: [], body: '' }],
  ['the stage alone is its root', `curl ${API}`, { path: '/' }],
  ['a path alone will do', 'curl /orders?status=open', { path: '/orders?status=open' }],
  ['a query in quotes', `curl "${API}/orders?status=open&page=2"`, { path: '/orders?status=open&page=2' }],
  ['a query right after the stage', `curl ${API}?x=1`, { path: '/?x=1' }],
  ['a method', `curl -X DELETE ${API}/orders/o-1`, { method: 'DELETE', path: '/orders/o-1' }],
  ['the method in one word with its option', `curl -XPUT ${API}/x`, { method: 'PUT' }],
  ['flags in one word, the last with a value', `curl -sSXPATCH ${API}/x`, { method: 'PATCH' }],
  ['the long form with =', `curl --request=PUT ${API}/x`, { method: 'PUT' }],
  ['the URL by its option', `curl --url ${API}/x`, { path: '/x' }],
  ['a body makes it a POST of a form', `curl ${API}/x -d 'a=1' -d b=2`, { method: 'POST', body: 'a=1&b=2', headers: [FORM_TYPE] }],
  ['a content type of its own', `curl ${API}/x -H 'Content-Type: application/json' -d '{"a":1}'`, { body: '{"a":1}', headers: [JSON_TYPE] }],
  ['--json sets both types', `curl --json '{"a":1}' ${API}/x`, { method: 'POST', body: '{"a":1}', headers: [JSON_TYPE, { name: 'Accept', value: 'application/json' }] }],
  ['--data-raw takes an @ as it is', `curl ${API}/x --data-raw @home`, { body: '@home' }],
  ['-G puts the data into the query', `curl -G ${API}/x -d a=1 --data-urlencode 'b=x y'`, { method: 'GET', path: '/x?a=1&b=x%20y', body: '' }],
  ['-I asks for the head', `curl -I ${API}/x`, { method: 'HEAD' }],
  ['double quotes with escapes', `curl ${API}/x -d "{\\"a\\": \\"b\\"}"`, { body: '{"a": "b"}' }],
  ['a quote within quotes, as shells write it', `curl ${API}/x -d 'it'\\''s'`, { body: "it's" }],
  ['quotes of the third kind', `curl ${API}/x --data-binary $'a\\nb'`, { body: 'a\nb' }],
  ['lines that go on', `curl \\\n  ${API}/x \\\n  -H 'A: 1'`, { path: '/x', headers: [{ name: 'A', value: '1' }] }],
  ['a header without a value', `curl ${API}/x -H 'A;'`, { headers: [{ name: 'A', value: '' }] }],
  ['a header whose value has colons', `curl ${API}/x -H 'A: b:c'`, { headers: [{ name: 'A', value: 'b:c' }] }],
  ['user and password', `curl -u me:secret ${API}/x`, { headers: [{ name: 'Authorization', value: 'Basic bWU6c2VjcmV0' }] }],
  ['options that say nothing here', `curl -s --compressed -o out.json --max-time 3 ${API}/x`, { method: 'GET', path: '/x' }],
])('%s', (_why, line, request) => {
  expect(readCurl(line, API)).toMatchObject(request)
})

describe('what is wrong is told with its place', () => {
  test.each<[line: string, message: RegExp, about: string]>([
    ['wget /x', /begins with curl/, 'wget'],
    ['curl -X POST', /No URL/, 'POST'],
    ["curl /x -d 'a", /not closed/, "'a"],
    ['curl /x -H', /needs a value/, '-H'],
    ['curl /x -H nothing', /a name, a colon and a value/, 'nothing'],
    ['curl /x -d @file.json', /names a file/, '@file.json'],
    ['curl /x --proxy p', /no option of curl/, '--proxy'],
    ['curl /x /y', /second URL/, '/y'],
    ['curl /x | jq .', /Only one curl command/, '|'],
    ['curl https://example.com/x', /Only the API of this lab/, 'https://example.com/x'],
    [`curl ${API.replace('prod', 'dev')}/x`, /its stage is prod/, `${API.replace('prod', 'dev')}/x`],
  ])('%s', (line, message, about) => {
    const read = readCurl(line, API)
    if (!('problem' in read)) throw new Error('this should have been refused')
    const { at, length } = read.problem
    expect(read.problem.message).toMatch(message)
    expect(line.slice(at, at + length)).toBe(about)
  })
})

test.each<[LabRequest]>([
  [{ method: 'GET', path: '/orders?status=open', headers: [], body: '' }],
  [{ method: 'POST', path: '/orders', headers: [JSON_TYPE], body: '{ "name": "O\'Hara" }' }],
  [{ method: 'PUT', path: '/a b', headers: [JSON_TYPE, { name: 'X', value: "it's" }], body: 'a\nb' }],
])('what is written is read again: %j', (request) => {
  expect(readCurl(curlOf(request, API), API)).toEqual(request)
})
