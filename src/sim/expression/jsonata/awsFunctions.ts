import { fromBase64 } from '../base64'
import { digest } from '../digest'
import { seededDraw } from '../javaRandom'
import type { Frame } from './frame'
import type { EvaluatorHost } from './host'
import type { BuiltIn } from './evaluator.generated'

type Definition = readonly [signature: string, implementation: (...given: never[]) => unknown]

/**
 * What Step Functions has besides the functions of the language, or in their place. Numbers that should
 * be whole are rounded down. Where they refuse, and in which words, is recorded.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function awsFunctions(host: EvaluatorHost, builtIns: Frame): Readonly<Record<string, Definition>> {
  const format = (builtIns.lookup('fromMillis') as BuiltIn).implementation
  const millis = () => Math.floor(host.circumstances.now)
  return {
    now: ['<s?s?:s>', (picture?: string, timezone?: string) => format(millis(), picture, timezone)],
    millis: ['<:n>', millis],
    random: ['<n?:n>', (seed?: number) => (seed === undefined ? host.draw() : seededDraw(Math.floor(finite(seed))))],
    uuid: ['<:s>', () => host.circumstances.uuid()],
    partition: ['<xn?:a>', partition],
    range: ['<nnn?:a>', (first?: number, last?: number, step?: number) => range(host, first, last, step)],
    hash: ['<ss:s>', hash],
    parse: ['<s-:x>', parse],
    base64decode: ['<s-:s>', (text?: string) => decoded(text, builtIns)],
    formatNumber: ['<n-so?:s>', (number?: number, picture?: string, options?: object) => formatted(number, picture, options, builtIns)],
  }
}

/** Without a size all is one part; a size of zero gives nothing. */
function partition(list: unknown, size: number | undefined): unknown[][] | undefined {
  if (list === undefined) return undefined
  if (!Array.isArray(list)) throw { code: 'T0412', index: 1 }
  if (size === undefined) return [list]
  const whole = Math.floor(finite(size))
  if (whole < 0) return refuse('Second argument must be zero or greater')
  if (whole === 0) return undefined
  const parts: unknown[][] = []
  for (let at = 0; at < list.length; at += whole) parts.push(list.slice(at, at + whole))
  return parts
}

/** Both ends included; a step of zero gives nothing. */
function range(host: EvaluatorHost, first?: number, last?: number, step?: number): number[] | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined
  const [from, to, by] = [Math.floor(finite(first)), Math.floor(finite(last)), Math.floor(finite(step))]
  if (by === 0) return undefined
  const count = Math.max(0, Math.floor((to - from) / by) + 1)
  host.chargeItems(count)
  return Array.from({ length: count }, (_, at) => from + at * by)
}

function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined
  return digest(text, algorithm) ?? refuse(`Hash algorithm '${algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`)
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return refuse('Invalid JSON')
  }
}

/** What is no Base64 is an error inside of AWS, where the package passes over it. */
function decoded(text: string | undefined, builtIns: Frame): unknown {
  if (text !== undefined && fromBase64(text) === undefined) throw new Error('not Base64')
  return (builtIns.lookup('base64decode') as BuiltIn).implementation(text)
}

/** A picture without any place for a digit is refused on AWS; the package fails over it. */
function formatted(number: number | undefined, picture: string | undefined, options: object | undefined, builtIns: Frame): unknown {
  const places = /[0-9#.,]/
  if (number !== undefined && options === undefined && picture?.split(';').some((part) => !places.test(part))) throw { code: 'D3086' }
  return (builtIns.lookup('formatNumber') as BuiltIn).implementation(number, picture, options)
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw { code: 'D1001', value: number }
  return number
}

/** The evaluator's errors are plain objects with a code. */
function refuse(message: string): never {
  throw { code: 'D3137', message }
}
