import type { ApiCall, CallResult, Principal } from '../aws/apiCall'
import type { GuestSlice } from '../aws/guestSlice'
import type { Json, JsonObject } from '../kernel/json'
import type { PersistentMap } from '../kernel/persistentMap'
import type { CallRequest, FrontDoorState } from './frontDoor'
import type { MockConfiguration } from './mocks/mockConfiguration'

/** All services' states and the front door between them. */
export interface CloudState {
  readonly frontDoor: FrontDoorState
  /** By the services' ids. */
  readonly services: PersistentMap<string, unknown>
}

/** A signal with its address: a service by id, or the front door. Plain JSON. */
export type CloudSignal =
  | { readonly to: 'front-door'; readonly signal: FrontDoorInput }
  | { readonly to: 'service'; readonly service: string; readonly signal: unknown }

/** What enters at the front door from outside the world. */
export type FrontDoorInput =
  | { readonly type: 'ExternalCall'; readonly ticket: number; readonly request: CallRequest }
  | { readonly type: 'MockSet'; readonly action: string }
  | { readonly type: 'StateMocksSet'; readonly configuration: MockConfiguration }
  | { readonly type: 'MockAnswered'; readonly callId: string; readonly result: CallResult }

/** What the world asks of the one who drives it. */
export type CloudOutput =
  | { readonly type: 'answer'; readonly ticket: number; readonly requestId: string; readonly result: CallResult }
  | { readonly type: 'guest'; readonly service: string; readonly slice: GuestSlice }
  | { readonly type: 'mock'; readonly call: ApiCall; readonly origin: JsonObject | undefined }

/** A call from outside, as a signal. */
export function externalCall(ticket: number, service: string, action: string, input: Json, principal: Principal, accessKeyId?: string): CloudSignal {
  const request: CallRequest =
    accessKeyId === undefined
      ? { service, action, input: input as JsonObject, principal }
      : { service, action, input: input as JsonObject, principal, accessKeyId }
  return { to: 'front-door', signal: { type: 'ExternalCall', ticket, request } }
}
