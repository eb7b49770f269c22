import type { AwsFault } from '../../aws/awsError'
import { bytesOfContent, contentOf, utf8Bytes, utf8Text } from '../../aws/bytes'
import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { checkedChecksum, type Checksum } from '../checksum/checksum'
import { isAwsChunked, unchunked } from '../http/awsChunked'
import { withHoistedHeaders } from '../http/hoistedHeaders'
import type { Incoming, WireResponse } from '../http/message'
import { refused, unsimulated } from '../refusal'
import { boundInput, type Misread } from '../rest/bindInput'
import { boundOutput } from '../rest/bindOutput'
import { routeOf, type Route } from '../rest/route'
import { readXmlValue, xmlContent } from '../values/xmlValue'
import { readXml } from '../xml/readXml'
import { document, element, escaped, namespace } from '../xml/xmlText'
import { operationOf, type AnsweredCall, type IncomingCall } from './incomingCall'
import { withEncodedKeys } from './encodedKeys'

const XMLNS = 'http://s3.amazonaws.com/doc/2006-03-01/'
/** In a URL of S3's, but no input: signatures, and the SDK's note of what it calls. */
const NO_INPUT = /^(?:x-id|X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token|Content-Sha256))$/i
/** What the wire checks, tells and undoes itself: a service sees the content only. */
const OF_THE_WIRE = /^Checksum(?!Algorithm$)/

/** The elements that answers have around them, where they are not named as the action. */
const ROOTS: { readonly [action: string]: string } = {
  CompleteMultipartUpload: 'CompleteMultipartUploadResult',
  CreateMultipartUpload: 'InitiateMultipartUploadResult',
  DeleteObjects: 'DeleteResult',
  GetBucketNotificationConfiguration: 'NotificationConfiguration',
  GetBucketVersioning: 'VersioningConfiguration',
  ListBuckets: 'ListAllMyBucketsResult',
  ListObjects: 'ListBucketResult',
  ListObjectsV2: 'ListBucketResult',
  ListObjectVersions: 'ListVersionsResult',
}

/**
 * REST-XML as S3 speaks it, with the bucket in the path or in the host.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function readRestXml(sent: Incoming, model: ServiceModel, bucket: string | undefined): IncomingCall {
  const incoming = withHoistedHeaders(bucket === undefined ? sent : { ...sent, path: `/${bucket}${sent.path}` })
  if (incoming.query.some(([name]) => name === 'AWSAccessKeyId')) unsimulated('Signature Version 2, which S3 takes for no new bucket')
  const route = routeOf(model, incoming)
  if (!route) refused('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405)
  const { action, labels } = route
  const name = operationOf(model, action)?.input
  if (name === undefined) return { action, input: labels }
  const shape = model.shapes[name] as Shape
  refuseOtherResources(shape, incoming, route)
  const { body, checksum, encoding } = readBody(incoming)
  const input = { ...boundInput(model, shape, incoming, labels, misread), ...payloadInput(model, shape, body) }
  const encodedKeys = (input as JsonObject)['EncodingType'] === 'url'
  return { action, input: ofTheService(input, body, encoding), ...(checksum ? { checksum } : {}), ...(encodedKeys ? { encodedKeys } : {}) }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const misread: Misread = (text, { type }, _name, wireName) => {
  if (wireName === 'partNumber') refused('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
  const wanted = type === 'integer' || type === 'long' ? 'an integer or within integer range' : `a ${type}`
  refused('InvalidArgument', `Provided ${wireName} not ${wanted}: ${text}`)
}

/** `GET /bucket?acl` is another operation than `GET /bucket`: what the query names and the operation does not know. */
function refuseOtherResources(shape: Shape, { method, query }: Incoming, { chosenBy }: Route): void {
  const known = Object.entries(shape.members ?? {}).flatMap(([name, { location, locationName = name }]) => (location === 'querystring' ? [locationName] : []))
  const other = query.find(([name]) => !known.includes(name) && !chosenBy.includes(name) && !NO_INPUT.test(name))
  if (other) unsimulated(`s3: ${method} ?${other[0]}`)
}

function readBody(incoming: Incoming): { body: Uint8Array; checksum: Checksum | undefined; encoding: string | undefined } {
  const chunked = isAwsChunked(incoming)
  const { body, trailers } = chunked
    ? (unchunked(incoming.body) ?? refused('IncompleteBody', 'The request body is not in the chunks that its headers announce.'))
    : { body: incoming.body, trailers: new Map<string, string>() }
  const encodings = (incoming.headers.get('content-encoding') ?? '').split(',').map((each) => each.trim())
  const kept = encodings.filter((each) => each !== '' && each !== 'aws-chunked').join(',')
  return { body, checksum: checkedChecksum(incoming, trailers, body), encoding: kept === '' ? undefined : kept }
}

