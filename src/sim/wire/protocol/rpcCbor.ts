import type { AwsFault } from '../../aws/awsError'
import type { ServiceModel } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import { cborOf, cborOfTexts } from '../cbor/cborValue'
import { readCbor } from '../cbor/readCbor'
import type { Incoming, WireResponse } from '../http/message'
import { refused } from '../refusal'
import { readJsonValue } from '../values/jsonValue'
import { errorShape, faultSide, messageMember, queryCode } from './errorForm'
import { isKnown, operationOf, structureOf, type AnsweredCall, type IncomingCall } from './incomingCall'

/**
 * Smithy RPC v2 with CBOR: `POST /service/<service>/operation/<action>`. The AWS CLI speaks it to CloudWatch.
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export function readRpcCbor(incoming: Incoming, model: ServiceModel): IncomingCall {
  const action = /\/operation\/([^/]+)\/?$/.exec(incoming.path)?.[1] ?? ''
  if (!isKnown(model, action)) refused('UnknownOperationException', `Unknown operation: ${action}`, 404)
  const body = incoming.body.length === 0 ? {} : readCbor(incoming.body)
  if (body === undefined) refused('SerializationException', 'The request is not well-formed CBOR.')
  const input = operationOf(model, action)?.input
  return { action, input: structureOf(input === undefined ? body : readJsonValue(model, input, body)) }
}

export function writeRpcCbor(call: AnsweredCall, model: ServiceModel, output: Json): WireResponse {
  const shape = operationOf(model, call.action)?.output
  return cborResponse(200, shape === undefined ? new Uint8Array() : cborOf(model, shape, output ?? {}), {})
}

export function writeRpcCborFault(call: Pick<AnsweredCall, 'service'>, model: ServiceModel | undefined, fault: AwsFault): WireResponse {
  const shape = errorShape(model, fault)
  const body = cborOfTexts({ __type: shape?.name ?? fault.name, [messageMember(shape?.shape)]: fault.message })
  const compatible = model?.awsQueryCompatible ? { 'x-amzn-query-error': `${queryCode(call.service, model, fault)};${faultSide(fault)}` } : {}
  return cborResponse(fault.statusCode, body, compatible)
}

function cborResponse(status: number, body: Uint8Array, headers: Readonly<Record<string, string>>): WireResponse {
  return { status, headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', ...headers }, body }
}
