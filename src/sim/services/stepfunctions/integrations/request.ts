import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invokeRequest } from './apiGateway'
import { credentialsRequest, HTTP } from './httpInvoke'
import { upperFirst } from './apiShapes'
import { asApiInput } from './apiSpelling'
import { actionOf, serviceOf, type Integration } from './awsServices'

export interface Request {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

/** The call through the front door that a task's parameters ask for, in the API's own shape. */
export function requestOf(integration: Integration, parameters: Json): Request {
  const service = serviceOf(integration).id
  const action = actionOf(integration)
  const given = isJsonObject(parameters) ? parameters : {}
  if (integration.resourceType === HTTP) return credentialsRequest(given)
  if (service === 'execute-api') return { service, action, input: invokeRequest(given) }
  return { service, action, input: inputOf(service, action, given) }
}

function inputOf(service: string, action: string, given: JsonObject): JsonObject {
  const texts = TEXTS[`${service}:${action}`]
  const named = asApiInput(service, action, given)
  const input = texts === undefined ? named : withTexts(named, texts)
  return service === 'events' && action === 'PutEvents' ? withEntryDetails(input) : input
}

/**
 * Members that the API takes as text, where a workflow may give any JSON: it is sent as its text.
 * A text is sent as it is, so that a Lambda Payload must then hold JSON itself. [OBS]
 */
const TEXTS: { readonly [action: string]: readonly string[] } = {
  'lambda:Invoke': ['Payload'],
  'sqs:SendMessage': ['MessageBody'],
  'sns:Publish': ['Message'],
  's3:PutObject': ['Body'],
  'states:StartExecution': ['input'],
  'states:StartSyncExecution': ['input'],
  'states:SendTaskSuccess': ['output'],
}

/** The members of an optimized integration, as workflows spell them, that may be any JSON. */
export function textMembers(service: string, action: string): ReadonlySet<string> {
  const members = service === 'events' ? ['Detail'] : (TEXTS[`${service}:${action}`] ?? [])
  return new Set(members.map(upperFirst))
}

function withTexts(input: JsonObject, names: readonly string[]): JsonObject {
  const texts = names.flatMap((name): [string, Json][] => {
    const value = input[name]
    // A null member is a member that is not there.
    return value === undefined || value === null || typeof value === 'string' ? [] : [[name, JSON.stringify(value)]]
  })
  return texts.length === 0 ? input : { ...input, ...Object.fromEntries(texts) }
}

function withEntryDetails(input: JsonObject): JsonObject {
  const entries = input['Entries']
  if (!Array.isArray(entries)) return input
  return { ...input, Entries: entries.map((entry: Json) => (isJsonObject(entry) ? withTexts(entry, ['Detail']) : entry)) }
}
