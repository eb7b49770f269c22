import { gunzipSync } from 'fflate'
import { awsFault, type AwsFault } from '../../aws/awsError'
import { readWireRequest, writeWireAnswer, type WireCall, type WireRequest, type WireResponse } from '../../wire/wire'
import { isJsonObject } from '../../kernel/json'
import { ADMINISTRATOR } from '../frontDoor'
import type { Simulation } from '../simulation'
import { signatureRefusal } from './signature/signature'

/** On which terms requests are taken. */
export interface Terms {
  /** The Region of the world, where whichever Region a client means is that one. */
  readonly home?: string
  /** The Region that requests have to be signed for. */
  readonly region?: string
  /** By access key id: where there are any, signatures are verified. */
  readonly secretAccessKeys?: Readonly<Record<string, string>>
}

/**
 * A request to a service in one of AWS's protocols: the call that it makes goes through the front
 * door at the present instant, and the answer comes back in the protocol.
 *
 * The principal is told by the access key id. A key that the world has not given out is the
 * administrator's.
 */
export async function answerServiceRequest(simulation: Simulation, request: WireRequest, terms: Terms = {}): Promise<WireResponse> {
  const { status, headers, body } = await answerUndated(simulation, request, terms)
  // Clients set their clocks by it, as they must where signatures are verified. Elsewhere they are not told: the SDK
  // takes every refusal of a server with another clock for a matter of the clock, and asks again.
  if (!terms.secretAccessKeys) return { status, headers, body }
  return { status, headers: { ...headers, date: new Date(Math.floor(simulation.now)).toUTCString() }, body }
}

async function answerUndated(simulation: Simulation, request: WireRequest, { home, region, secretAccessKeys }: Terms): Promise<WireResponse> {
  const read = readWireRequest(unzipped(request))
  if ('response' in read) return read.response
  const call = home === undefined ? read.call : broughtHome(read.call, home)
  const refusal = refusedAtTheDoor(call, simulation.now) ?? (secretAccessKeys && signatureRefusal(request, call, secretAccessKeys, region, simulation.now))
  if (refusal) return writeWireAnswer(call, NOT_ADMITTED, { error: refusal })
  const { requestId, result } = await simulation.answerTo(call.service, call.action, call.input, ADMINISTRATOR, call.accessKeyId)
  return writeWireAnswer(call, requestId, result)
}

/** A bucket that is made in the client's Region is made in the world's: no other call names the place that it is sent to. */
function broughtHome(call: WireCall, home: string): WireCall {
  const { CreateBucketConfiguration: place } = call.input
  if (call.service !== 's3' || call.action !== 'CreateBucket' || !isJsonObject(place) || place['LocationConstraint'] !== call.region) return call
  const { CreateBucketConfiguration: _, ...input } = call.input
  return { ...call, input: home === 'us-east-1' ? input : { ...input, CreateBucketConfiguration: { ...place, LocationConstraint: home } } }
}

/** The request id of what the world never hears of. */
const NOT_ADMITTED = '00000000-0000-0000-0000-000000000000'

/** SDKs compress large requests of CloudWatch's. What is no gzip is left for the reader to refuse. */
function unzipped(request: WireRequest): WireRequest {
  const encoding = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
  // To S3 an encoding is the object's own.
  if (encoding !== 'gzip' || isPut(request)) return request
  try {
    return { ...request, body: gunzipSync(request.body) }
  } catch {
    return request
  }
}

function isPut({ method }: WireRequest): boolean {
  return method.toUpperCase() === 'PUT'
}

/** Anyone may ask STS for a web identity's role, and follow the links that SNS puts into its messages: only that needs no signature. */
const UNSIGNED = ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML', 'sns:ConfirmSubscription', 'sns:Unsubscribe']

function refusedAtTheDoor(call: WireCall, now: number): AwsFault | undefined {
  if (call.accessKeyId === undefined && !UNSIGNED.includes(`${call.service}:${call.action}`)) return unsignedFault(call)
  if (call.presigned && now > call.presigned.signedAt + call.presigned.seconds * 1000) {
    return awsFault('AccessDenied', 'Request has expired', 403, {
      'X-Amz-Expires': String(call.presigned.seconds),
      Expires: isoSeconds(call.presigned.signedAt + call.presigned.seconds * 1000),
      ServerTime: isoSeconds(now),
    })
  }
  return undefined
}

/** In each protocol's words. S3 takes such a request for one of the public, to whom nothing here is open. */
function unsignedFault({ protocol }: WireCall): AwsFault {
  switch (protocol) {
    case 'rest-xml':
      return awsFault('AccessDenied', 'Access Denied', 403)
    case 'query':
      return awsFault('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
    case 'rest-json':
      return awsFault('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
    default:
      return awsFault('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 400)
  }
}

function isoSeconds(ms: number): string {
  return `${new Date(Math.floor(ms)).toISOString().slice(0, 19)}Z`
}
