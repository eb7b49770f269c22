import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { serviceAnswer, serviceCall } from '../integration/serviceCall'
import { readProxyResponse } from './proxyResponse'
import { textOf } from './content'
import type { Desk } from './desk'
import type { HttpAnswer, IntegrationAnswer, IntegrationRequest } from './exchange'
import { functionOf } from './functionOf'
import { configurationError, malformedAnswer } from './gatewayError'
import { headerOf } from './headerMap'
import { mockStatus } from './mockStatus'
import { fail, pass, type Stage, type StageResult } from './stage'

/** Calls the backend, and waits for it no longer than its timeout. */
export const integrate: Stage = {
  name: 'Integration',
  run(desk) {
    const { integration, exchange } = desk
    const request = exchange.integrationRequest!
    const calling = { ...exchange, calledAt: desk.turn.context.now }
    const timeout = integration.timeoutInMillis
    switch (integration.type) {
      case 'MOCK':
        return mocked(desk, request)
      case 'HTTP':
      case 'HTTP_PROXY':
        return { kind: 'call', exchange: calling, call: { service: 'http', action: 'Request', input: httpInput(request) }, timeout }
    }
    const name = functionOf(integration.uri ?? '', desk.stageVariables)
    if (name === undefined) return toService(desk, request)
    if (request.method !== 'POST') return fail({ ...configurationError('Lambda is called by POST only'), type: 'INTEGRATION_FAILURE', status: '500' })
    const input: JsonObject = { FunctionName: name, Payload: textOf(request.body), ...invocationType(request) }
    return { kind: 'call', exchange: calling, call: { service: 'lambda', action: 'Invoke', input }, timeout }
  },

  resume(desk, { output, error }) {
    const { integration } = desk
    if (integration.type === 'HTTP' || integration.type === 'HTTP_PROXY') {
      if (error) return fail({ type: 'INTEGRATION_FAILURE', message: 'Network error communicating with endpoint', reason: `${error.name}: ${error.message}` })
      return answered(desk, httpAnswer(output ?? null))
    }
    const { serviceCall: called } = desk.exchange
    if (called) {
      if (error?.message.includes('sts:AssumeRole')) return fail(configurationError(`API Gateway does not have permission to assume the provided role ${integration.credentials}`))
      return answered(desk, serviceAnswer(called, desk.exchange.id, error ? { error } : { output: output ?? null }))
    }
    if (error) return lambdaRefused(desk, error.name, error.message, error.statusCode)
    const { Payload: payload = '', FunctionError: failed } = output as { Payload?: string; FunctionError?: string }
    return integration.type === 'AWS_PROXY' ? proxied(desk, payload, failed) : invoked(desk, payload, failed)
  },
}

/** Any other service of AWS's, in the role that the integration names. */
function toService(desk: Desk, request: IntegrationRequest): StageResult {
  const { integration, exchange, turn } = desk
  if (integration.type === 'AWS_PROXY') return fail(configurationError(`NotSimulated: a proxy integration with ${integration.uri}`))
  const { credentials = '' } = integration
  if (credentials.includes(':user/')) return fail(configurationError('NotSimulated: an integration with the credentials of its caller'))
  if (credentials === '') return fail(configurationError('the integration names no role to call the service in'))
  const made = serviceCall(request, turn.context)
  if ('problem' in made) return fail(configurationError(`NotSimulated: ${made.problem}`))
  if ('answer' in made) return answered(desk, made.answer)
  const { input, ...called } = made.call
  const call = { service: called.service, action: called.action, input }
  return { kind: 'call', exchange: { ...exchange, calledAt: turn.context.now, serviceCall: called }, call, timeout: integration.timeoutInMillis }
}

function answered(desk: Desk, integrationAnswer: IntegrationAnswer): StageResult {
  return pass({ ...desk.exchange, integrationAnswer }, { status: integrationAnswer.status })
}

function mocked(desk: Desk, request: IntegrationRequest): StageResult {
  const status = mockStatus(textOf(request.body))
  if (status === undefined) return fail(configurationError('the request template of a MOCK integration gives no statusCode'))
  return answered(desk, { status, headers: {}, body: '', selectable: String(status) })
}

/** As the simulated outside takes it. */
export function httpInput({ method, uri, query, headers, body }: IntegrationRequest): JsonObject {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`))
  return { method, url: pairs.length > 0 ? `${uri}?${pairs.join('&')}` : uri, headers: headers as JsonObject, body: body as Json }
}

function httpAnswer(output: Json): IntegrationAnswer {
  const { status, headers, body } = output as unknown as HttpAnswer
  return { status, headers, body, selectable: String(status) }
}

function invocationType(request: IntegrationRequest): JsonObject {
  const type = headerOf(request.headers, 'X-Amz-Invocation-Type')
  return type === undefined ? {} : { InvocationType: type }
}

/** Lambda itself refuses: behind a proxy integration the client learns nothing of it, else its status is selectable. */
function lambdaRefused(desk: Desk, name: string, message: string, status: number): StageResult {
  const reason = `Lambda refuses: ${name}: ${message}`
  if (desk.integration.type === 'AWS_PROXY') return fail(configurationError(reason))
  const body = JSON.stringify({ message })
  return answered(desk, { status, headers: { 'Content-Type': ['application/json'] }, body, selectable: String(status) })
}

function proxied(desk: Desk, payload: string, failed: string | undefined): StageResult {
  if (failed !== undefined) return fail(malformedAnswer(`the function failed: ${payload}`))
  const answer = readProxyResponse(payload, headerOf(desk.exchange.request.headers, 'Accept'), desk.snapshot.binaryMediaTypes)
  if ('problem' in answer) return fail(malformedAnswer(answer.problem))
  return answered(desk, answer)
}

/** Patterns are held against the message of a failure; a success is the default's, whatever it says. */
function invoked(desk: Desk, payload: string, failed: string | undefined): StageResult {
  const message = failed === undefined ? undefined : errorMessage(payload)
  return answered(desk, { status: 200, headers: { 'Content-Type': ['application/json'] }, body: payload, ...(message === undefined ? {} : { selectable: message }) })
}

function errorMessage(payload: string): string {
  try {
    const error = JSON.parse(payload) as Json
    return isJsonObject(error) && typeof error['errorMessage'] === 'string' ? error['errorMessage'] : ''
  } catch {
    return ''
  }
}
