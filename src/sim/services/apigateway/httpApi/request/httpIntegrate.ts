import type { Json, JsonObject } from '../../../../kernel/json'
import type { CallResult } from '../../../../aws/apiCall'
import { functionOf } from '../../request/functionOf'
import type { HttpAnswer } from '../../request/exchange'
import { fillUri } from '../../rules/integrationUri'
import { isSentOn } from '../../rules/remappedHeaders'
import { readLambdaResponse } from '../rules/lambdaResponse'
import type { HttpDesk } from './httpDesk'
import { eventOf1, eventOf2, sentOn } from './httpEvent'
import { failed, INTERNAL_SERVER_ERROR, passed, SERVICE_UNAVAILABLE, type HttpStage, type HttpStageResult } from './httpStage'

/** Makes of the client's request what goes to the backend. */
export const httpPrepare: HttpStage = {
  name: 'Integration request',
  run(desk) {
    const { exchange, integration, stage } = desk
    if (!integration) return failed(INTERNAL_SERVER_ERROR, 'the route has no integration')
    const { IntegrationType: type, IntegrationUri: uri = '', IntegrationMethod: method, PayloadFormatVersion: version } = integration
    if (type === 'HTTP_PROXY') {
      const filled = fillUri(uri, stage.StageVariables, greedy(exchange.pathParameters))
      const url = exchange.rawQuery === '' ? filled : `${filled}${filled.includes('?') ? '&' : '?'}${exchange.rawQuery}`
      const headers = Object.fromEntries(Object.entries(sentOn(desk)).filter(([name]) => isSentOn(name)))
      const { request } = exchange
      return passed({ ...exchange, integrationRequest: { method: method === undefined || method === 'ANY' ? request.method : method, url, headers, body: request.body } }, { type })
    }
    const functionName = functionNamed(desk, uri)
    if (functionName === undefined) return failed(INTERNAL_SERVER_ERROR, `the integration’s URI names no function: ${uri}`)
    const event = version === '2.0' ? eventOf2(desk) : eventOf1(desk)
    return passed({ ...exchange, integrationRequest: { functionName, event } }, { type, payloadFormatVersion: version })
  },
}

/** A URI names a greedy variable with its plus or without. */
function greedy(parameters: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => [[name, value], [`${name}+`, value]]))
}

/** By its ARN, or by the path of API Gateway's own for Lambda. */
export function functionNamed({ stage }: HttpDesk, uri: string): string | undefined {
  const filled = fillUri(uri, stage.StageVariables, {})
  return /^arn:[^:]+:lambda:/.test(filled) ? filled : functionOf(filled, stage.StageVariables)
}

/** Calls the backend, and waits for it no longer than its timeout. */
export const httpIntegrate: HttpStage = {
  name: 'Integration',
  timedOut: { ...SERVICE_UNAVAILABLE, type: 'INTEGRATION_TIMEOUT', reason: 'the backend did not answer in time' },
  run({ exchange, integration }) {
    const request = exchange.integrationRequest!
    const timeout = integration?.TimeoutInMillis ?? 0
    if ('functionName' in request) {
      const { functionName, event } = request
      return { kind: 'call', exchange, call: { service: 'lambda', action: 'Invoke', input: { FunctionName: functionName, Payload: JSON.stringify(event) } }, timeout }
    }
    return { kind: 'call', exchange, call: { service: 'http', action: 'Request', input: request as unknown as JsonObject }, timeout }
  },
  resume(desk, answer) {
    return 'functionName' in desk.exchange.integrationRequest! ? invoked(desk, answer) : requested(desk, answer)
  },
}

function invoked({ exchange, integration }: HttpDesk, { output, error }: CallResult): HttpStageResult {
  if (error) return failed(error.name === 'TooManyRequestsException' ? SERVICE_UNAVAILABLE : INTERNAL_SERVER_ERROR, `Lambda refuses: ${error.name}: ${error.message}`)
  const { Payload: payload = '', FunctionError: fault } = output as { Payload?: string; FunctionError?: string }
  if (fault !== undefined) return failed(INTERNAL_SERVER_ERROR, `the function failed: ${payload}`)
  const answer = readLambdaResponse(payload, integration?.PayloadFormatVersion ?? '2.0')
  if ('problem' in answer) return failed(INTERNAL_SERVER_ERROR, answer.problem)
  const { inferred, ...integrationAnswer } = answer
  return passed({ ...exchange, integrationAnswer }, { status: answer.status, ...(inferred ? { inferred: true } : {}) })
}

function requested({ exchange }: HttpDesk, { output, error }: CallResult): HttpStageResult {
  if (error) return failed(SERVICE_UNAVAILABLE, `${error.name}: ${error.message}`)
  const { status, headers, body } = (output as Json) as unknown as HttpAnswer
  const small = Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]))
  return passed({ ...exchange, integrationAnswer: { status, headers: small, body } }, { status })
}
