import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { TaskOutcome } from './answer'
import { statusText } from './statusText'

/**
 * The request to an API's stage that `apigateway:invoke` asks for.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export function invokeRequest(parameters: JsonObject): JsonObject {
  const { ApiEndpoint: endpoint = '', Method: method = '', Path: path = '', Stage: stage = '', RequestBody: body = null } = parameters
  const host = String(endpoint)
  const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return {
    apiId: host.split('.')[0] ?? '',
    stageName: String(stage),
    request: {
      method: String(method),
      path: `/${String(path).replace(/^\/+/, '')}`,
      query: lists(parameters['QueryParameters']),
      headers: { 'Content-Type': ['application/json'], 'User-Agent': ['Amazon|StepFunctions|APIGateway'], ...lists(parameters['Headers']) },
      body: text,
      host,
      sourceIp: STEP_FUNCTIONS,
    },
  }
}

/** An address of documentation's (RFC 5737): AWS's own are not told apart in this world. */
const STEP_FUNCTIONS = '198.51.100.10'

function lists(value: Json | undefined): { [name: string]: string[] } {
  const members = Object.entries(isJsonObject(value) ? value : {})
  return Object.fromEntries(members.map(([name, values]) => [name, (Array.isArray(values) ? (values as readonly Json[]) : [values]).map(String)]))
}

/** What came of it: a status below 400 is the task's result, any other its error, with the body as cause. */
export function invokeApiOutcome(answer: JsonObject): TaskOutcome {
  const { status, headers, body } = answer
  const text = typeof body === 'string' ? body : ''
  if (typeof status === 'number' && status >= 400) return { failure: { error: `ApiGateway.${status}`, cause: text } }
  return { output: { Headers: headers ?? {}, ResponseBody: parsed(text), StatusCode: status ?? 200, StatusText: statusText(Number(status ?? 200)) } }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
