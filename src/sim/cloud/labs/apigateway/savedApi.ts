import type { Json, JsonObject } from '../../../kernel/json'
import type { Simulation } from '../../simulation'
import { functionArn } from '../../../aws/arn'
import type { GatewayProblem } from './gatewayLab'
import { methodName, resourcesOf, type GatewayWorld, type LabAuthorizer, type LabMethod } from './gatewayWorld'
import { integrationOf, responsesOf, uriOf } from './labIntegration'
import type { OpenedApi } from './openedApi'
import { idOf, PLACE, refusedAs, ROLE } from './refusal'
import { planPatch, replace, stagePatch } from './stagePatch'
import { webAclOf } from './webAclOf'

type Here = Omit<GatewayProblem, 'message'>

/** How many of the requests that a limit refuses it gives way to, where it is applied on a best-effort basis. */
const SLACK = 0.1

interface SavedResource {
  readonly id: string
  readonly path: string
}

/** What the lab has made in the world so far. Where a call was refused, what stands here is what there is. */
interface Made {
  readonly functions: Map<string, string>
  readonly authorizers: Map<string, { readonly id: string; readonly authorizer: LabAuthorizer }>
  /** By the page's ids of resources. */
  readonly resources: Map<string, SavedResource>
  /** By the page's id of the resource, and the HTTP method; undefined: one that came only half way. */
  readonly methods: Map<string, LabMethod | undefined>
  /** Ids by names. */
  readonly validators: Map<string, string>
  readonly models: Set<string>
}

/**
 * The API as it is in the simulator, brought by modelled calls to what is edited. Only what differs is called for, so
 * the API keeps its ids, its deployments and what is cached; what clients meet changes with a deployment alone.
 */
export class SavedApi {
  readonly #simulation: Simulation
  readonly #made: Made
  readonly restApiId: string
  #stage: GatewayWorld['stage'] | undefined
  #cached: readonly LabMethod[] = []
  #webAcl: { readonly id: string; readonly arn: string; readonly lockToken: string; readonly associated: boolean } | undefined
  #plan: { readonly id: string; readonly plan: GatewayWorld['plan'] } | undefined

  private constructor(simulation: Simulation, restApiId: string, made: Made) {
    this.#simulation = simulation
    this.restApiId = restApiId
    this.#made = made
  }

  static async create(simulation: Simulation, name: string): Promise<SavedApi> {
    const api = (await refusedAs({ part: 'stage' }, simulation.call('apigateway', 'CreateRestApi', { name }))) as JsonObject
    const resources = new Map([['/', { id: String(api['rootResourceId']), path: '/' }]])
    return new SavedApi(simulation, idOf(api), { functions: new Map(), authorizers: new Map(), resources, methods: new Map(), validators: new Map(), models: new Set() })
  }

  /** Takes over an API that was made elsewhere, as it was deployed to a stage. */
  static takenOver(simulation: Simulation, restApiId: string, { world, authorizers, resources, plan }: OpenedApi): SavedApi {
    const api = new SavedApi(simulation, restApiId, {
      functions: new Map(world.functions.map(({ name, code }) => [name, code])),
      authorizers: new Map(authorizers.map((each) => [each.authorizer.name, each])),
      resources: new Map(resources.map(({ id, path }) => [path, { id, path }])),
      methods: new Map(world.methods.map((method) => [keyOf(world, method), method])),
      validators: new Map(),
      models: new Set(),
    })
    api.#stage = world.stage
    api.#cached = world.methods.filter(({ cache }) => cache)
    api.#plan = plan
    return api
  }

