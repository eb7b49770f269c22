import { stringify } from 'yaml'
import { requiredText, textMapOf, textOf } from '../../../aws/readMembers'
import { unsimulated } from '../../../aws/refusal'
import { isoTime } from '../../../kernel/virtualTime'
import type { Json, JsonObject } from '../../../kernel/json'
import { ascending, get } from '../../../kernel/orderedTree'
import type { Authorizer, RestApi, RestApiSnapshot, Stage } from '../api/restApi'
import { badRequest, notFound } from '../faults'
import type { Operation } from '../operation/operation'
import { present } from '../patch/patchOperation'
import type { Turn } from '../turn'
import { API_KEY_SCHEME, exportedMethod, SIGNATURE_SCHEME, type Extensions } from './exportedMethod'
import { withLocalReferences } from './schemaModels'

const TYPES: { readonly [exportType: string]: 2 | 3 | undefined } = { swagger: 2, oas30: 3 }

/** A stage's deployment as a definition, in JSON unless YAML is accepted. */
export const getExport: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const stage = get(api.stages, requiredText(input, 'stageName')) ?? notFound('Invalid stage identifier specified')
  const exportType = requiredText(input, 'exportType')
  const version = TYPES[exportType] ?? badRequest(`Invalid Export type specified: ${exportType}. Must be one of: [oas30, swagger]`)
  const asked = textMapOf(input, 'parameters')['extensions']
  if (asked === 'postman') unsimulated('the extension postman of GetExport')
  const extensions: Extensions = { integrations: asked === 'integrations' || asked === 'apigateway', authorizers: asked === 'authorizers' || asked === 'apigateway', others: asked === 'apigateway' }
  const contentType = textOf(input, 'accepts') === 'application/yaml' ? 'application/yaml' : 'application/json'
  const definition = exported(turn, api, stage, version, extensions)
  return {
    contentType,
    contentDisposition: `attachment; filename="${exportType}_${String((definition['info'] as JsonObject)['version'])}.${contentType.slice('application/'.length)}"`,
    body: contentType === 'application/yaml' ? stringify(definition, { lineWidth: 0, aliasDuplicateObjects: false }) : JSON.stringify(definition, null, 2),
  }
}

function exported(turn: Turn, api: RestApi, stage: Stage, version: 2 | 3, extensions: Extensions): JsonObject {
  const { snapshot } = get(api.deployments, stage.deploymentId) ?? notFound('Invalid Deployment identifier specified')
  const host = `${api.id}.execute-api.${turn.context.region}.amazonaws.com`
  const info = present({ title: api.name, description: api.description, version: api.version ?? isoTime(api.createdDate * 1000) })
  const schemas = schemasOf(snapshot, version)
  const schemes = schemesOf(snapshot, extensions)
  const ofAll = extensions.others ? extensionsOf(api, snapshot) : {}
  if (version === 2) {
    return present({
      swagger: '2.0', info, host, basePath: `/${stage.stageName}`, schemes: ['https'], paths: pathsOf(snapshot, version, extensions),
      securityDefinitions: schemes, definitions: schemas, ...ofAll,
    }) as JsonObject
  }
  const server: JsonObject = { url: `https://${host}/{basePath}`, variables: { basePath: { default: stage.stageName } } }
  const components = present({ schemas, securitySchemes: schemes })
  return present({
    openapi: '3.0.1', info, servers: [server], paths: pathsOf(snapshot, version, extensions),
    components: Object.keys(components).length > 0 ? components : undefined, ...ofAll,
  }) as JsonObject
}

function pathsOf(snapshot: RestApiSnapshot, version: 2 | 3, extensions: Extensions): JsonObject {
  const resources = [...ascending(snapshot.resources)].map(([, resource]) => resource).filter(({ methods }) => Object.keys(methods).length > 0)
  resources.sort((a, b) => (a.path < b.path ? -1 : 1))
  return Object.fromEntries(
    resources.map(({ path, methods }) => [
      path,
      Object.fromEntries(Object.values(methods).map((method) => [method.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : method.httpMethod.toLowerCase(), exportedMethod(method, snapshot, version, extensions)])),
    ]),
  )
}