function payloadInput(model: ServiceModel, { payload, members = {} }: Shape, body: Uint8Array): JsonObject {
  const member = payload === undefined ? undefined : members[payload]
  if (payload === undefined || !member || body.length === 0) return {}
  if (model.shapes[member.shape]?.type === 'blob') return { [payload]: contentOf(body) }
  const root = readXml(utf8Text(body))
  if (!root || root.name !== (member.locationName ?? member.shape)) {
    refused('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')
  }
  return { [payload]: readXmlValue(model, member.shape, root) }
}

/** The input without what concerns the way only; lengths and encodings are the content's. */
function ofTheService(input: JsonObject, body: Uint8Array, encoding: string | undefined): JsonObject {
  const kept = Object.entries(input).flatMap(([name, value]): [string, Json][] => {
    if (OF_THE_WIRE.test(name) || (name === 'EncodingType' && value === 'url')) return []
    if (name === 'ContentLength') return [[name, body.length]]
    if (name === 'ContentEncoding') return encoding === undefined ? [] : [[name, encoding]]
    return [[name, value]]
  })
  return Object.fromEntries(kept)
}

export function writeRestXml(call: AnsweredCall, model: ServiceModel, answered: Json): WireResponse {
  const operation = operationOf(model, call.action)
  const output = call.encodedKeys ? withEncodedKeys(answered) : answered
  const shape = operation?.output === undefined ? undefined : (model.shapes[operation.output] as Shape)
  if (!shape) return { status: operation?.status ?? 200, headers: {}, body: new Uint8Array() }
  const { headers } = boundOutput(model, shape, output)
  const status = isJsonObject(output) && output['ContentRange'] ? 206 : (operation?.status ?? 200)
  const told = call.checksum && shape.members?.['ChecksumCRC32'] ? { [call.checksum.header]: call.checksum.value } : {}
  const { body, type } = call.method === 'HEAD' ? { body: new Uint8Array(), type: {} } : bodyOutput(call.action, model, shape, output)
  return { status, headers: { ...type, ...headers, ...told }, body }
}

function bodyOutput(action: string, model: ServiceModel, shape: Shape, output: Json): { body: Uint8Array; type: Readonly<Record<string, string>> } {
  const given = isJsonObject(output) ? output : {}
  const { payload, members = {} } = shape
  if (payload !== undefined && model.shapes[members[payload]?.shape ?? '']?.type === 'blob') {
    return { body: bytesOfContent(given[payload]) ?? new Uint8Array(), type: {} }
  }
  const inBody = payload !== undefined || Object.values(members).some(({ location }) => !location)
  if (!inBody) return { body: new Uint8Array(), type: {} }
  return { body: utf8Bytes(document(rootElement(action, model, shape, given))), type: { 'content-type': 'application/xml' } }
}

function rootElement(action: string, model: ServiceModel, shape: Shape, output: JsonObject): string {
  const xmlns = namespace(XMLNS)
  // The one answer whose root is its only member.
  if (action === 'GetBucketLocation') return element('LocationConstraint', escaped(String(output['LocationConstraint'] ?? '')), xmlns)
  const member = shape.payload === undefined ? undefined : shape.members?.[shape.payload]
  if (!member || shape.payload === undefined) return element(ROOTS[action] ?? `${action}Result`, xmlContent(model, shape, output), xmlns)
  const inner = model.shapes[member.shape] as Shape
  return element(member.locationName ?? member.shape, xmlContent(model, inner, output[shape.payload] ?? {}), xmlns)
}

/** HEAD and 304 have no body: there the name goes with the status. */
export function writeRestXmlFault(call: Pick<AnsweredCall, 'method'>, requestId: string, fault: AwsFault): WireResponse {
  if (call.method === 'HEAD' || fault.statusCode === 304) return { status: fault.statusCode, headers: {}, body: new Uint8Array() }
  const members = { Code: fault.name, Message: fault.message, ...fault.members, RequestId: requestId }
  const content = Object.entries(members).map(([name, value]) => element(name, escaped(typeof value === 'string' ? value : JSON.stringify(value))))
  return {
    status: fault.statusCode,
    headers: { 'content-type': 'application/xml' },
    body: utf8Bytes(document(element('Error', content.join('')))),
  }
}
