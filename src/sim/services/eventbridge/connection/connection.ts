import type { Place } from '../../../aws/arn'
import { base64Of, utf8Bytes } from '../../../aws/bytes'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid } from '../refusal'

/** How an HTTP endpoint is authorized with, and what goes along with each request to it. */
export interface Connection {
  readonly name: string
  readonly arn: string
  readonly secretArn: string
  readonly description?: string
  readonly type: AuthorizationType
  /** As the API takes them, secrets and all. */
  readonly parameters: JsonObject
  readonly state: 'AUTHORIZED' | 'DEAUTHORIZED'
  readonly createdAt: VirtualMs
  readonly modifiedAt: VirtualMs
  readonly authorizedAt: VirtualMs
}

export type AuthorizationType = 'BASIC' | 'API_KEY'

/** Which member of AuthParameters each type needs, and which of its members are no secret. */
const PARAMETERS: { readonly [type in AuthorizationType]: { readonly member: string; readonly shown: string } } = {
  API_KEY: { member: 'ApiKeyAuthParameters', shown: 'ApiKeyName' },
  BASIC: { member: 'BasicAuthParameters', shown: 'Username' },
}

export function connectionArn({ region, accountId }: Place, name: string, uuid: string): string {
  return `arn:aws:events:${region}:${accountId}:connection/${name}/${uuid}`
}

/** The secret that EventBridge keeps the parameters in. It is named only: this world's Secrets Manager has no such secret. */
export function secretArnOf({ region, accountId }: Place, name: string, uuid: string): string {
  return `arn:aws:secretsmanager:${region}:${accountId}:secret:events!connection/${name}/${uuid}-${uuid.slice(0, 6)}`
}

/** @throws {Refusal} ValidationException where the type's own parameters are missing */
export function checkParameters(type: AuthorizationType, parameters: JsonObject): void {
  const { member } = PARAMETERS[type]
  if (!isJsonObject(parameters[member])) invalid(`Parameter ${member} is required for authorization type ${type}.`)
}

/** What a connection adds to a request. */
export type Credentials = {
  readonly headers: { readonly [name: string]: string }
  readonly query: { readonly [name: string]: string }
  readonly body: { readonly [name: string]: string }
}

export function credentialsOf({ type, parameters }: Connection): Credentials {
  const { HeaderParameters, QueryStringParameters, BodyParameters } = objectOf(parameters['InvocationHttpParameters'])
  return {
    headers: { ...valuesOf(HeaderParameters), ...authorization(type, objectOf(parameters[PARAMETERS[type].member])) },
    query: valuesOf(QueryStringParameters),
    body: valuesOf(BodyParameters),
  }
}

function authorization(type: AuthorizationType, { Username, Password, ApiKeyName, ApiKeyValue }: JsonObject): { [name: string]: string } {
  if (type === 'API_KEY') return { [String(ApiKeyName)]: String(ApiKeyValue) }
  return { Authorization: `Basic ${base64Of(utf8Bytes(`${String(Username)}:${String(Password)}`))}` }
}

/** The parameters without what is secret. */
export function shownParameters({ type, parameters }: Connection): JsonObject {
  const { member, shown } = PARAMETERS[type]
  const { [shown]: value = null } = objectOf(parameters[member])
  const further = parameters['InvocationHttpParameters']
  return { [member]: { [shown]: value }, ...(isJsonObject(further) ? { InvocationHttpParameters: withoutSecrets(further) } : {}) }
}

function withoutSecrets(lists: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, itemsOf(list).map(({ Value, ...rest }) => (rest['IsValueSecret'] === true ? rest : { ...rest, Value: Value ?? null }))]),
  )
}

function valuesOf(list: Json | undefined): { [name: string]: string } {
  return Object.fromEntries(itemsOf(list).map(({ Key, Value }) => [String(Key), String(Value ?? '')]))
}

function itemsOf(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : []
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}
