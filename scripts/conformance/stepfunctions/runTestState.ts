import type { Json, JsonObject } from '../../../src/sim/kernel/json'
import { isRecord } from '../compare/values'
import type { CaseWorld } from './caseWorld'
import { checkAsClient } from './clientChecks'
import { answerOrException } from './runValidation'
import { definitionText, type Produced, type SfnCase } from './sfnCase'

/** Members of the request that the API takes as JSON text; with `Text` behind its name one is no JSON. */
const TEXTS = ['input', 'context', 'variables']

/** Members of `inspectionData` that are not JSON text. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  'request',
  'response',
  'errorDetails',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
  'maxConcurrency',
])

export async function runTestState(world: CaseWorld, sfnCase: SfnCase): Promise<Produced> {
  const request = requestOf(sfnCase)
  const answer = await answerOrException(async () => {
    checkAsClient(request)
    return world.states('TestState', request)
  })
  return { ...parsedMembers(answer, (member) => member === 'output'), ...inspected(answer) }
}

function requestOf(sfnCase: SfnCase): JsonObject {
  const request: Record<string, Json> = { ...sfnCase.request, definition: definitionText(sfnCase) }
  for (const name of TEXTS) {
    const value = request[name]
    const text = request[`${name}Text`]
    if (text !== undefined) request[name] = text
    else if (value !== undefined) request[name] = JSON.stringify(value)
    delete request[`${name}Text`]
  }
  return request
}

function inspected(answer: Produced): Produced {
  const data = answer['inspectionData']
  return isRecord(data) ? { inspectionData: parsedMembers(data, (member) => !NOT_TEXT.has(member)) } : {}
}

/** The members with their JSON texts parsed. What does not parse stays as it is, and will differ. */
function parsedMembers(members: Readonly<Record<string, unknown>>, isText: (member: string) => boolean): Produced {
  return Object.fromEntries(
    Object.entries(members).map(([member, value]) => [member, isText(member) ? parsed(value) : value]),
  )
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
