import type { AwsFault } from '../../aws/awsError'
import { utf8Bytes } from '../../aws/bytes'
import type { ServiceModel } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import { crc32 } from '../checksum/crc'
import type { Incoming, WireResponse } from '../http/message'
import { refused } from '../refusal'
import { readJsonValue } from '../values/jsonValue'
import { errorShape, faultSide, messageMember, queryCode } from './errorForm'
import { isKnown, jsonBody, operationOf, structureOf, type AnsweredCall, type IncomingCall } from './incomingCall'

/**
 * JSON 1.0 and 1.1: the action in `X-Amz-Target`, its input the body.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function readAwsJson(incoming: Incoming, model: ServiceModel): IncomingCall {
  const [, action = ''] = (incoming.headers.get('x-amz-target') ?? '').split('.')
  if (!isKnown(model, action)) refused('UnknownOperationException', `Unknown operation: ${action}`)
  const body = structureOf(jsonBody(incoming.body))
  const input = operationOf(model, action)?.input
  return { action, input: input === undefined ? body : structureOf(readJsonValue(model, input, body)) }
}

/** The simulator's JSON is what these protocols speak: epoch seconds and base64. */
export function writeAwsJson(call: AnsweredCall, model: ServiceModel, output: Json): WireResponse {
  const text = operationOf(model, call.action)?.output === undefined ? '' : JSON.stringify(output ?? {})
  return jsonResponse(call.service, model, 200, text, {})
}

export function writeAwsJsonFault(call: Pick<AnsweredCall, 'service'>, model: ServiceModel | undefined, fault: AwsFault): WireResponse {
  const shape = errorShape(model, fault)
  const name = shape?.name ?? fault.name
  const body = { __type: typeOf(call.service, name, shape !== undefined), [messageMember(shape?.shape)]: fault.message, ...fault.members }
  const compatible = model?.awsQueryCompatible ? { 'x-amzn-query-error': `${queryCode(call.service, model, fault)};${faultSide(fault)}` } : {}
  return jsonResponse(call.service, model, fault.statusCode, JSON.stringify(body), compatible)
}

/** Where AWS documents the namespace that stands before an error's name. */
const NAMESPACES: { readonly [service: string]: string } = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810',
  dynamodbstreams: 'com.amazonaws.dynamodb.v20120810',
  sqs: 'com.amazonaws.sqs',
}

function typeOf(service: string, name: string, isModelled: boolean): string {
  const namespace = NAMESPACES[service]
  if (namespace === undefined) return name
  return `${isModelled ? namespace : 'com.amazon.coral.service'}#${name}`
}

function jsonResponse(
  service: string,
  model: ServiceModel | undefined,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): WireResponse {
  const body = utf8Bytes(text)
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${model?.jsonVersion ?? '1.1'}`,
      ...(service.startsWith('dynamodb') ? { 'x-amz-crc32': String(crc32(body)) } : {}),
      ...headers,
    },
    body,
  }
}