/** The models, but for the two that every API has where no method names them. */
function schemasOf({ models, resources }: RestApiSnapshot, version: 2 | 3): JsonObject | undefined {
  const named = new Set([...ascending(resources)].flatMap(([, { methods }]) => Object.values(methods).flatMap(({ requestModels = {}, methodResponses = {} }) => [requestModels, ...Object.values(methodResponses).map(({ responseModels = {} }) => responseModels)].flatMap((each) => Object.values(each)))))
  const shown = [...ascending(models)].map(([, model]) => model).filter(({ name }) => named.has(name) || (name !== 'Empty' && name !== 'Error'))
  return shown.length === 0 ? undefined : Object.fromEntries(shown.map(({ name, schema }) => [name, withLocalReferences(JSON.parse(schema) as Json, version)]))
}

function schemesOf({ resources, authorizers }: RestApiSnapshot, extensions: Extensions): JsonObject | undefined {
  const methods = [...ascending(resources)].flatMap(([, resource]) => Object.values(resource.methods))
  const schemes: JsonObject = {
    ...Object.fromEntries([...ascending(authorizers)].map(([, authorizer]) => [authorizer.name, authorizerScheme(authorizer, extensions)])),
    ...(methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM') ? { [SIGNATURE_SCHEME]: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } } : {}),
    ...(methods.some(({ apiKeyRequired }) => apiKeyRequired) ? { [API_KEY_SCHEME]: { type: 'apiKey', name: 'x-api-key', in: 'header' } } : {}),
  }
  return Object.keys(schemes).length > 0 ? schemes : undefined
}

function authorizerScheme({ id: _id, name: _name, type, authType, ...given }: Authorizer, { authorizers }: Extensions): JsonObject {
  const header = /^method\.request\.header\.([\w-]+)$/.exec(given.identitySource ?? '')?.[1] ?? 'Unused'
  const scheme = { type: 'apiKey', name: header, in: 'header', 'x-amazon-apigateway-authtype': authType ?? 'custom' }
  return authorizers ? ({ ...scheme, 'x-amazon-apigateway-authorizer': { ...given, type: type.toLowerCase() } } as unknown as JsonObject) : scheme
}

function extensionsOf(api: RestApi, { validators, gatewayResponses, policy, binaryMediaTypes, minimumCompressionSize, apiKeySource }: RestApiSnapshot): JsonObject {
  const rules = [...ascending(validators)].map(([, { name, validateRequestBody, validateRequestParameters }]) => [name, { validateRequestParameters, validateRequestBody }] as const)
  const responses = [...ascending(gatewayResponses)].map(([, { responseType, ...response }]) => [responseType, response as unknown as JsonObject] as const)
  const parts = [...ascending(api.documentationParts)].map(([, { location, properties }]) => ({ location, properties: JSON.parse(properties) as Json }))
  return present({
    'x-amazon-apigateway-api-key-source': apiKeySource === 'HEADER' ? undefined : apiKeySource,
    'x-amazon-apigateway-binary-media-types': binaryMediaTypes.length > 0 ? binaryMediaTypes : undefined,
    'x-amazon-apigateway-minimum-compression-size': minimumCompressionSize,
    'x-amazon-apigateway-policy': policy === undefined ? undefined : (JSON.parse(policy) as Json),
    'x-amazon-apigateway-request-validators': rules.length > 0 ? Object.fromEntries(rules) : undefined,
    'x-amazon-apigateway-gateway-responses': responses.length > 0 ? Object.fromEntries(responses) : undefined,
    'x-amazon-apigateway-documentation': parts.length > 0 ? { version: api.version ?? '', createdDate: isoTime(api.createdDate * 1000), documentationParts: parts } : undefined,
    'x-amazon-apigateway-endpoint-configuration': api.disableExecuteApiEndpoint ? { disableExecuteApiEndpoint: true } : undefined,
  }) as JsonObject
}
