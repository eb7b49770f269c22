import type { AwsFault } from '../../aws/awsError'
import { base64Of, bytesOfBase64, utf8Bytes, utf8Text } from '../../aws/bytes'
import { contentMember } from '../../aws/models/contentMembers'
import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Incoming, WireResponse } from '../http/message'
import { refused } from '../refusal'
import { boundInput } from '../rest/bindInput'
import { boundOutput } from '../rest/bindOutput'
import { routeOf } from '../rest/route'
import { writtenJson } from '../values/jsonOutput'
import { readJsonValue } from '../values/jsonValue'
import { errorShape, messageMember } from './errorForm'
import { jsonBody, operationOf, structureOf, type AnsweredCall, type IncomingCall } from './incomingCall'

/**
 * REST-JSON: the action in method and path, its input there, in headers and in a JSON body.
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function readRestJson(service: string, incoming: Incoming, model: ServiceModel): IncomingCall {
  const route = routeOf(model, incoming)
  if (!route) refused('UnknownOperationException', `Unknown operation: ${incoming.method} ${incoming.path}`, 404)
  const { action, labels } = route
  const name = operationOf(model, action)?.input
  if (name === undefined) return { action, input: labels }
  const shape = model.shapes[name] as Shape
  const input = { ...boundInput(model, shape, incoming, labels), ...bodyInput(service, action, incoming.body, model, name) }
  return { action, input }
}

function bodyInput(service: string, action: string, body: Uint8Array, model: ServiceModel, name: string): JsonObject {
  const { payload, members = {} } = model.shapes[name] as Shape
  const member = payload === undefined ? undefined : members[payload]
  if (payload !== undefined && member) {
    if (body.length === 0) return {}
    const inner = model.shapes[member.shape] as Shape
    if (inner.type !== 'blob') return { [payload]: readJsonValue(model, member.shape, jsonBody(body)) }
    return { [payload]: contentMember(service, action) === payload ? utf8Text(body) : base64Of(body) }
  }
  const inBody = Object.values(members).some(({ location }) => !location)
  return inBody ? structureOf(readJsonValue(model, name, structureOf(jsonBody(body)))) : {}
}

export function writeRestJson(call: AnsweredCall, model: ServiceModel, output: Json): WireResponse {
  const operation = operationOf(model, call.action)
  const shape = operation?.output === undefined ? undefined : (model.shapes[operation.output] as Shape)
  if (!shape) return { status: operation?.status ?? 200, headers: {}, body: new Uint8Array() }
  const { status = operation?.status ?? 200, headers } = boundOutput(model, shape, output)
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: bodyOutput(call, model, shape, output) }
}

function bodyOutput(call: AnsweredCall, model: ServiceModel, shape: Shape, output: Json): Uint8Array {
  const given = isJsonObject(output) ? output : {}
  const { payload, members = {} } = shape
  if (payload === undefined) {
    const inBody = Object.entries(given).filter(([name]) => !(Object.hasOwn(members, name) && members[name]?.location))
    return utf8Bytes(JSON.stringify(writtenJson(model, operationOf(model, call.action)?.output, Object.fromEntries(inBody))))
  }
  const value = given[payload]
  if (value === undefined || value === null) return new Uint8Array()
  if (model.shapes[members[payload]?.shape ?? '']?.type !== 'blob') return utf8Bytes(JSON.stringify(writtenJson(model, members[payload]?.shape, value)))
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return contentMember(call.service, call.action) === payload ? utf8Bytes(text) : (bytesOfBase64(text) ?? utf8Bytes(text))
}

export function writeRestJsonFault(model: ServiceModel | undefined, fault: AwsFault): WireResponse {
  const found = errorShape(model, fault)
  const { headers } = found && model ? boundOutput(model, found.shape, fault.members ?? {}) : { headers: {} }
  const inBody = Object.entries(fault.members ?? {}).filter(([name]) => !found?.shape.members?.[name]?.location)
  const body = { ...Object.fromEntries(inBody), [messageMember(found?.shape)]: fault.message }
  return {
    status: fault.statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': found?.name ?? fault.name, ...headers },
    body: utf8Bytes(JSON.stringify(body)),
  }
}
