import type { Cloud } from '../../../src/sim/cloud/cloud'
import type { ShortApi, ShortIntegration, ShortMethod, ShortResources } from './requestCase'

/** The host of an HTTP backend, by its name in the case. */
export const hostOfBackend = (name: string) => `${name}.backend.example`

const REGION = 'us-east-1'
const ACCOUNT = '111111111111'

/**
 * Makes an API of its short form by API Gateway's own operations, and deploys it.
 * @returns its id
 */
export async function buildApi(cloud: Cloud, api: ShortApi): Promise<{ readonly restApiId: string; readonly rootResourceId: string }> {
  const call = (action: string, input: object): Promise<any> => cloud.call('apigateway', action, input)
  const { id: restApiId, rootResourceId } = await call('CreateRestApi', {
    name: 'case',
    ...(api.binaryMediaTypes ? { binaryMediaTypes: api.binaryMediaTypes } : {}),
    ...(api.apiKeySource ? { apiKeySource: api.apiKeySource } : {}),
    ...(api.endpointType ? { endpointConfiguration: { types: [api.endpointType] } } : {}),
  })
  const on = (action: string, input: object) => call(action, { restApiId, ...input })
  for (const [name, schema] of Object.entries(api.models ?? {})) {
    await on('CreateModel', { name, contentType: 'application/json', schema: JSON.stringify(schema).replaceAll('{apiId}', restApiId) })
  }
  const validators = await named(api.validators, async (name, validator) => (await on('CreateRequestValidator', { name, ...validator })).id)
  const authorizers = await named(api.authorizers, async (name, { type, lambda, identitySource, resultTtlInSeconds }) => {
    const authorizer = { name, type, authorizerUri: lambdaUri(lambda), identitySource, authorizerResultTtlInSeconds: resultTtlInSeconds }
    return (await on('CreateAuthorizer', authorizer)).id
  })
  for (const [responseType, response] of Object.entries(api.gatewayResponses ?? {})) await on('PutGatewayResponse', { responseType, ...response })
  const put = (resources: ShortResources) => putResources(on, rootResourceId, resources, { validators, authorizers })
  await put(api.resources)
  const { name: stageName, variables, canary } = api.stage
  await on('CreateDeployment', { stageName, ...(variables ? { variables } : {}) })
  if (canary) {
    await clear(on, canary.resources ?? {})
    await put(canary.resources ?? {})
    const { percentTraffic, stageVariableOverrides } = canary
    await on('CreateDeployment', { stageName, canarySettings: { percentTraffic, ...(stageVariableOverrides ? { stageVariableOverrides } : {}) } })
  }
  await buildPlans(call, api, restApiId)
  return { restApiId, rootResourceId }
}

async function buildPlans(call: (action: string, input: object) => Promise<any>, api: ShortApi, apiId: string): Promise<void> {
  const keys = await named(api.apiKeys, async (name, key) => (await call('CreateApiKey', { name, ...key })).id)
  for (const [name, { quota, throttle, keys: names }] of Object.entries(api.usagePlans ?? {})) {
    const apiStages = [{ apiId, stage: api.stage.name }]
    const { id: usagePlanId } = await call('CreateUsagePlan', { name, apiStages, ...(quota ? { quota } : {}), ...(throttle ? { throttle } : {}) })
    for (const key of names) await call('CreateUsagePlanKey', { usagePlanId, keyId: keys[key], keyType: 'API_KEY' })
  }
}

async function named<Value>(values: Readonly<Record<string, Value>> | undefined, make: (name: string, value: Value) => Promise<string>): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [name, value] of Object.entries(values ?? {})) ids[name] = await make(name, value)
  return ids
}

function lambdaUri(name: string): string {
  return `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}/invocations`
}

type Call = (action: string, input: object) => Promise<any>
interface Named {
  readonly validators: Readonly<Record<string, string>>
  readonly authorizers: Readonly<Record<string, string>>
}

/** Takes the methods away that are to be other ones in the canary. */
async function clear(on: Call, resources: ShortResources): Promise<void> {
  const { items } = await on('GetResources', { limit: 500 })
  for (const { id: resourceId, path } of items) {
    for (const httpMethod of Object.keys(resources[path] ?? {})) await on('DeleteMethod', { resourceId, httpMethod })
  }
}

async function putResources(on: Call, rootResourceId: string, resources: ShortResources, ids: Named): Promise<void> {
  const { items } = await on('GetResources', { limit: 500 })
  const known = new Map<string, string>([['/', rootResourceId], ...items.map(({ path, id }: any): [string, string] => [path, id])])
  for (const [path, methods] of Object.entries(resources)) {
    const resourceId = await resourceAt(on, known, path)
    for (const [httpMethod, method] of Object.entries(methods)) await putMethod(on, resourceId, httpMethod, method, ids)
  }
}

/** The resource of a path, with all above it. */
async function resourceAt(on: Call, known: Map<string, string>, path: string): Promise<string> {
  const there = known.get(path)
  if (there !== undefined) return there
  const cut = path.lastIndexOf('/')
  const parentId = await resourceAt(on, known, path.slice(0, cut) || '/')
  const { id } = await on('CreateResource', { parentId, pathPart: path.slice(cut + 1) })
  known.set(path, id)
  return id
}

async function putMethod(on: Call, resourceId: string, httpMethod: string, method: ShortMethod, { validators, authorizers }: Named): Promise<void> {
  const place = { resourceId, httpMethod }
  const { requestParameters, requestModels, apiKeyRequired, requestValidator, authorizer, integration, methodResponses = {} } = method
  await on('PutMethod', {
    ...place,
    authorizationType: method.authorizationType ?? 'NONE',
    ...(requestParameters ? { requestParameters } : {}),
    ...(requestModels ? { requestModels } : {}),
    ...(apiKeyRequired ? { apiKeyRequired } : {}),
    ...(requestValidator ? { requestValidatorId: validators[requestValidator] } : {}),
    ...(authorizer ? { authorizerId: authorizers[authorizer] } : {}),
  })
  for (const [statusCode, response] of Object.entries(methodResponses)) await on('PutMethodResponse', { ...place, statusCode, ...response })
  await on('PutIntegration', { ...place, ...integrationInput(integration) })
  for (const [statusCode, response] of Object.entries(integration.responses ?? {})) {
    if (!Object.hasOwn(methodResponses, statusCode)) await on('PutMethodResponse', { ...place, statusCode })
    await on('PutIntegrationResponse', { ...place, statusCode, ...response })
  }
}

function integrationInput({ lambda, http, uri, httpMethod, responses: _responses, ...others }: ShortIntegration): object {
  if (lambda !== undefined) return { ...others, uri: lambdaUri(lambda), integrationHttpMethod: httpMethod ?? 'POST' }
  if (http !== undefined) return { ...others, uri: `https://${hostOfBackend(http)}${uri ?? '/'}`, integrationHttpMethod: httpMethod ?? 'GET' }
  return others
}
