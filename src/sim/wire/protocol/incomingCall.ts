import { utf8Text } from '../../aws/bytes'
import type { OperationModel, ServiceModel } from '../../aws/models/models'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Checksum } from '../checksum/checksum'
import { refused } from '../refusal'

/** What a protocol reads out of a request. */
export interface IncomingCall {
  readonly action: string
  readonly input: JsonObject
  /** Of S3: what came with the body, to be told again. */
  readonly checksum?: Checksum
  /** Of S3: keys in the listing are to be percent-encoded. */
  readonly encodedKeys?: boolean
}

/** What the answer to a call needs to know of it. */
export interface AnsweredCall {
  readonly service: string
  readonly action: string
  readonly method: string
  readonly checksum?: Checksum
  readonly encodedKeys?: boolean
}

/** Undefined for what exists on AWS and is not simulated: its input is not read. */
export function operationOf(model: ServiceModel, action: string): OperationModel | undefined {
  return Object.hasOwn(model.operations, action) ? model.operations[action] : undefined
}

export function isKnown(model: ServiceModel, action: string): boolean {
  return Object.hasOwn(model.operations, action) || Object.hasOwn(model.others, action)
}

/**
 * A JSON body; none at all is `{}`.
 * @throws {WireRefusal} SerializationException
 */
export function jsonBody(body: Uint8Array): Json {
  if (body.length === 0) return {}
  try {
    return JSON.parse(utf8Text(body)) as Json
  } catch {
    return refused('SerializationException', 'The request is not well-formed JSON.')
  }
}

/** @throws {WireRefusal} SerializationException where the value is no structure */
export function structureOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : refused('SerializationException', 'Start of structure or map expected.')
}
