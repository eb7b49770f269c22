import { digest } from '../digest'
import { seededDraw } from '../seededDraw'
import type { Frame } from './frame'
import type { EvaluatorHost } from './host'
import type { BuiltIn } from './evaluator.generated'

type Definition = readonly [signature: string, implementation: (...given: never[]) => unknown]

const MAX_RANGE = 1_000

/**
 * What Step Functions has besides the functions of the language, or in their place. Arguments that
 * should be whole are rounded down.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function awsFunctions(host: EvaluatorHost, builtIns: Frame): Readonly<Record<string, Definition>> {
  const format = (builtIns.lookup('fromMillis') as BuiltIn).implementation
  const millis = () => Math.floor(host.circumstances.now)
  return {
    now: ['<s?s?:s>', (picture?: string, timezone?: string) => format(millis(), picture, timezone)],
    millis: ['<:n>', millis],
    random: ['<n?:n>', (seed?: number) => (seed === undefined ? host.draw() : seededDraw(Math.floor(seed)))],
    uuid: ['<:s>', () => host.circumstances.uuid()],
    partition: ['<an:a<a>>', partition],
    range: ['<nnn:a<n>>', range],
    hash: ['<s-s:s>', hash],
    parse: ['<s-:x>', parse],
  }
}

function partition(list: readonly unknown[] | undefined, size: number | undefined): unknown[][] | undefined {
  if (list === undefined || size === undefined) return undefined
  const whole = Math.floor(size)
  if (whole < 1) return refuse('partition', 'the chunk size must be a positive integer')
  const parts: unknown[][] = []
  for (let at = 0; at < list.length; at += whole) parts.push(list.slice(at, at + whole))
  return parts
}

/** Both ends included. */
function range(first: number | undefined, last: number | undefined, step: number | undefined): number[] | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined
  const [from, to, by] = [Math.floor(first), Math.floor(last), Math.floor(step)]
  if (by === 0) return refuse('range', 'the increment must not be zero')
  const count = Math.max(0, Math.floor((to - from) / by) + 1)
  if (count > MAX_RANGE) return refuse('range', `the array must not have more than ${MAX_RANGE} elements`)
  return Array.from({ length: count }, (_, at) => from + at * by)
}

function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined
  return digest(text, algorithm) ?? refuse('hash', `there is no algorithm ${algorithm}`)
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return refuse('parse', 'the argument is not JSON')
  }
}

function refuse(name: string, why: string): never {
  // The evaluator's errors are plain objects, and this is one of them.
  throw { code: 'D3137', message: `Invalid arguments in $${name}: ${why}` }
}
