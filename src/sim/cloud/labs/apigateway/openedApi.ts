import { ascending, get } from '../../../kernel/orderedTree'
import type { Integration, Method } from '../../../services/apigateway/api/method'
import type { Authorizer, MethodSetting, Resource, RestApi, RestApiSnapshot, Stage } from '../../../services/apigateway/api/restApi'
import type { UsagePlan } from '../../../services/apigateway/api/usagePlan'
import type { ApiGatewayAccount } from '../../../services/apigateway/account'
import type { GatewayWorld, LabAuthorizer, LabFunction, LabIntegration, LabMethod, LabPlan, LabStage } from './gatewayWorld'
import { GatewayRefusal } from './refusal'

/** An API that was made elsewhere, as far as the lab's forms hold it. */
export interface OpenedApi {
  readonly world: GatewayWorld
  readonly authorizers: readonly { readonly id: string; readonly authorizer: LabAuthorizer }[]
  readonly resources: readonly { readonly id: string; readonly path: string }[]
  /** Absent: the stage is in no plan, and the world's is made with the first edit that is saved. */
  readonly plan?: { readonly id: string; readonly plan: LabPlan }
}

/** What a stage is throttled to that says nothing, and a plan that nobody made. */
const ACCOUNT_RATE = { rateLimit: 10_000, burstLimit: 5000 }
const NO_PLAN: LabPlan = { ...ACCOUNT_RATE, quota: { limit: 1_000_000, period: 'MONTH' }, key: 'nobody-has-this-key-yet' }
const DEFAULT_TTL = 300
const TOKEN_SOURCE = 'method.request.header.Authorization'

/**
 * Reads a stage of an API, as clients meet it, for the lab's forms.
 * @param functions  texts of the functions behind it
 * @throws {GatewayRefusal} naming the method that no form holds: another kind of integration, or of authorizer
 */
export function openedApi(account: ApiGatewayAccount, api: RestApi, stageName: string, functions: readonly LabFunction[], seed: number): OpenedApi {
  const stage = get(api.stages, stageName)
  const snapshot = stage && get(api.deployments, stage.deploymentId)?.snapshot
  if (!stage || !snapshot) throw new GatewayRefusal({ part: 'stage', message: `The API ${api.name} has no stage ${stageName}.` })
  const resources = [...ascending(snapshot.resources)].map(([id, { path }]) => ({ id, path }))
  const methods = [...ascending(snapshot.resources)].flatMap(([, resource]) => Object.values(resource.methods).map((method) => labMethod(resource, method, snapshot, stage)))
  const authorizers = [...ascending(snapshot.authorizers)].flatMap(([id, authorizer]) => {
    const held = labAuthorizer(authorizer)
    return held ? [{ id, authorizer: held }] : []
  })
  const plan = planOf(account, api.id, stageName)
  const world: GatewayWorld = {
    name: api.name,
    resources: resources.filter(({ path }) => path !== '/').map(({ path }) => ({ id: path, path })),
    methods: methods.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    functions,
    authorizers: authorizers.map(({ authorizer }) => authorizer),
    stage: labStage(stage),
    plan: plan?.plan ?? NO_PLAN,
    seed,
  }
  return { world, authorizers, resources, ...(plan && { plan }) }
}

function labMethod(resource: Resource, method: Method, { authorizers, validators, models }: RestApiSnapshot, stage: Stage): LabMethod {
  const name = `${method.httpMethod} ${resource.path}`
  const refuse = (what: string): never => {
    throw new GatewayRefusal({ part: 'method', name, message: `The forms of this lab do not hold ${what}.` })
  }
  const authorizer = method.authorizerId === undefined ? undefined : get(authorizers, method.authorizerId)
  const held = authorizer && labAuthorizer(authorizer)
  if (method.authorizationType !== 'NONE' && !held) refuse(`authorization by ${authorizer?.type ?? method.authorizationType}`)
  const integration = labIntegration(method.integration) ?? refuse(method.integration ? `an integration of type ${method.integration.type}` : 'a method without an integration')
  const validator = method.requestValidatorId === undefined ? undefined : get(validators, method.requestValidatorId)
  const modelName = method.requestModels?.['application/json']
  const model = validator?.validateRequestBody === true && modelName !== undefined ? get(models, modelName)?.schema : undefined
  const validated = validator?.validateRequestParameters === true
  // What is declared as required and not validated is let through: so it is not required.
  const parameters = Object.fromEntries(Object.entries(method.requestParameters ?? {}).map(([source, required]) => [source, required && validated]))
  const setting = cacheSetting(stage, resource, method)
  return {
    path: resource.path,
    httpMethod: method.httpMethod,
    about: aboutMore(method),
    ...(held && { authorizer: held.name }),
    apiKeyRequired: method.apiKeyRequired,
    parameters,
    ...(model === undefined ? {} : { model }),
    integration,
    ...(setting && { cache: { ttlSeconds: setting.cacheTtlInSeconds, keyParameters: method.integration?.cacheKeyParameters ?? [] } }),
  }
}

function cacheSetting({ cacheClusterEnabled, methodSettings }: Stage, { path }: Resource, { httpMethod }: Method): MethodSetting | undefined {
  if (!cacheClusterEnabled) return undefined
  const setting = methodSettings[`${path.replace(/^\//, '')}/${httpMethod}`] ?? (httpMethod === 'GET' ? methodSettings['*/*'] : undefined)
  return setting?.cachingEnabled ? { ...setting, cacheTtlInSeconds: setting.cacheTtlInSeconds ?? DEFAULT_TTL } : undefined
}

