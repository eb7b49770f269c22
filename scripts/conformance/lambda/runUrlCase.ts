import { corpusWorld } from '../calls/corpusWorld'
import { match, parsedJson } from '../calls/expectation'
import { createRecorded, type RecordedFunction } from './functionUnderTest'

export interface UrlCase {
  readonly function: RecordedFunction
  readonly url: { readonly AuthType: string; readonly permission?: boolean; readonly Cors?: object; readonly InvokeMode?: string }
  readonly request: { readonly method: string; readonly path: string; readonly query?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly bodyBase64?: string }
  readonly expect: Readonly<Record<string, unknown>>
}

/** What differs from the recording of one HTTP request to a function URL. */
export async function runUrlCase({ function: fn, url, request, expect }: UrlCase): Promise<string | undefined> {
  const cloud = corpusWorld()
  await createRecorded(cloud, fn)
  const { permission, ...config } = url
  const { FunctionUrl: base } = await cloud.call('lambda', 'CreateFunctionUrlConfig', { FunctionName: fn.name, ...config })
  if (permission) await allowEverybody((input) => cloud.call('lambda', 'AddPermission', { FunctionName: fn.name, Principal: '*', ...input }))
  const { method, path, query, headers = {}, body, bodyBase64 } = request
  const { status, headers: answered, body: bytes } = await cloud.request({
    method,
    url: `${String(base).replace(/\/$/, '')}${path}${query === undefined ? '' : `?${query}`}`,
    headers,
    body: bodyBase64 === undefined ? (body ?? '') : new Uint8Array(Buffer.from(bodyBase64, 'base64')),
  })
  const text = new TextDecoder().decode(bytes)
  const lower = (of: object) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name.toLowerCase(), value as unknown]))
  const got = { status, headers: lower(answered), body: text, bodyJson: parsedJson(text), event: parsedJson(text), bodyBase64: Buffer.from(bytes).toString('base64') }
  const { headers: wantedHeaders, ...wanted } = expect
  const all = wantedHeaders === undefined ? wanted : { ...wanted, headers: lower(wantedHeaders as object) }
  return match(all, got, { names: new Map(), unordered: false }).difference
}

/** Since October 2025 a URL needs both. */
async function allowEverybody(add: (input: object) => Promise<unknown>): Promise<void> {
  await add({ StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' })
  await add({ StatementId: 'invoke', Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true })
}
