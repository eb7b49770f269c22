import { isJsonObject, type Json } from '../../kernel/json'
import { fromBase64Leniently, toBase64 } from '../base64'
import { digest } from '../digest'
import { redactedJsonComplaint } from '../json/jsonComplaint'
import { distinctInHashOrder } from '../javaHash'
import { seededInteger } from '../javaRandom'
import { jsonEqual } from '../jsonEqual'
import { fillTemplate } from './fillTemplate'
import type { IntrinsicCall } from './parseIntrinsic'
import { takes, type IntrinsicName } from './signatures'

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
  if (!takes(call.name, given.length)) return refuse()
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : refuse())
  const list = (value: Json | undefined) => (Array.isArray(value) ? (value as readonly Json[]) : refuse())
  const short = (value: string) => (value.length <= MAX_TEXT ? value : refuse())
  const number = (value: Json | undefined) => (typeof value === 'number' ? value : refuse())
  const integer = (value: number) => (value >= MIN_INTEGER && value <= MAX_INTEGER ? value + 0 : refuse())
  // Recorded on AWS: a fraction is cut off, but MathAdd rounds, a half upwards.
  const whole = (value: Json | undefined) => integer(Math.trunc(number(value)))
  const [first, second, third] = given

  switch (call.name) {
    case 'States.Array':
      return given
    case 'States.ArrayContains': {
      // Recorded: values are compared by their text, so true is in ['true'] and the order of members counts.
      const sought = asText(second!)
      return list(first).some((item) => asText(item) === sought)
    }
    case 'States.ArrayGetItem':
      return (itemAt(list(first), whole(second)) ?? refuse()).item
    case 'States.ArrayLength':
      return list(first).length
    case 'States.ArrayPartition':
      return whole(second) > 0 ? chunks(list(first), whole(second)) : refuse()
    case 'States.ArrayRange':
      return range(whole(first), whole(second), whole(third)) ?? refuse()
    case 'States.ArrayUnique':
      return distinctInHashOrder(list(first), jsonEqual)
    case 'States.Base64Encode':
      return toBase64(new TextEncoder().encode(short(text(first))))
    case 'States.Base64Decode':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(fromBase64Leniently(short(text(first))))
    case 'States.Format':
      return fillTemplate(call, given)
    case 'States.Hash':
      return digest(short(asText(first!)), text(second)) ?? refuse()
    case 'States.JsonMerge':
      if (third === true || !isJsonObject(first) || !isJsonObject(second)) return refuse()
      return { ...first, ...second }
    case 'States.JsonToString':
      return JSON.stringify(first)
    case 'States.MathAdd':
      return integer(integer(roundHalfUp(number(first))) + integer(roundHalfUp(number(second))))
    case 'States.MathRandom': {
      const [from, to] = [whole(first), whole(second)]
      const bound = to - from
      if (bound <= 0) return refuse()
      if (third === undefined) return from + Math.floor(chance.draw() * bound)
      return bound <= MAX_INTEGER ? from + seededInteger(whole(third), bound) : refuse()
    }
    case 'States.StringSplit':
      return split(text(first), text(second))
    case 'States.StringToJson':
      return parseJson(text(first))
    case 'States.UUID':
      return chance.uuid()
  }
}

export function refuseArguments(name: IntrinsicName): never {
  throw new InvalidArguments(`Invalid arguments in ${name}`)
}

/** A text as it is, anything else as JSON. */
function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** As Java rounds: 2.5 to 3, -1.5 to -1. The sum keeps zero from being negative. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5) + 0
}

/** Recorded: nothing is in an empty list at any index, and that is null; elsewhere past the end is refused. */
function itemAt(items: readonly Json[], index: number): { readonly item: Json } | undefined {
  if (items.length === 0) return { item: null }
  const item = items[index]
  return item === undefined ? undefined : { item }
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

/** Blank text is null; `-0` is 0, an integer. */
function parseJson(text: string): Json {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text, (_name, value: Json) => (value === 0 ? 0 : value)) as Json
  } catch {
    throw new InvalidArguments(`Cannot convert String to Json in States.StringToJson, caused by: ${redactedJsonComplaint(text)}`)
  }
}