  /** As it is now, for whoever comes back to this moment of the world. */
  copy(): SavedApi {
    const { functions, authorizers, resources, methods, validators, models } = this.#made
    const made = { functions: new Map(functions), authorizers: new Map(authorizers), resources: new Map(resources), methods: new Map(methods), validators: new Map(validators), models: new Set(models) }
    const copy = new SavedApi(this.#simulation, this.restApiId, made)
    copy.#stage = this.#stage
    copy.#cached = this.#cached
    copy.#webAcl = this.#webAcl
    copy.#plan = this.#plan
    return copy
  }

  /** Paths of resources by AWS's ids. */
  get paths(): ReadonlyMap<string, string> {
    return new Map([...this.#made.resources.values()].map(({ id, path }) => [id, path]))
  }

  /** Notes what a fork has done to a function's code. */
  tookOver(name: string, code: string): void {
    this.#made.functions.set(name, code)
  }

  /**
   * Functions and the stage's settings hold at once, as they do in AWS; methods wait for a deployment.
   * @throws {GatewayRefusal} naming the part that AWS does not take; what was saved before it stays
   */
  async save(world: GatewayWorld): Promise<void> {
    for (const { name, code } of world.functions) await this.#saveFunction(name, code)
    for (const authorizer of world.authorizers) await this.#saveAuthorizer(authorizer)
    await this.#dropMethods(world)
    await this.#saveResources(world)
    for (const method of world.methods) await this.#saveMethod(world, method)
    if (this.#stage) await this.#saveStage(world)
  }

  /** @returns the deployment's id */
  async deploy(world: GatewayWorld, description: string): Promise<string> {
    await this.save(world)
    const { stage } = world
    const cluster = stage.cacheEnabled ? { cacheClusterEnabled: true, cacheClusterSize: stage.cacheSize } : {}
    const first = this.#stage ? {} : { variables: stage.variables, ...cluster }
    const deploymentId = idOf(await this.#call({ part: 'stage' }, 'CreateDeployment', { stageName: stage.name, description, ...first }))
    if (!this.#stage) await this.#saveStage(world)
    return deploymentId
  }

  #call(here: Here, action: string, input: JsonObject): Promise<Json> {
    return refusedAs(here, this.#simulation.call('apigateway', action, { restApiId: this.restApiId, ...input }))
  }

  async #saveFunction(name: string, code: string): Promise<void> {
    const { functions } = this.#made
    if (functions.get(name) === code) return
    const files = { 'index.mjs': code }
    const saved = functions.has(name)
      ? this.#simulation.call('lambda', 'UpdateFunctionCode', { FunctionName: functionArn(PLACE, name), Files: files, AtOnce: true })
      : this.#simulation.call('lambda', 'CreateFunction', { FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, Timeout: 60, Code: { Files: files } })
    await refusedAs({ part: 'function', name }, saved)
    functions.set(name, code)
  }

  async #saveAuthorizer(authorizer: LabAuthorizer): Promise<void> {
    const { authorizers } = this.#made
    const { name, ttlSeconds } = authorizer
    const here: Here = { part: 'authorizer', name }
    const saved = authorizers.get(name)
    const authorizerUri = uriOf(authorizer.function)
    if (!saved) {
      const input = { name, type: 'TOKEN', authorizerUri, identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: ttlSeconds }
      authorizers.set(name, { id: idOf(await this.#call(here, 'CreateAuthorizer', input)), authorizer })
    } else if (JSON.stringify(saved.authorizer) !== JSON.stringify(authorizer)) {
      await this.#call(here, 'UpdateAuthorizer', { authorizerId: saved.id, patchOperations: [replace('/authorizerResultTtlInSeconds', ttlSeconds), replace('/authorizerUri', authorizerUri)] })
      authorizers.set(name, { ...saved, authorizer })
    }
  }

  async #dropMethods(world: GatewayWorld): Promise<void> {
    const { methods, resources } = this.#made
    const wanted = new Set(world.methods.map((method) => keyOf(world, method)))
    for (const [key] of [...methods]) {
      if (wanted.has(key)) continue
      const [resource, httpMethod] = JSON.parse(key) as [string, string]
      const { id: resourceId, path } = resources.get(resource)!
      await this.#call({ part: 'method', name: methodName({ path, httpMethod }) }, 'DeleteMethod', { resourceId, httpMethod })
      methods.delete(key)
    }
  }

  /** Those that are gone, renamed and new, from the root down. */
  async #saveResources(world: GatewayWorld): Promise<void> {
    const { resources } = this.#made
    const wanted = resourcesOf(world)
    const gone = [...resources].filter(([id]) => id !== '/' && !wanted.some((resource) => resource.id === id))
    // What stands below goes with it.
    const tops = gone.filter(([, { path }]) => !gone.some(([, other]) => path.startsWith(`${other.path}/`)))
    for (const [, { id: resourceId, path }] of tops) await this.#call({ part: 'resource', name: path }, 'DeleteResource', { resourceId })
    for (const [id] of gone) resources.delete(id)
    for (const { id, path } of [...wanted].sort((a, b) => a.path.split('/').length - b.path.split('/').length)) await this.#saveResource(id, path)
  }

  async #saveResource(id: string, path: string): Promise<void> {
    const { resources } = this.#made
    const saved = resources.get(id)
    if (saved?.path === path) return
    const here: Here = { part: 'resource', name: path }
    const [, above = '', pathPart = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? []
    if (saved) {
      await this.#call(here, 'UpdateResource', { resourceId: saved.id, patchOperations: [replace('/pathPart', pathPart)] })
      for (const [key, each] of resources) if (each.path === saved.path || each.path.startsWith(`${saved.path}/`)) resources.set(key, { ...each, path: `${path}${each.path.slice(saved.path.length)}` })
      return
    }
    const parent = [...resources.values()].find((each) => each.path === (above === '' ? '/' : above))!
    resources.set(id, { id: idOf(await this.#call(here, 'CreateResource', { parentId: parent.id, pathPart })), path })
  }

  async #saveMethod(world: GatewayWorld, method: LabMethod): Promise<void> {
    const { methods, resources, authorizers } = this.#made
    const key = keyOf(world, method)
    const before = methods.get(key)
    if (before && JSON.stringify({ ...before, path: '', about: '' }) === JSON.stringify({ ...method, path: '', about: '' })) return
    const { httpMethod, parameters, integration, cache } = method
    const here: Here = { part: 'method', name: methodName(method) }
    const at = { resourceId: resources.get(resourceId(world, method.path))!.id, httpMethod }
    if (methods.has(key)) await this.#call(here, 'DeleteMethod', at)
    methods.delete(key)
    const authorizerId = method.authorizer === undefined ? undefined : authorizers.get(method.authorizer)?.id
    await this.#call(here, 'PutMethod', {
      ...at,
      authorizationType: method.authorizer === undefined ? 'NONE' : 'CUSTOM',
      ...(authorizerId === undefined ? {} : { authorizerId }),
      apiKeyRequired: method.apiKeyRequired,
      requestParameters: parameters,
      ...(await this.#validation(here, method)),
    })
    methods.set(key, undefined)
    await this.#call(here, 'PutIntegration', { ...at, ...integrationOf(integration), cacheKeyParameters: cache?.keyParameters ?? [] })
    for (const response of responsesOf(integration)) {
      await this.#call(here, 'PutMethodResponse', { ...at, statusCode: response.status })
      await this.#call(here, 'PutIntegrationResponse', {
        ...at,
        statusCode: response.status,
        ...(response.pattern === undefined ? {} : { selectionPattern: response.pattern }),
        ...(response.template === '' ? {} : { responseTemplates: { 'application/json': response.template } }),
      })
    }
    methods.set(key, method)
  }

  /** A validator and a model, as far as the method has something to validate. */
  async #validation(here: Here, { path, httpMethod, model, parameters }: LabMethod): Promise<JsonObject> {
    const { validators, models } = this.#made
    const required = Object.values(parameters).includes(true)
    if (model === undefined && !required) return {}
    const name = `${httpMethod}${path}`.replace(/[^a-zA-Z0-9]/g, '')
    const rules = { validateRequestBody: model !== undefined, validateRequestParameters: required }
    const known = validators.get(name)
    if (known === undefined) validators.set(name, idOf(await this.#call(here, 'CreateRequestValidator', { name, ...rules })))
    else await this.#call(here, 'UpdateRequestValidator', { requestValidatorId: known, patchOperations: Object.entries(rules).map(([rule, value]) => replace(`/${rule}`, value)) })
    const requestValidatorId = validators.get(name)!
    if (model === undefined) return { requestValidatorId }
    if (models.has(name)) await this.#call(here, 'UpdateModel', { modelName: name, patchOperations: [replace('/schema', model)] })
    else await this.#call(here, 'CreateModel', { name, contentType: 'application/json', schema: model })
    models.add(name)
    return { requestValidatorId, requestModels: { 'application/json': name } }
  }

  async #saveStage(world: GatewayWorld): Promise<void> {
    const { stage, plan, methods } = world
    const patchOperations = stagePatch({ stage: this.#stage, cached: this.#cached }, { stage, cached: methods.filter(({ cache }) => cache) })
    if (patchOperations.length > 0) await this.#call({ part: 'stage' }, 'UpdateStage', { stageName: stage.name, patchOperations })
    if ((this.#stage?.bestEffort ?? false) !== (stage.bestEffort ?? false)) await this.#simulation.call('coldstart', 'SetConditions', { ThrottlingSlack: stage.bestEffort ? SLACK : 0 })
    if (JSON.stringify(this.#stage?.webAcl) !== JSON.stringify(stage.webAcl)) await this.#saveWebAcl(stage)
    this.#stage = stage
    this.#cached = methods.filter(({ cache }) => cache)
    await this.#savePlan(stage.name, plan)
  }

  async #saveWebAcl({ name, webAcl }: GatewayWorld['stage']): Promise<void> {
    const call = async (action: string, input: JsonObject) => (await refusedAs({ part: 'stage' }, this.#simulation.call('wafv2', action, input))) as JsonObject
    const ResourceArn = `arn:aws:apigateway:${PLACE.region}::/restapis/${this.restApiId}/stages/${name}`
    const saved = this.#webAcl
    if (!webAcl) {
      if (saved?.associated) await call('DisassociateWebACL', { ResourceArn })
      this.#webAcl = saved && { ...saved, associated: false }
      return
    }
    if (saved) {
      const { NextLockToken } = await call('UpdateWebACL', { ...webAclOf(webAcl), Id: saved.id, LockToken: saved.lockToken })
      this.#webAcl = { ...saved, lockToken: String(NextLockToken) }
    } else {
      const { Summary } = await call('CreateWebACL', webAclOf(webAcl))
      const { Id, ARN, LockToken } = Summary as JsonObject
      this.#webAcl = { id: String(Id), arn: String(ARN), lockToken: String(LockToken), associated: false }
    }
    if (!this.#webAcl.associated) await call('AssociateWebACL', { ResourceArn, WebACLArn: this.#webAcl.arn })
    this.#webAcl = { ...this.#webAcl, associated: true }
  }

  async #savePlan(stageName: string, plan: GatewayWorld['plan']): Promise<void> {
    const here: Here = { part: 'plan' }
    const saved = this.#plan
    if (saved) {
      const patchOperations = planPatch(saved.plan, plan)
      if (patchOperations.length > 0) await this.#call(here, 'UpdateUsagePlan', { usagePlanId: saved.id, patchOperations })
      this.#plan = { ...saved, plan }
      return
    }
    const { rateLimit, burstLimit, quota, key } = plan
    const usagePlanId = idOf(await this.#call(here, 'CreateUsagePlan', { name: 'plan', throttle: { rateLimit, burstLimit }, quota, apiStages: [{ apiId: this.restApiId, stage: stageName }] }))
    const keyId = idOf(await this.#call(here, 'CreateApiKey', { name: 'client', enabled: true, value: key }))
    await this.#call(here, 'CreateUsagePlanKey', { usagePlanId, keyId, keyType: 'API_KEY' })
    this.#plan = { id: usagePlanId, plan }
  }
}

function resourceId(world: GatewayWorld, path: string): string {
  return path === '/' ? '/' : resourcesOf(world).find((resource) => resource.path === path)!.id
}

function keyOf(world: GatewayWorld, { path, httpMethod }: LabMethod): string {
  return JSON.stringify([resourceId(world, path), httpMethod])
}
