import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invokeApiOutcome } from './apiGateway'
import { asShown } from './apiSpelling'
import { actionOf, serviceOf, type Integration } from './awsServices'

/** What came of a task. */
export type TaskOutcome =
  | { readonly output: Json; readonly failure?: undefined }
  | { readonly failure: TaskFailure; readonly output?: undefined }

/** `event` names the history event where it is not the usual one, `alias` another error name that handlers know it by. */
export interface TaskFailure {
  readonly error?: string
  readonly cause?: string
  readonly event?: string
  readonly alias?: string | undefined
}

/** What an integration makes of the API's answer. */
export function outcomeOf(integration: Integration, answer: Json, requestId: string): TaskOutcome {
  const output = isJsonObject(answer) ? answer : {}
  const { id } = serviceOf(integration)
  if (integration.sdk) return { output: asShown(id, actionOf(integration), output) }
  if (id === 'lambda') return invokeOutcome(output, requestId)
  if (id === 'events') return putEventsOutcome(output)
  if (id === 'execute-api') return invokeApiOutcome(output)
  return { output: { ...asShown(id, actionOf(integration), output), ...sdkMetadata(requestId) } }
}

/** A function's own answer, for tasks whose Resource is its ARN: the payload, or the error it tells of. */
export function functionOutcome(answer: Json): TaskOutcome {
  const output = isJsonObject(answer) ? answer : {}
  const payload = typeof output['Payload'] === 'string' ? output['Payload'] : 'null'
  return typeof output['FunctionError'] === 'string' ? { failure: functionFailure(payload) } : { output: parsed(payload) }
}

function invokeOutcome(output: JsonObject, requestId: string): TaskOutcome {
  const { Payload: payload, FunctionError: functionError, ...rest } = output
  const text = typeof payload === 'string' ? payload : ''
  if (typeof functionError === 'string') return { failure: functionFailure(text) }
  return { output: { ...rest, ...(text === '' ? {} : { Payload: parsed(text) }), ...sdkMetadata(requestId) } }
}

/** The error is the function's errorType, the cause its payload. Without a type AWS cannot say more. */
function functionFailure(payload: string): TaskFailure {
  const told = parsed(payload)
  const errorType = isJsonObject(told) ? told['errorType'] : undefined
  if (typeof errorType === 'string') return { error: errorType, cause: payload }
  return {
    error: 'Lambda.Unknown',
    cause: `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`,
  }
}

function putEventsOutcome(output: JsonObject): TaskOutcome {
  if (output['FailedEntryCount'] === 0) return { output }
  return { failure: { error: 'EventBridge.FailedEntry', cause: JSON.stringify(output) } }
}

/** What the SDK knows of the HTTP exchange, as far as it is the same each time. */
function sdkMetadata(requestId: string): JsonObject {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
      HttpHeaders: { 'x-amzn-RequestId': requestId },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
