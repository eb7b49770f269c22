import { AwsError } from '../../../aws/awsError'
import type { Json, JsonObject } from '../../../kernel/json'
import { createSimulation, type CloudParts } from '../../cloud'
import type { Simulation } from '../../simulation'
import type { GatewayProblem } from './gatewayLab'
import { methodName, type GatewayWorld, type LabIntegration, type LabMethod, type LabResponse } from './gatewayWorld'

export const PLACE = { region: 'us-east-1', accountId: '123456789012' }
const ROLE = `arn:aws:iam::${PLACE.accountId}:role/lab`

/** Why a world could not be made: thrown inside the lab, told to the page as a value. */
export class GatewayRefusal {
  readonly problem: GatewayProblem

  constructor(problem: GatewayProblem) {
    this.problem = problem
  }
}

/** A world with an API in it that clients can call. */
export interface BuiltGateway {
  readonly simulation: Simulation
  readonly restApiId: string
}

/**
 * A new world with the learner's functions and API, deployed to its stage, whose cache has come.
 * @throws {GatewayRefusal} naming the part that AWS does not take
 */
export async function buildGateway(parts: CloudParts, world: GatewayWorld): Promise<BuiltGateway> {
  const simulation = createSimulation(parts, { seed: world.seed, ...PLACE })
  const site = new Site(simulation)
  for (const { name, code } of world.functions) {
    const fn = { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, Timeout: 60, Code: { Files: { 'index.mjs': code } } }
    await refusedAs({ part: 'function', name }, simulation.call('lambda', 'CreateFunction', fn))
  }
  await site.create(world.name)
  for (const { name, ttlSeconds, function: fn } of world.authorizers) {
    const authorizer = { name, type: 'TOKEN', authorizerUri: uriOf(fn), identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: ttlSeconds }
    site.authorizers.set(name, idOf(await site.call({ part: 'authorizer', name }, 'CreateAuthorizer', authorizer)))
  }
  for (const method of world.methods) await site.put(method)
  await site.deploy(world)
  await simulation.runUntilQuiet()
  return { simulation, restApiId: site.restApiId }
}

