import { isJsonObject, type Json } from '../../kernel/json'
import { fromBase64, toBase64 } from '../base64'
import { digest } from '../digest'
import { jsonEqual } from '../jsonEqual'
import { seededDraw } from '../seededDraw'
import { fillTemplate } from './fillTemplate'
import type { IntrinsicCall } from './parseIntrinsic'
import type { IntrinsicName } from './signatures'

/** Where the random functions get their randomness. */
export interface Chance {
  /** Uniform in [0, 1). */
  readonly draw: () => number
  readonly uuid: () => string
}

/** Arguments that a function refuses; the message is AWS's. */
export class InvalidArguments extends Error {}

/** Base64 and hash functions take no longer text. */
const MAX_TEXT = 10_000
const MAX_RANGE = 1_000
const MAX_INTEGER = 2 ** 31 - 1
const MIN_INTEGER = -(2 ** 31)

/**
 * Applies a function to its evaluated arguments.
 * @throws {InvalidArguments} where AWS fails the execution
 */
export function callIntrinsic(call: IntrinsicCall, given: readonly Json[], chance: Chance): Json {
  const refuse = (): never => refuseArguments(call.name)
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : refuse())
  const list = (value: Json | undefined) => (Array.isArray(value) ? (value as readonly Json[]) : refuse())
  const shortText = (value: Json | undefined) => (text(value).length <= MAX_TEXT ? text(value) : refuse())
  const number = (value: Json | undefined) => (typeof value === 'number' ? value : refuse())
  const integer = (value: number) => (value >= MIN_INTEGER && value <= MAX_INTEGER ? value + 0 : refuse())
  // Observed on AWS: a fraction is cut off, but MathAdd rounds, a half upwards.
  const whole = (value: Json | undefined) => integer(Math.trunc(number(value)))
  const [first, second, third] = given

  switch (call.name) {
    case 'States.Array':
      return given
    case 'States.ArrayContains':
      return list(first).some((item) => jsonEqual(item, second!))
    case 'States.ArrayGetItem':
      return list(first)[whole(second)] ?? (whole(second) in list(first) ? null : refuse())
    case 'States.ArrayLength':
      return list(first).length
    case 'States.ArrayPartition':
      return whole(second) > 0 ? chunks(list(first), whole(second)) : refuse()
    case 'States.ArrayRange':
      return range(whole(first), whole(second), whole(third)) ?? refuse()
    case 'States.ArrayUnique':
      return unique(list(first))
    case 'States.Base64Encode':
      return toBase64(new TextEncoder().encode(shortText(first)))
    case 'States.Base64Decode':
      return new TextDecoder().decode(fromBase64(shortText(first)) ?? refuse())
    case 'States.Format':
      return fillTemplate(call, given)
    case 'States.Hash':
      return digest(shortText(first), text(second)) ?? refuse()
    case 'States.JsonMerge':
      if (third !== false || !isJsonObject(first) || !isJsonObject(second)) return refuse()
      return { ...first, ...second }
    case 'States.JsonToString':
      return JSON.stringify(first)
    case 'States.MathAdd':
      return integer(integer(roundHalfUp(number(first))) + integer(roundHalfUp(number(second))))
    case 'States.MathRandom': {
      const [from, to] = [whole(first), whole(second)]
      if (from >= to) return refuse()
      const drawn = given.length < 3 ? chance.draw() : seededDraw(whole(third))
      return from + Math.floor(drawn * (to - from))
    }
    case 'States.StringSplit':
      return split(text(first), text(second))
    case 'States.StringToJson':
      return parseJson(text(first)) ?? refuse()
    case 'States.UUID':
      return chance.uuid()
  }
}

export function refuseArguments(name: IntrinsicName): never {
  throw new InvalidArguments(`Invalid arguments in ${name}`)
}

/** As Java rounds: 2.5 to 3, -1.5 to -1. The sum keeps zero from being negative. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5) + 0
}

function chunks(items: readonly Json[], size: number): Json[] {
  const parts: Json[] = []
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size))
  return parts
}

/** Both ends included; `undefined` for a step of zero or more items than AWS allows. */
function range(first: number, last: number, step: number): Json[] | undefined {
  if (step === 0) return undefined
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  return count > MAX_RANGE ? undefined : Array.from({ length: count }, (_, at) => first + at * step)
}

/** The first of each, in order. Scalars are found by hash; only lists and objects are compared pairwise. */
function unique(items: readonly Json[]): Json[] {
  const scalars = new Set<Json>()
  const kept: Json[] = []
  const compounds: Json[] = []
  for (const item of items) {
    if (typeof item === 'object' && item !== null) {
      if (compounds.some((other) => jsonEqual(other, item))) continue
      compounds.push(item)
    } else {
      if (scalars.has(item)) continue
      scalars.add(item)
    }
    kept.push(item)
  }
  return kept
}

/** Each character of `delimiters` splits; what is empty between two of them is dropped. */
function split(text: string, delimiters: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const char of text) {
    if (!delimiters.includes(char)) part += char
    else {
      if (part !== '') parts.push(part)
      part = ''
    }
  }
  if (part !== '') parts.push(part)
  return parts
}

/** Blank text is null; `-0` is 0, an integer. `undefined` for text that is not JSON. */
function parseJson(text: string): Json | undefined {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text, (_name, value: Json) => (value === 0 ? 0 : value)) as Json
  } catch {
    return undefined
  }
}
