import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

const LOCAL = /^#\/(?:definitions|components\/schemas)\//

/** The name of the model that a schema stands for by its `$ref`. */
export function modelNamed(schema: Json | undefined): string | undefined {
  const reference = isJsonObject(schema) ? schema['$ref'] : undefined
  if (typeof reference !== 'string') return undefined
  return LOCAL.test(reference) ? reference.replace(LOCAL, '') : /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/(\w+)$/.exec(reference)?.[1]
}

/** The schema with its references to other models as models have them: by URL. */
export function withModelUrls(schema: Json, apiId: string): Json {
  return withReferences(schema, (name) => `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`)
}

/** The schema with its references to other models as a definition has them. */
export function withLocalReferences(schema: Json, version: 2 | 3): Json {
  return withReferences(schema, (name) => `${version === 2 ? '#/definitions' : '#/components/schemas'}/${name}`)
}

function withReferences(schema: Json, write: (name: string) => string): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map((item) => withReferences(item, write))
  if (!isJsonObject(schema)) return schema
  const name = modelNamed(schema)
  const changed: JsonObject = name === undefined ? {} : { $ref: write(name) }
  return { ...Object.fromEntries(Object.entries(schema).map(([member, value]) => [member, withReferences(value, write)])), ...changed }
}
