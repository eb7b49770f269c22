import { bytesOfContent, contentOf } from '../aws/bytes'
import type { GuestCall, GuestHost, GuestReply, GuestRequest, GuestResponse, GuestSlice, JournalledSlice, SliceOutcome } from '../aws/guestSlice'
import { notSimulated } from '../aws/notSimulated'
import type { JsonObject } from '../kernel/json'
import { endpointOf, readWireRequest, writeWireAnswer, type WireCall, type WireResponse } from '../wire/wire'

/** Of a request that the world never hears of. */
const NOT_ADMITTED = '00000000-0000-0000-0000-000000000000'

/**
 * Guests whose HTTP requests are modelled calls to the world, and whose calls' answers are HTTP to
 * them. Both ways depend on nothing but what is journalled, so that a guest can be made again.
 */
export function overHttp(guests: GuestHost, region: string): GuestHost {
  return {
    run(slice, journal = () => []) {
      const came = guests.run(toGuest(slice), () => journal().map((past): JournalledSlice => ({ ...past, slice: toGuest(past.slice) })))
      return came instanceof Promise ? came.then((outcome) => outcome && toWorld(outcome, region)) : came && toWorld(came, region)
    },
    reset: () => guests.reset(),
  }
}

function toGuest(slice: GuestSlice): GuestSlice {
  return slice.kind === 'reply' ? { ...slice, response: responseOf(slice.response) } : slice
}

function responseOf(reply: GuestReply): GuestReply {
  if (!('wire' in reply)) return reply
  return { http: kept(writeWireAnswer(reply.wire as unknown as WireCall, reply.requestId, reply.result)) }
}

function toWorld(outcome: SliceOutcome, region: string): SliceOutcome {
  if (outcome.calls.length === 0) return outcome
  return { ...outcome, calls: outcome.calls.map(({ call, ...made }) => ({ ...made, call: 'http' in call ? callOf(call.http, region) : call })) }
}

function callOf({ method, url, headers, body }: GuestRequest, region: string): GuestCall {
  const read = readWireRequest({ method, url, headers, body: bytesOfContent(body) ?? new Uint8Array(0) })
  if ('response' in read) return { answered: kept(read.response) }
  const { call } = read
  const elsewhere = otherPlace(url, region)
  if (elsewhere !== undefined) return { answered: kept(writeWireAnswer(call, NOT_ADMITTED, { error: notSimulated(elsewhere) })) }
  const { service, action, input } = call
  // The answer needs to know of the request's form, not of its input.
  return { service, action, input, wire: { ...call, input: {} } as unknown as JsonObject }
}

/** What of a request's place is not in this world. */
function otherPlace(url: string, region: string): string | undefined {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
  const endpoint = endpointOf(host)
  if (!endpoint) return `HTTP to ${host}`
  return endpoint.region === undefined || endpoint.region === region ? undefined : `the Region ${endpoint.region} in a world of ${region}`
}

/** A response as journals keep it. */
function kept({ status, headers, body }: WireResponse): GuestResponse {
  return { status, headers, body: contentOf(body) }
}
