import type { ApiCall } from '../../../aws/apiCall'
import { refuseMembers, requiredText, structureOf, textMapOf, textOf } from '../../../aws/readMembers'
import type { Json, JsonObject } from '../../../kernel/json'
import { readPairs } from '../../../wire/http/message'
import { badRequest } from '../faults'
import { findRoute, routeTree } from '../rules/routing'
import type { Turn } from '../turn'
import { Desk } from './desk'
import type { ClientRequest, Exchange, Headers } from './exchange'
import { tryMethod } from './pipeline'
import { traced } from './tracing'
import { onTrial, TRIAL_STAGE } from './trial'

/**
 * Sends a request to a method as it is defined now, deployed or not. Nobody is asked who calls, no API key is
 * wanted and nothing is throttled.
 * @throws {Refusal} NotFoundException, or BadRequestException where the method has no integration
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
 */
export function testInvokeMethod(turn: Turn, call: ApiCall): void {
  const { input } = call
  refuseMembers('TestInvokeMethod', input, ['clientCertificateId'])
  const asked = requiredText(input, 'httpMethod')
  const { api: before, resource } = turn.resource(requiredText(input, 'restApiId'), requiredText(input, 'resourceId'))
  const definedMethod = Object.hasOwn(resource.methods, asked) ? asked : 'ANY'
  const { method } = turn.method(before.id, resource.id, definedMethod)
  if (!method.integration) badRequest('No integration defined for method')
  const { api, stage } = onTrial(before, textMapOf(input, 'stageVariables'))
  const request = requestOf(input, asked, resource.path)
  const route = findRoute(routeTree([{ method: asked, path: resource.path }]), asked, request.path)
  const exchange: Exchange = {
    id: call.requestId,
    extendedId: turn.newId(15),
    callId: call.id,
    apiId: api.id,
    stageName: TRIAL_STAGE,
    receivedAt: turn.context.now,
    request,
    at: 0,
    canary: undefined,
    deploymentId: TRIAL_STAGE,
    ...traced(turn, stage, call),
    resourceId: resource.id,
    definedMethod,
    pathParameters: request.path === resource.path ? {} : (route?.pathParameters ?? {}),
    apiKey: { id: 'test-invoke-api-key-id', value: 'test-invoke-api-key' },
    requestOverride: {},
    trial: { stageVariables: stage.variables ?? {} },
  }
  turn.tell(api.id, 'MethodTestStarted', { requestId: exchange.id, request: request as unknown as Json })
  tryMethod(turn, new Desk(turn, exchange, api, stage))
}

/** Host and address are those that AWS shows of such requests. */
function requestOf(input: JsonObject, method: string, resourcePath: string): ClientRequest {
  const [path = '', query = ''] = (textOf(input, 'pathWithQueryString') ?? resourcePath).split('?')
  const values: { [name: string]: string[] } = {}
  for (const [name, value] of readPairs(query)) (values[name] ??= []).push(value)
  return { method, path: path === '' ? resourcePath : path, query: values, headers: headersOf(input), body: textOf(input, 'body') ?? '', host: 'testPrefix.testDomainName', sourceIp: 'test-invoke-source-ip' }
}

function headersOf(input: JsonObject): Headers {
  const multiple = Object.entries(structureOf(input, 'multiValueHeaders') ?? {}).map(([name, values]) => [name, Array.isArray(values) ? values.map(String) : []] as const)
  const single = Object.entries(textMapOf(input, 'headers')).map(([name, value]) => [name, [value]] as const)
  return { ...Object.fromEntries(single), ...Object.fromEntries(multiple) }
}
