import type { CallResult } from '../../../../aws/apiCall'
import type { Json, JsonObject } from '../../../../kernel/json'
import type { Integration } from '../../httpApi/api/httpApi'
import { readLambdaResponse } from '../../httpApi/rules/lambdaResponse'
import { serviceAnswer, serviceCall } from '../../integration/serviceCall'
import { textOf } from '../../request/content'
import type { HttpAnswer, IntegrationAnswer, IntegrationRequest } from '../../request/exchange'
import { httpInput } from '../../request/integrate'
import { mockStatus } from '../../request/mockStatus'
import type { SocketDesk } from './socketDesk'
import { BAD_GATEWAY, failed, INTERNAL_SERVER_ERROR, passed, type SocketStage, type SocketStageResult } from './socketStage'

/** Calls the backend, and waits for it no longer than its timeout. */
export const socketIntegrate: SocketStage = {
  name: 'Integration',
  timedOut: { status: 504, message: 'Endpoint request timed out', type: 'INTEGRATION_TIMEOUT' },
  run(desk) {
    const { exchange, integration } = desk
    const { integrationRequest: request } = exchange
    if (!integration || !request) return passed(exchange)
    const calling = { ...exchange, calledAt: desk.turn.context.now }
    const timeout = integration.TimeoutInMillis
    if (request.functionName !== undefined) {
      return { kind: 'call', exchange: calling, call: { service: 'lambda', action: 'Invoke', input: { FunctionName: request.functionName, Payload: request.payload } }, timeout }
    }
    switch (integration.IntegrationType) {
      case 'MOCK':
        return mocked(desk, request)
      case 'HTTP':
      case 'HTTP_PROXY':
        return { kind: 'call', exchange: calling, call: { service: 'http', action: 'Request', input: httpInput(request) }, timeout }
      default:
        return toService(desk, integration, request)
    }
  },
  resume(desk, { output, error }) {
    const { exchange, integration } = desk
    if (exchange.integrationRequest?.functionName !== undefined) return invoked(desk, { output, error } as CallResult)
    if (exchange.serviceCall) {
      if (error?.message.includes('sts:AssumeRole')) return failed(INTERNAL_SERVER_ERROR, `API Gateway does not have permission to assume the provided role ${integration?.CredentialsArn ?? ''}`)
      return answered(desk, serviceAnswer(exchange.serviceCall, exchange.id, error ? { error } : { output: output ?? null }))
    }
    if (error) return failed({ status: 504, message: 'Network error communicating with endpoint', type: 'INTEGRATION_FAILURE' }, `${error.name}: ${error.message}`)
    return answered(desk, (output as Json) as unknown as HttpAnswer)
  },
}

function answered({ exchange }: SocketDesk, integrationAnswer: IntegrationAnswer): SocketStageResult {
  return passed({ ...exchange, integrationAnswer }, { status: integrationAnswer.status })
}

function mocked(desk: SocketDesk, request: IntegrationRequest): SocketStageResult {
  const status = mockStatus(textOf(request.body))
  return status === undefined ? failed(INTERNAL_SERVER_ERROR, 'the request template of a MOCK integration gives no statusCode') : answered(desk, { status, headers: {}, body: '' })
}

/** Any other service of AWS's, in the role that the integration names. */
function toService(desk: SocketDesk, { CredentialsArn = '', TimeoutInMillis: timeout }: Integration, request: IntegrationRequest): SocketStageResult {
  const { exchange, turn } = desk
  if (!CredentialsArn.includes(':role/')) return failed(INTERNAL_SERVER_ERROR, 'the integration names no role to call the service in')
  const made = serviceCall(request, turn.context)
  if ('problem' in made) return failed(INTERNAL_SERVER_ERROR, `NotSimulated: ${made.problem}`)
  if ('answer' in made) return answered(desk, made.answer)
  const { input, ...called } = made.call
  return { kind: 'call', exchange: { ...exchange, calledAt: turn.context.now, serviceCall: called }, call: { service: called.service, action: called.action, input }, timeout }
}

function invoked(desk: SocketDesk, { output, error }: CallResult): SocketStageResult {
  if (error) return failed(INTERNAL_SERVER_ERROR, `Lambda refuses: ${error.name}: ${error.message}`)
  const { Payload: payload = '', FunctionError: fault } = output as { Payload?: string; FunctionError?: string } & JsonObject
  if (desk.integration?.IntegrationType === 'AWS') return answered(desk, { status: 200, headers: { 'Content-Type': ['application/json'] }, body: payload })
  if (fault !== undefined) return failed(BAD_GATEWAY, `the function failed: ${payload}`)
  const answer = readLambdaResponse(payload, '1.0')
  return 'problem' in answer ? failed(BAD_GATEWAY, answer.problem) : answered(desk, answer)
}