/** An API on its way from texts to a stage. */
class Site {
  readonly authorizers = new Map<string, string>()
  readonly #simulation: Simulation
  /** Ids by paths. */
  readonly #resources = new Map<string, string>()
  restApiId = ''

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  call(here: Omit<GatewayProblem, 'message'>, action: string, input: JsonObject): Promise<Json> {
    return refusedAs(here, this.#simulation.call('apigateway', action, { restApiId: this.restApiId, ...input }))
  }

  async create(name: string): Promise<void> {
    const api = (await this.call({ part: 'stage' }, 'CreateRestApi', { name })) as JsonObject
    this.restApiId = idOf(api)
    this.#resources.set('/', String(api['rootResourceId']))
  }

  async put(method: LabMethod): Promise<void> {
    const { httpMethod, parameters, integration, cache } = method
    const here = { part: 'method', name: methodName(method) } as const
    const at = { resourceId: await this.#resource(here, method.path), httpMethod }
    const authorizerId = method.authorizer === undefined ? undefined : this.authorizers.get(method.authorizer)
    await this.call(here, 'PutMethod', {
      ...at,
      authorizationType: method.authorizer === undefined ? 'NONE' : 'CUSTOM',
      ...(authorizerId === undefined ? {} : { authorizerId }),
      apiKeyRequired: method.apiKeyRequired,
      requestParameters: parameters,
      ...(await this.#validation(here, method)),
    })
    await this.call(here, 'PutIntegration', { ...at, ...integrationOf(integration), cacheKeyParameters: cache?.keyParameters ?? [] })
    for (const response of responsesOf(integration)) {
      await this.call(here, 'PutMethodResponse', { ...at, statusCode: response.status })
      await this.call(here, 'PutIntegrationResponse', {
        ...at,
        statusCode: response.status,
        ...(response.pattern === undefined ? {} : { selectionPattern: response.pattern }),
        ...(response.template === '' ? {} : { responseTemplates: { 'application/json': response.template } }),
      })
    }
  }

  async deploy({ stage, plan, methods }: GatewayWorld): Promise<void> {
    const here = { part: 'stage' } as const
    const cluster = stage.cacheEnabled ? { cacheClusterEnabled: true, cacheClusterSize: stage.cacheSize } : {}
    await this.call(here, 'CreateDeployment', { stageName: stage.name, variables: stage.variables, ...cluster })
    const cached = methods.flatMap(({ path, httpMethod, cache }) => (cache ? cachePatch(`/${escaped(path)}/${httpMethod}`, cache.ttlSeconds) : []))
    const patchOperations = [
      replace('/*/*/throttling/rateLimit', stage.rateLimit),
      replace('/*/*/throttling/burstLimit', stage.burstLimit),
      ...(stage.cacheEnabled ? cached : []),
    ]
    await this.call(here, 'UpdateStage', { stageName: stage.name, patchOperations })
    const planned = { part: 'plan' } as const
    const { rateLimit, burstLimit, quota, key } = plan
    const { id: usagePlanId } = (await this.call(planned, 'CreateUsagePlan', {
      name: 'plan', throttle: { rateLimit, burstLimit }, quota, apiStages: [{ apiId: this.restApiId, stage: stage.name }],
    })) as JsonObject
    const keyId = idOf(await this.call(planned, 'CreateApiKey', { name: 'client', enabled: true, value: key }))
    await this.call(planned, 'CreateUsagePlanKey', { usagePlanId: usagePlanId ?? '', keyId, keyType: 'API_KEY' })
  }

  /** The id of a path's resource, made with those above it where it is not there. */
  async #resource(here: Omit<GatewayProblem, 'message'>, path: string): Promise<string> {
    const known = this.#resources.get(path)
    if (known !== undefined) return known
    const [, above = '', pathPart = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? []
    const parentId = await this.#resource(here, above === '' ? '/' : above)
    const made = idOf(await this.call(here, 'CreateResource', { parentId, pathPart }))
    this.#resources.set(path, made)
    return made
  }

  /** A validator and a model, as far as the method has something to validate. */
  async #validation(here: Omit<GatewayProblem, 'message'>, { path, httpMethod, model, parameters }: LabMethod): Promise<JsonObject> {
    const required = Object.values(parameters).includes(true)
    if (model === undefined && !required) return {}
    const name = `${httpMethod}${path}`.replace(/[^a-zA-Z0-9]/g, '')
    const validator = { name, validateRequestBody: model !== undefined, validateRequestParameters: required }
    const requestValidatorId = idOf(await this.call(here, 'CreateRequestValidator', validator))
    if (model === undefined) return { requestValidatorId }
    await this.call(here, 'CreateModel', { name, contentType: 'application/json', schema: model })
    return { requestValidatorId, requestModels: { 'application/json': name } }
  }
}

function idOf(made: Json): string {
  return String((made as JsonObject)['id'])
}

function integrationOf(integration: LabIntegration): JsonObject {
  switch (integration.type) {
    case 'MOCK':
      return { type: 'MOCK', requestTemplates: { 'application/json': integration.requestTemplate } }
    case 'AWS_PROXY':
      return { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf(integration.function) }
    case 'AWS':
      return { type: 'AWS', integrationHttpMethod: 'POST', uri: uriOf(integration.function), requestTemplates: { 'application/json': integration.requestTemplate } }
  }
}

function responsesOf(integration: LabIntegration): readonly LabResponse[] {
  return integration.type === 'AWS_PROXY' ? [] : integration.responses
}

function uriOf(fn: string): string {
  const { region, accountId } = PLACE
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${accountId}:function:${fn}/invocations`
}

/** A resource's path as a patch's has it: a slash within it is `~1`. */
function escaped(path: string): string {
  return path.replaceAll('/', '~1')
}

function cachePatch(method: string, ttlSeconds: number): readonly JsonObject[] {
  return [
    replace(`${method}/caching/enabled`, true),
    replace(`${method}/caching/ttlInSeconds`, ttlSeconds),
    // Clients of the lab sign nothing: whoever asks for a fresh answer gets one.
    replace(`${method}/caching/requireAuthorizationForCacheControl`, false),
  ]
}

function replace(path: string, value: Json): JsonObject {
  return { op: 'replace', path, value: String(value) }
}

/** AWS's refusal of a call, as a problem of the part that the call was about. */
export async function refusedAs(here: Omit<GatewayProblem, 'message'>, call: Promise<Json>): Promise<Json> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw new GatewayRefusal({ ...here, message: error.message, error: error.name })
  }
}
