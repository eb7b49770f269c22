import { runInNewContext } from 'node:vm'
import type { Cloud } from '../../../src/sim/cloud/cloud'
import { corpusWorld } from '../calls/corpusWorld'
import { match, type Matching } from '../calls/expectation'
import { buildApi, hostOfBackend } from './buildApi'
import type { Backend, ExpectedExchange, RequestCase, ShortRequest } from './requestCase'

/** Builds the API, sends the requests, and compares. @returns what differs; undefined if nothing does */
export async function runRequestCase({ api, backends, before = [], request, expect }: RequestCase): Promise<string | undefined> {
  const cloud = corpusWorld()
  const seen: { request?: unknown } = {}
  for (const [name, backend] of Object.entries(backends)) await putBackend(cloud, name, backend, seen)
  const { restApiId, rootResourceId } = await buildApi(cloud, api)
  await cloud.runUntilQuiet()
  const host = `${restApiId}.execute-api.us-east-1.amazonaws.com`
  const send = ({ method, path, query, headers = {}, body, bodyBase64 }: ShortRequest) =>
    cloud.request({
      method,
      url: `https://${host}/${api.stage.name}${path === '/' ? '/' : path}${query ? `?${query}` : ''}`,
      headers,
      body: bodyBase64 === undefined ? (body ?? '') : Uint8Array.from(Buffer.from(bodyBase64, 'base64')),
    })
  for (const earlier of before) {
    const { status } = await send(earlier)
    if (status !== 200) return `before: an earlier request is answered ${status}`
  }
  const answer = await send(request)
  // The root resource's id goes by a name of its own.
  const expected = JSON.parse(JSON.stringify(expect).replaceAll('<resource-id:root>', rootResourceId)) as ExpectedExchange
  return difference(expected, { ...answer, event: lastEvent(cloud), backendRequest: seen.request })
}

async function putBackend(cloud: Cloud, name: string, backend: Backend, seen: { request?: unknown }): Promise<void> {
  if (backend.type === 'lambda') {
    const code = backend.code ?? `exports.handler = async () => (${JSON.stringify(backend.returns)})`
    await cloud.call('lambda', 'CreateFunction', {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::111111111111:role/function',
      Code: { Files: { 'index.js': code } },
    })
    return
  }
  const handler = runInNewContext(`(${backend.code})`) as (request: object) => { status: number; headers: Record<string, string | string[]>; body: string }
  cloud.outside(hostOfBackend(name), ({ method, url, headers = {}, body = '' }) => {
    const { pathname, searchParams } = new URL(url)
    const query: Record<string, string[]> = {}
    for (const [key, value] of searchParams) (query[key] ??= []).push(value)
    const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), typeof value === 'string' ? value : value.join(',')]))
    const received = { method, path: pathname, query, headers: lower, body: typeof body === 'string' ? body : new TextDecoder().decode(body) }
    seen.request = received
    return handler(received)
  })
}

/** What a function got last, as the log has it. */
function lastEvent(cloud: Cloud): unknown {
  const calls = cloud.log.filter(({ service, type }) => service === 'lambda' && type === 'ApiCallStarted')
  const { input } = (calls.at(-1)?.detail ?? {}) as { input?: { Payload?: string } }
  return parsed(input?.Payload ?? 'null')
}

/** Text that is no JSON is itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Uint8Array
  readonly event: unknown
  readonly backendRequest: unknown
}

function difference(expect: ExpectedExchange, got: Got): string | undefined {
  const headers = Object.fromEntries(Object.entries(got.headers).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]))
  const text = new TextDecoder().decode(got.body)
  const flat = { status: got.status, headers, body: text, bodyJson: parsed(text), bodyBase64: Buffer.from(got.body).toString('base64'), event: got.event }
  const { absentHeaders = [], absentHeaderValues = [], headers: wantedHeaders, backendRequest, ...want } = expect
  const lower = wantedHeaders && Object.fromEntries(Object.entries(wantedHeaders).map(([name, value]) => [name.toLowerCase(), value]))
  const there = absentHeaders.find((name) => headers[name.toLowerCase()] !== undefined)
  if (there !== undefined) return `header: ${there} should not be there`
  const value = absentHeaderValues.find((each) => Object.values(headers).includes(each))
  if (value !== undefined) return `header: the value ${value} should not be there`
  let matching: Matching = { names: new Map(), unordered: false }
  for (const [wanted, gotten] of [[{ ...want, ...(lower ? { headers: lower } : {}) }, flat], ...(backendRequest ? [[withoutAbsent(backendRequest), got.backendRequest]] : [])] as const) {
    const matched = match(wanted, gotten, matching)
    if (matched.difference !== undefined) return `answer: ${matched.difference}`
    matching = { ...matching, names: matched.names }
  }
  return absentFrom(backendRequest, got.backendRequest)
}

function withoutAbsent({ absentHeaders: _absent, ...request }: Readonly<Record<string, unknown>>): unknown {
  return request
}

function absentFrom(want: Readonly<Record<string, unknown>> | undefined, got: unknown): string | undefined {
  const headers = ((got ?? {}) as { headers?: Record<string, string> }).headers ?? {}
  const there = ((want?.['absentHeaders'] ?? []) as string[]).find((name) => headers[name.toLowerCase()] !== undefined)
  return there === undefined ? undefined : `backend: the header ${there} should not be there`
}
