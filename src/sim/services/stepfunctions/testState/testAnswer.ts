import type { Json, JsonObject } from '../../../kernel/json'
import type { Inspected, TestEnd } from './testEnd'
import type { TestRequest } from './testRequest'

/** Members of `inspectionData` that are no JSON text. */
const AS_THEY_ARE: ReadonlySet<string> = new Set([
  'errorDetails',
  'maxConcurrency',
  'request',
  'response',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
])

/** What TRACE alone shows. */
const TRACED: ReadonlySet<string> = new Set(['request', 'response'])

/** TestState's answer. What lies between input and output is told from DEBUG on; TRACE adds HTTP exchanges only. */
export function answerOfTest(end: TestEnd, request: TestRequest): JsonObject {
  const { status, output, error, cause, nextState } = end
  return {
    ...(output === undefined ? {} : { output: JSON.stringify(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(nextState === undefined ? {} : { nextState }),
    status,
    ...(request.inspectionLevel === 'INFO' ? {} : { inspectionData: inspectionData(end, request) }),
  }
}

function inspectionData({ inspected, assigned }: TestEnd, { input, variables, inspectionLevel }: TestRequest): JsonObject {
  const data: Record<string, Json> = { input: JSON.stringify(input) }
  for (const [name, value] of Object.entries(inspected as Readonly<Record<keyof Inspected, Json>>)) {
    if (TRACED.has(name) && inspectionLevel !== 'TRACE') continue
    data[name] = AS_THEY_ARE.has(name) ? value : JSON.stringify(value)
  }
  if (variables || assigned) data['variables'] = JSON.stringify({ ...variables, ...assigned })
  return data
}
