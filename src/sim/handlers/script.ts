import type { GuestError } from '../aws/guestSlice'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json'
import type { VirtualMs } from '../kernel/virtualTime'

/** What a scripted handler does, in order. */
export type Step =
  /** Works so many milliseconds of a whole vCPU. */
  | { readonly do: 'compute'; readonly ms: VirtualMs }
  /** Waits without working. */
  | { readonly do: 'wait'; readonly ms: VirtualMs }
  | { readonly do: 'log'; readonly text: string }
  /** Calls AWS and waits for the answer, which later steps may refer to as `as`. */
  | { readonly do: 'call'; readonly service: string; readonly action: string; readonly input: JsonObject; readonly as: string | undefined }
  | { readonly do: 'return'; readonly value: Json }
  | { readonly do: 'fail'; readonly error: GuestError }
  | { readonly do: 'exit'; readonly reason: string }

export interface Script {
  /** How long INIT works before the first invocation, at a whole vCPU. */
  readonly initMs: VirtualMs
  readonly steps: readonly Step[]
}

/**
 * Reads a script as `Code.Script` holds it: a list of objects of one member each, `init` first if at all.
 *
 *     [{ "init": 250 }, { "compute": 40 }, { "wait": 1000 }, { "log": "…" },
 *      { "call": { "service": "dynamodb", "action": "GetItem", "input": {…}, "as": "item" } },
 *      { "return": {…} } | { "fail": { "errorType": "…", "errorMessage": "…" } } | { "exit": 1 }]
 *
 * In `input` and `return`, `{ "$": "event.order.id" }` stands for a part of the event or of an answer.
 * A step that is none of these is an error of the script, as a syntax error is one of source.
 */
export function parseScript(script: readonly Json[]): Script | GuestError {
  const [first, ...rest] = script
  const init = isJsonObject(first) && typeof first['init'] === 'number' ? first['init'] : undefined
  const steps: Step[] = []
  for (const given of init === undefined ? script : rest) {
    const step = isJsonObject(given) ? stepOf(given) : undefined
    if (!step) return scriptError(given)
    steps.push(step)
  }
  return { initMs: init ?? 0, steps }
}

function stepOf(given: JsonObject): Step | undefined {
  const [[name, value] = ['', null], ...others] = Object.entries(given)
  if (others.length > 0) return undefined
  switch (name) {
    case 'compute':
    case 'wait':
      return typeof value === 'number' && value >= 0 ? { do: name, ms: value } : undefined
    case 'log':
      return { do: 'log', text: typeof value === 'string' ? value : JSON.stringify(value) }
    case 'call':
      return isJsonObject(value) ? callOf(value) : undefined
    case 'return':
      return { do: 'return', value }
    case 'fail':
      return isJsonObject(value) ? { do: 'fail', error: errorOf(value) } : undefined
    case 'exit':
      return { do: 'exit', reason: value === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${String(value)}` }
  }
  return undefined
}

function callOf({ service, action, input, as }: JsonObject): Step | undefined {
  if (typeof service !== 'string' || typeof action !== 'string') return undefined
  return { do: 'call', service, action, input: isJsonObject(input) ? input : {}, as: typeof as === 'string' ? as : undefined }
}

function errorOf({ errorType = 'Error', errorMessage = '' }: JsonObject): GuestError {
  const [type, message] = [String(errorType), String(errorMessage)]
  return { errorType: type, errorMessage: message, trace: [message === '' ? type : `${type}: ${message}`] }
}

function scriptError(given: Json): GuestError {
  const errorMessage = `SyntaxError: no step of a script: ${JSON.stringify(given)}`
  return { errorType: 'Runtime.UserCodeSyntaxError', errorMessage, trace: [`Runtime.UserCodeSyntaxError: ${errorMessage}`] }
}

/** A value with its references filled in; what a reference does not find is null. */
export function filledIn<Value extends Json>(value: Value, names: JsonObject): Value
export function filledIn(value: Json, names: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item: Json) => filledIn(item, names))
  if (!isJsonObject(value)) return value
  const { $: path, ...others } = value
  if (typeof path === 'string' && Object.keys(others).length === 0) return partOf(names, path)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filledIn(member, names)]))
}

function partOf(names: JsonObject, path: string): Json {
  let part: Json = names
  for (const name of path.split('.')) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return null
    part = (part as JsonObject)[name] ?? null
  }
  return part
}