/** What a method has that no form shows, in a sentence: whoever edits it should know. */
function aboutMore({ integration, authorizationScopes, operationName, requestModels = {}, methodResponses = {} }: Method): string {
  const responses = Object.values(integration?.integrationResponses ?? {})
  const more = [
    integration?.passthroughBehavior !== undefined && integration.passthroughBehavior !== 'WHEN_NO_MATCH' && `passthroughBehavior ${integration.passthroughBehavior}`,
    integration?.credentials !== undefined && 'credentials of its integration',
    Object.keys(integration?.requestParameters ?? {}).length > 0 && 'mappings of request parameters',
    (integration?.contentHandling !== undefined || responses.some(({ contentHandling }) => contentHandling !== undefined)) && 'content handling',
    [integration?.requestTemplates ?? {}, ...responses.map(({ responseTemplates = {} }) => responseTemplates)].some((templates) => Object.keys(templates).some((type) => type !== 'application/json')) && 'templates of other content types',
    responses.some(({ responseParameters = {} }) => Object.keys(responseParameters).length > 0) && 'mappings of response headers',
    Object.keys(requestModels).some((type) => type !== 'application/json') && 'models of other content types',
    Object.values(methodResponses).some(({ responseModels = {} }) => Object.keys(responseModels).length > 0) && 'response models',
    authorizationScopes !== undefined && authorizationScopes.length > 0 && 'authorization scopes',
    operationName !== undefined && 'an operation name',
  ].filter((each) => each !== false)
  return more.length === 0 ? '' : `It also has what no form here shows: ${more.join(', ')}. An edit of the method leaves that out.`
}

function labAuthorizer({ name, type, identitySource, authorizerUri, authorizerResultTtlInSeconds = DEFAULT_TTL }: Authorizer): LabAuthorizer | undefined {
  const fn = functionOf(authorizerUri)
  if (type !== 'TOKEN' || identitySource !== TOKEN_SOURCE || fn === undefined) return undefined
  return { name, function: fn, ttlSeconds: authorizerResultTtlInSeconds }
}

function labIntegration(integration: Integration | undefined): LabIntegration | undefined {
  if (!integration) return undefined
  const { type, uri, requestTemplates = {}, integrationResponses = {} } = integration
  const requestTemplate = requestTemplates['application/json'] ?? ''
  const responses = Object.values(integrationResponses).map(({ statusCode, selectionPattern, responseTemplates = {} }) => ({
    status: statusCode,
    ...(selectionPattern === undefined || selectionPattern === '' ? {} : { pattern: selectionPattern }),
    template: responseTemplates['application/json'] ?? '',
  }))
  if (type === 'MOCK') return { type, requestTemplate, responses }
  const fn = functionOf(uri)
  if (fn === undefined) return undefined
  if (type === 'AWS_PROXY') return { type, function: fn }
  return type === 'AWS' ? { type, function: fn, requestTemplate, responses } : undefined
}

/** The function that a URI invokes, whatever its qualifier; undefined where it is of another service. */
function functionOf(uri: string | undefined): string | undefined {
  return /:lambda:path\/2015-03-31\/functions\/(?:arn:aws:lambda:[^:]+:\d+:function:)?([A-Za-z0-9_-]+)\/invocations$/.exec(uri ?? '')?.[1]
}

function labStage({ stageName, methodSettings, cacheClusterEnabled, cacheClusterSize = '0.5', variables = {} }: Stage): LabStage {
  const all = methodSettings['*/*']
  const asking = Object.values(methodSettings).find(({ cachingEnabled, requireAuthorizationForCacheControl }) => cachingEnabled && requireAuthorizationForCacheControl)
  return {
    name: stageName,
    rateLimit: all?.throttlingRateLimit ?? ACCOUNT_RATE.rateLimit,
    burstLimit: all?.throttlingBurstLimit ?? ACCOUNT_RATE.burstLimit,
    cacheEnabled: cacheClusterEnabled,
    cacheSize: cacheClusterSize,
    variables,
    ...(asking && { invalidation: asking.unauthorizedCacheControlHeaderStrategy as NonNullable<LabStage['invalidation']> }),
  }
}

function planOf({ usagePlans, apiKeys }: ApiGatewayAccount, apiId: string, stageName: string): OpenedApi['plan'] {
  const found = [...ascending(usagePlans)].map(([, plan]) => plan).find(({ apiStages }: UsagePlan) => apiStages.some(({ apiId: id, stage }) => id === apiId && stage === stageName))
  if (!found) return undefined
  const { id, throttle, quota, keyIds } = found
  const key = keyIds[0] === undefined ? undefined : get(apiKeys, keyIds[0])?.value
  const period = quota?.period ?? NO_PLAN.quota.period
  return { id, plan: { rateLimit: throttle?.rateLimit ?? ACCOUNT_RATE.rateLimit, burstLimit: throttle?.burstLimit ?? ACCOUNT_RATE.burstLimit, quota: { limit: quota?.limit ?? NO_PLAN.quota.limit, period }, key: key ?? NO_PLAN.key } }
}
