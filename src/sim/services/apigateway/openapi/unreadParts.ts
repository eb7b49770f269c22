import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

/** Extensions that an import acts on, of either kind of API. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html */
const READ = new Set([
  'any-method', 'api-key-source', 'auth', 'authorizer', 'authtype', 'binary-media-types', 'cors', 'documentation', 'endpoint-configuration', 'gateway-responses',
  'importexport-version', 'integration', 'integrations', 'minimum-compression-size', 'policy', 'request-validator', 'request-validators', 'tag-value',
].map((name) => `x-amazon-apigateway-${name}`))

/** AWS knows these; here they say nothing. */
const LEFT_OUT = new Set(['authorizer-authtype', 'endpoint-access-mode', 'routing-mode', 'security-policy', 'tls-config', 'request-parameters'].map((name) => `x-amazon-apigateway-${name}`))

/** Below these is data, in which a name that begins with x- may mean anything. */
const DATA = new Set(['schema', 'schemas', 'definitions', 'example', 'examples', 'default', 'enum', 'properties'])

/** OpenAPI's own members that have no counterpart in API Gateway. */
const NO_COUNTERPART = new Set(['callbacks', 'links', 'trace', 'webhooks', 'externalDocs'])

/** A warning for each member of a definition that the import makes nothing of, with its place. */
export function unreadParts(root: JsonObject): readonly string[] {
  return walk(root, '$')
}

function walk(value: Json, place: string): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, at) => walk(item, `${place}[${at}]`))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = /^[\w$-]+$/.test(name) ? `${place}.${name}` : `${place}['${name}']`
    if (READ.has(name)) return name.endsWith('any-method') ? walk(inner, here) : []
    if (LEFT_OUT.has(name)) return [`${here}: this extension is not simulated and was ignored`]
    if (name.startsWith('x-')) return [`${here}: unknown extension, ignored`]
    // Names of headers are no extensions.
    if (name === 'headers') return []
    if (NO_COUNTERPART.has(name)) return [`${here}: API Gateway has nothing of this kind, ignored`]
    return DATA.has(name) ? [] : walk(inner, here)
  })
}
