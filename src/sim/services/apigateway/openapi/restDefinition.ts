import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'
import { present } from '../patch/patchOperation'
import { part, resolved, structuresIn, textsIn, type OpenApiDocument } from './openApiDocument'
import { readMethod, type DefinedMethod } from './definedMethod'
import { readSchemes } from './securitySchemes'
import { unreadParts } from './unreadParts'

/** What an OpenAPI definition says of a REST API: inputs of the calls that would make it by hand. */
export interface RestDefinition {
  /** CreateRestApi's. */
  readonly api: JsonObject
  /** By name. */
  readonly models: { readonly [name: string]: { readonly schema: Json; readonly description?: string } }
  /** CreateRequestValidator's, and so on. */
  readonly validators: readonly JsonObject[]
  readonly authorizers: readonly JsonObject[]
  readonly gatewayResponses: readonly JsonObject[]
  readonly documentationParts: readonly JsonObject[]
  /** Resources, with methods or without. */
  readonly paths: readonly string[]
  readonly methods: readonly DefinedMethod[]
  readonly warnings: readonly string[]
}

/** How a base path is taken: not at all, before every path, or without its first segment. */
const BASE_PATHS = ['ignore', 'prepend', 'split']
const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']
const ANY = 'x-amazon-apigateway-any-method'

/**
 * @param parameters  of the call: `basepath`, `ignore` (documentation), `endpointConfigurationTypes`
 * @param newName     a name for a model that the definition has none for
 * @throws {Refusal} BadRequestException
 */
export function readRestDefinition(document: OpenApiDocument, parameters: { readonly [name: string]: string }, newName: () => string): RestDefinition {
  const { root } = document
  const warnings: string[] = [...unreadParts(root)]
  const models: Record<string, { schema: Json; description?: string }> = {}
  for (const [name, schema] of Object.entries(document.version === 2 ? part(root, 'definitions') : part(root, 'components', 'schemas'))) {
    const description = part(schema)['description']
    models[name] = { schema, ...(typeof description === 'string' ? { description } : {}) }
  }
  const inline = (schema: Json) => {
    const name = newName()
    models[name] = { schema }
    return name
  }
  const schemes = readSchemes(document, warnings)
  const base = basePath(document, parameters['basepath'])
  const items = Object.entries(part(root, 'paths')).filter(([path]) => !path.startsWith('x-'))
  const methods = items.flatMap(([path, item]) => {
    const shared = resolved(document, item) ?? {}
    return [...VERBS, ANY].flatMap((verb) => {
      const operation = shared[verb]
      if (!isJsonObject(operation)) return []
      const httpMethod = verb === ANY ? 'ANY' : verb.toUpperCase()
      return [readMethod({ document, schemes, warnings, inline }, { path: `${base}${path}`, httpMethod, operation, shared: structuresIn(shared['parameters']) })]
    })
  })
  return {
    api: apiOf(document, parameters['endpointConfigurationTypes']),
    models,
    validators: Object.entries(part(root, 'x-amazon-apigateway-request-validators')).map(([name, rules]) => ({ name, ...part(rules) })),
    authorizers: Object.values(schemes).flatMap(({ authorizer }) => (authorizer ? [authorizer] : [])),
    gatewayResponses: Object.entries(part(root, 'x-amazon-apigateway-gateway-responses')).map(([responseType, response]) => gatewayResponse(responseType, part(response))),
    documentationParts: parameters['ignore'] === 'documentation' ? [] : structuresIn(part(root, 'x-amazon-apigateway-documentation')['documentationParts']).map(documentationPart),
    paths: items.map(([path]) => `${base}${path}`),
    methods,
    warnings,
  }
}

function apiOf({ root, version }: OpenApiDocument, endpointType: string | undefined): JsonObject {
  const info = part(root, 'info')
  const name = info['title']
  if (typeof name !== 'string' || name === '') badRequest('Invalid OpenAPI input. The title in info is the name of the API, and is not there.')
  const policy = root['x-amazon-apigateway-policy']
  const [server] = structuresIn(root['servers'])
  const endpoint = part((version === 3 ? server?.['x-amazon-apigateway-endpoint-configuration'] : undefined) ?? root['x-amazon-apigateway-endpoint-configuration'])
  const tags = structuresIn(root['tags']).flatMap(({ name: key, 'x-amazon-apigateway-tag-value': value }) => (typeof key === 'string' && typeof value === 'string' ? [[key, value]] : []))
  const vpcEndpointIds = textsIn(endpoint['vpcEndpointIds'])
  return present({
    name,
    description: info['description'],
    version: info['version'] === undefined ? undefined : String(info['version']),
    apiKeySource: root['x-amazon-apigateway-api-key-source'],
    binaryMediaTypes: root['x-amazon-apigateway-binary-media-types'],
    minimumCompressionSize: root['x-amazon-apigateway-minimum-compression-size'],
    policy: policy === undefined ? undefined : JSON.stringify(policy),
    disableExecuteApiEndpoint: endpoint['disableExecuteApiEndpoint'],
    endpointConfiguration: endpointType === undefined && vpcEndpointIds.length === 0 ? undefined : present({ types: endpointType?.split(',') ?? ['PRIVATE'], vpcEndpointIds }),
    tags: tags.length === 0 ? undefined : Object.fromEntries(tags),
  }) as JsonObject
}

/** What stands before every path. */
function basePath({ root, version }: OpenApiDocument, mode = 'ignore'): string {
  if (!BASE_PATHS.includes(mode)) badRequest(`Invalid basepath specified: ${mode}. Must be one of: [${BASE_PATHS.join(', ')}]`)
  const [server] = structuresIn(root['servers'])
  const given = version === 2 ? root['basePath'] : (part(server, 'variables', 'basePath')['default'] ?? /^https?:\/\/[^/]+(\/[^{]*)$/.exec(String(server?.['url'] ?? ''))?.[1])
  const segments = String(given ?? '').split('/').filter((segment) => segment !== '')
  const kept = mode === 'ignore' ? [] : mode === 'split' ? segments.slice(1) : segments
  return kept.map((segment) => `/${segment}`).join('')
}

function gatewayResponse(responseType: string, { statusCode, responseParameters, responseTemplates }: JsonObject): JsonObject {
  return present({ responseType, statusCode: statusCode === undefined ? undefined : String(statusCode), responseParameters, responseTemplates }) as JsonObject
}

function documentationPart({ location = {}, properties = {} }: JsonObject): JsonObject {
  return { location, properties: JSON.stringify(properties) }
}
