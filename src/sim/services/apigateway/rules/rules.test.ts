import { describe, expect, it } from 'vitest'
import { utf8Bytes, utf8Text } from '../../../aws/bytes'
import { handleRequestContent, handleResponseContent, type ContentHandling } from './contentHandling'
import { fillUri } from './integrationUri'
import { mapRequest, mapResponse, type ParameterSources } from './parameterMapping'
import { findRoute, routeTree } from './routing'
import { selectResponse } from './selection'

const SOURCES: ParameterSources = {
  headers: { 'X-A': ['1', '2'] },
  query: { q: ['1', '2'], one: ['1'] },
  path: { id: '7' },
  body: '{"a": {"b": [true]}}',
  context: { identity: { sourceIp: '10.0.0.1' } },
  stageVariables: { color: 'red' },
}

describe.each<[rule: string, source: string, header: string | undefined, body?: string]>([
  ['PM1', 'method.request.header.X-A', '2'],
  ['PM1', 'method.request.header.x-a', undefined],
  ['PM2', 'method.request.multivalueheader.X-A', '1,2'],
  ['PM3', 'method.request.body.a.b[0]', 'true'],
  ['PM3', 'method.request.body.a', '{"b":[true]}'],
  ['PM3', 'method.request.body', '{}', ''],
  ['PM3', 'method.request.body.a', undefined, '[1]'],
  ['PM4', "'constant'", 'constant'],
  ['PM4', 'context.identity.sourceIp', '10.0.0.1'],
  ['PM4', 'context.identity.toString', undefined],
  ['PM4', 'stageVariables.color', 'red'],
])('%s %s', (_rule, source, header, body = SOURCES.body) => {
  it(`gives ${String(header)}`, () => {
    const mapped = mapRequest({ 'integration.request.header.H': source }, { ...SOURCES, body })
    expect(mapped).toEqual({ header: header === undefined ? {} : { H: header }, path: {}, querystring: {} })
  })
})

it('PM2 several values of a query parameter stay apart', () => {
  const mapping = { 'integration.request.querystring.all': 'method.request.multivaluequerystring.q', 'integration.request.querystring.one': 'method.request.multivaluequerystring.one' }
  expect(mapRequest(mapping, SOURCES)).toEqual({ header: {}, path: {}, querystring: { all: ['1', '2'], one: '1' } })
})

it('PM3 a body that begins as an object and is no JSON is refused', () => {
  const broken = { ...SOURCES, body: ' {no' }
  expect(mapRequest({ 'integration.request.header.H': 'method.request.body' }, broken)).toEqual({ error: { status: 400, message: 'Invalid JSON in request body' } })
  expect(mapResponse({ 'method.response.header.H': 'integration.response.body.a' }, broken)).toMatchObject({ error: { status: 500 } })
})

const PNG = ['image/png']

describe.each<[rule: string, from: string, type: string, handling: ContentHandling | undefined, to: string | undefined]>([
  ['CH1', 'aGk=', 'text/plain', undefined, 'aGk='],
  ['CH1', 'aGk=', 'image/png', undefined, 'aGk='],
  ['CH2', 'aGk=', 'text/plain', 'CONVERT_TO_BINARY', 'hi'],
  ['CH2', 'hi', 'image/png; q=1', 'CONVERT_TO_TEXT', 'aGk='],
  ['CH2', 'hi', 'IMAGE/PNG', 'CONVERT_TO_BINARY', 'hi'],
  ['CH4', 'no base64', 'text/plain', 'CONVERT_TO_BINARY', undefined],
])('%s a request of %s as %s, %s', (_rule, from, type, handling, to) => {
  it(`becomes ${String(to)}`, () => {
    const got = handleRequestContent(utf8Bytes(from), type, PNG, handling)
    expect(got && utf8Text(got)).toBe(to)
  })
})

it('CH1 bytes that are no UTF-8 are replaced in a text', () => {
  expect(handleRequestContent(Uint8Array.of(0x68, 0xff), 'text/plain', [], undefined)).toEqual(utf8Bytes('h\ufffd'))
})

describe.each<[rule: string, from: string, type: string, accept: string, to: string | undefined]>([
  ['CH3', 'aGk=', 'text/plain', 'image/png, text/plain', 'hi'],
  ['CH3', 'aGk=', 'text/plain', 'text/plain, image/png', 'aGk='],
  ['CH3', 'hi', 'image/png', 'text/plain', 'aGk='],
  ['CH3', 'hi', 'image/png', 'image/png', 'hi'],
  ['CH4', 'no base64', 'text/plain', 'image/png', undefined],
])('%s a response of %s as %s to one who accepts %s', (_rule, from, type, accept, to) => {
  it(`becomes ${String(to)}`, () => {
    const got = handleResponseContent(utf8Bytes(from), type, accept, PNG, undefined)
    expect(got && utf8Text(got)).toBe(to)
  })
})

describe.each<[rule: string, request: string, route: string | undefined, parameters?: object]>([
  ['RO1', 'GET /a/b', 'GET /a/b'],
  ['RO1', 'POST /a/b', 'ANY /a/{x}', { x: 'b' }],
  ['RO1', 'PUT /a/c', 'PUT /a/{x}', { x: 'c' }],
  ['RO1', 'DELETE /a/b/c', 'DELETE /{all+}', { all: 'a/b/c' }],
  ['RO1', 'GET /a/b/c', undefined],
  ['RO1', 'GET /', 'GET /'],
  ['RO2', 'GET //a//b/', 'GET /a/b'],
  ['RO2', 'PUT /a/b%2Fc', 'PUT /a/{x}', { x: 'b%2Fc' }],
])('%s %s', (_rule, request, route, parameters = {}) => {
  const routes = ['GET /', 'DELETE /{all+}', 'ANY /a/{x}', 'PUT /a/{x}', 'GET /a/b'].map((text) => {
    const [method = '', path = ''] = text.split(' ')
    return { method, path }
  })
  it(`is taken by ${String(route)}`, () => {
    const [method = '', path = ''] = request.split(' ')
    const found = findRoute(routeTree(routes), method, path)
    expect(found && `${found.route.method} ${found.route.path}`).toBe(route)
    if (found) expect(found.pathParameters).toEqual(parameters)
  })
})

describe.each<[value: string | undefined, status: string | undefined, responses: [status: string, pattern?: string][]]>([
  ['Malformed input', '400', [['200'], ['400', 'Malformed.*']]],
  ['so Malformed', '200', [['200'], ['400', 'Malformed.*']]],
  [undefined, '200', [['500', '.*'], ['200', '']]],
  ['503', undefined, [['200', '2\\d{2}']]],
  ['x', '200', [['500', '(unclosed'], ['200']]],
])('SE1 %s', (value, status, responses) => {
  it(`selects ${String(status)}`, () => {
    const selectable = responses.map(([statusCode, selectionPattern]) => (selectionPattern === undefined ? { statusCode } : { statusCode, selectionPattern }))
    expect(selectResponse(selectable, value)?.statusCode).toBe(status)
  })
})

it.each([
  ['https://${stageVariables.host}/{id}/{no}/${no}', 'https://a.example/7/{no}/${no}'],
  ['https://x${stageVariables.no}', 'https://x'],
])('UR1 %s becomes %s', (uri, filled) => {
  expect(fillUri(uri, { host: 'a.example' }, { id: '7', no2: '' })).toBe(filled)
})
