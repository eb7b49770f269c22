import type { CallResult } from '../aws/apiCall'
import type { AwsFault } from '../aws/awsError'
import { modelOf, type Protocol, type ServiceModel } from '../aws/models/models'
import { notSimulated } from '../aws/notSimulated'
import type { JsonObject } from '../kernel/json'
import { addressOf, type Address } from './address/address'
import { toConnections } from './address/connections'
import type { Presigned } from './address/credential'
import type { Checksum } from './checksum/checksum'
import { takenApart, type Incoming, type WireRequest, type WireResponse } from './http/message'
import { readAwsJson, writeAwsJson, writeAwsJsonFault } from './protocol/awsJson'
import type { IncomingCall } from './protocol/incomingCall'
import { readQuery, writeQuery, writeQueryFault } from './protocol/query'
import { readRestJson, writeRestJson, writeRestJsonFault } from './protocol/restJson'
import { readRestXml, writeRestXml, writeRestXmlFault } from './protocol/restXml'
import { readRpcCbor, writeRpcCbor, writeRpcCborFault } from './protocol/rpcCbor'
import { WireRefusal } from './refusal'

/** A modelled AWS call out of an HTTP request, and what its answer needs to know of the request. */
export interface WireCall {
  readonly service: string
  readonly action: string
  /** As the simulator takes it: timestamps epoch seconds, blobs base64, but for src/sim/aws/models/contentMembers.ts. */
  readonly input: JsonObject
  readonly protocol: Protocol
  readonly method: string
  /** Absent from a request that is not signed. */
  readonly accessKeyId?: string
  /** That the request is signed for. */
  readonly region?: string
  /** Of a presigned URL: how long it holds. */
  readonly presigned?: Presigned
  readonly checksum?: Checksum
  readonly encodedKeys?: boolean
}

/** Where there is no request id yet: nothing has got as far as the world. */
const NO_REQUEST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * The call that an HTTP request to a service of AWS's makes, by any of AWS's protocols.
 *
 * What exists on AWS and is not simulated is a call too: the world refuses it by name. A request
 * that is no call gets its answer here, as AWS would say it in the protocol that was spoken.
 */
export function readWireRequest(request: WireRequest): { readonly call: WireCall } | { readonly response: WireResponse } {
  const taken = takenApart(request)
  if (!taken) return { response: refusal({ service: '', protocol: 'rest-json' }, request.method, notSimulated(`HTTP to ${request.url}`)) }
  const ofStage = toConnections(taken)
  const { incoming } = ofStage ?? { incoming: taken }
  const address = ofStage ? { ...addressOf(incoming), service: 'apigatewaymanagementapi', protocol: 'rest-json' as const } : addressOf(incoming)
  const model = modelOf(address.service)
  if (!model) return { response: refusal(address, incoming.method, notSimulated(`the service ${address.service}`)) }
  try {
    const { accessKeyId, region, presigned } = address.credential ?? {}
    const { input, ...asked } = readCall(incoming, address, model)
    const call = {
      ...asked,
      input: { ...input, ...ofStage?.place },
      service: address.service,
      protocol: address.protocol,
      method: incoming.method,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      ...(region === undefined ? {} : { region }),
      ...(presigned ? { presigned } : {}),
    }
    return { call }
  } catch (error) {
    if (error instanceof WireRefusal) return { response: refusal(address, incoming.method, error.fault) }
    throw error
  }
}

function readCall(incoming: Incoming, { service, protocol, bucket }: Address, model: ServiceModel): IncomingCall {
  switch (protocol) {
    case 'json':
      return readAwsJson(incoming, model)
    case 'query':
      return readQuery(incoming, model)
    case 'smithy-rpc-v2-cbor':
      return readRpcCbor(incoming, model)
    case 'rest-json':
      return readRestJson(service, incoming, model)
    case 'rest-xml':
      return readRestXml(incoming, model, bucket)
  }
}

/** The HTTP response that answers a call, in its protocol. */
export function writeWireAnswer(call: WireCall, requestId: string, result: CallResult): WireResponse {
  const model = modelOf(call.service)
  const response = result.error ? faultResponse(call, requestId, result.error) : answerResponse(call, requestId, model as ServiceModel, result)
  return finished(call.protocol, requestId, response)
}

function answerResponse(call: WireCall, requestId: string, model: ServiceModel, { output = null }: CallResult): WireResponse {
  switch (call.protocol) {
    case 'json':
      return writeAwsJson(call, model, output)
    case 'query':
      return writeQuery(call, requestId, model, output)
    case 'smithy-rpc-v2-cbor':
      return writeRpcCbor(call, model, output)
    case 'rest-json':
      return writeRestJson(call, model, output)
    case 'rest-xml':
      return writeRestXml(call, model, output)
  }
}

type Refused = Pick<WireCall, 'service' | 'protocol' | 'method'>

function faultResponse(call: Refused, requestId: string, fault: AwsFault): WireResponse {
  const model = modelOf(call.service)
  switch (call.protocol) {
    case 'json':
      return writeAwsJsonFault(call, model, fault)
    case 'query':
      return writeQueryFault(call, requestId, model, fault)
    case 'smithy-rpc-v2-cbor':
      return writeRpcCborFault(call, model, fault)
    case 'rest-json':
      return writeRestJsonFault(model, fault)
    case 'rest-xml':
      return writeRestXmlFault(call, requestId, fault)
  }
}

function refusal({ service, protocol }: Pick<Address, 'service' | 'protocol'>, method: string, fault: AwsFault): WireResponse {
  return finished(protocol, NO_REQUEST_ID, faultResponse({ service, protocol, method: method.toUpperCase() }, NO_REQUEST_ID, fault))
}

/** S3 calls the request's id by another name than all others. */
function finished(protocol: Protocol, requestId: string, { status, headers, body }: WireResponse): WireResponse {
  const idHeader = protocol === 'rest-xml' ? 'x-amz-request-id' : 'x-amzn-requestid'
  // The length of what HEAD tells of stays as it is told.
  const length = headers['content-length'] === undefined || body.length > 0 ? { 'content-length': String(body.length) } : {}
  return { status, headers: { ...headers, ...length, [idHeader]: requestId }, body }
}

export { isToConnections } from './address/connections'
export { endpointOf, type Endpoint } from './address/endpoint'
export type { WireRequest, WireResponse }
