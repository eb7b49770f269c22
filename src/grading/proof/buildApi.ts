import type { Json, JsonObject } from '../../content/questions/json'
import type { ApiStep } from '../../content/questions/proof'
import { ProofBroken, type Scope } from './scope'
import { isList, isObject } from './values'

/** A call of API Gateway's that has to be taken. */
type Call = (action: string, input: JsonObject) => Promise<JsonObject>

const uriOf = (name: Json) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${String(name)}/invocations`

/** Makes a REST API of its short form, by API Gateway's own operations, and deploys it. */
export async function buildApi(call: Call, step: ApiStep, scope: Scope): Promise<JsonObject> {
  const { id, rootResourceId } = await call('CreateRestApi', { name: step.api, ...scope.fillObject(step.settings ?? {}) })
  const restApiId = String(id)
  const building = new Building((action, input) => call(action, { restApiId, ...input }), String(rootResourceId))
  const authorizers = await building.named(scope.fillObject(step.authorizers ?? {}), async (name, { function: fn, ...members }) =>
    building.call('CreateAuthorizer', { name, ...members, ...(fn === undefined ? {} : { authorizerUri: uriOf(fn) }) }),
  )
  const validators = await building.named(scope.fillObject(step.validators ?? {}), (name, members) => building.call('CreateRequestValidator', { name, ...members }))
  await building.named(scope.fillObject(step.models ?? {}), (name, schema) => building.call('CreateModel', { name, contentType: 'application/json', schema: JSON.stringify(schema) }))
  for (const [key, method] of Object.entries(scope.fillObject(step.methods))) await building.method(key, members(method, key), authorizers, validators)
  const { stageName = 'prod', ...stage } = scope.fillObject(step.stage ?? {})
  const { id: deploymentId = '' } = await building.call('CreateDeployment', {})
  await building.call('CreateStage', { stageName, deploymentId, ...stage })
  const patchOperations = scope.fill(step.patch ?? [])
  if (isList(patchOperations) && patchOperations.length > 0) await building.call('UpdateStage', { stageName, patchOperations })
  return { restApiId, url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/${String(stageName)}`, resources: building.resources, authorizers }
}

type Ids = Readonly<Record<string, string>>

class Building {
  readonly call: Call
  readonly resources: Record<string, string>

  constructor(call: Call, root: string) {
    this.call = call
    this.resources = { '/': root }
  }

  /** Makes each, and tells their ids by name. */
  async named(given: JsonObject, make: (name: string, members: JsonObject) => Promise<JsonObject>): Promise<Ids> {
    const ids: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) ids[name] = String((await make(name, members(value, name)))['id'])
    return ids
  }

  async method(key: string, given: JsonObject, authorizers: Ids, validators: Ids): Promise<void> {
    const [, httpMethod = '', path = ''] = /^([A-Z]+) (\/\S*)$/.exec(key) ?? []
    if (path === '') throw new ProofBroken(`'${key}' has to be 'METHOD /path'`)
    const { authorizer, validator, function: fn, integration = {}, responses = {}, ...others } = given
    const at = { resourceId: await this.#resource(path), httpMethod }
    await this.call('PutMethod', {
      authorizationType: authorizer === undefined ? 'NONE' : 'CUSTOM',
      ...at,
      ...others,
      ...(authorizer === undefined ? {} : { authorizerId: idOf(authorizers, authorizer) }),
      ...(validator === undefined ? {} : { requestValidatorId: idOf(validators, validator) }),
    })
    const { function: behind = fn, ...integrated } = members(integration, key)
    const lambda = behind === undefined ? {} : { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf(behind) }
    await this.call('PutIntegration', { ...at, ...lambda, ...integrated })
    for (const [statusCode, response] of Object.entries(members(responses, key))) {
      const { responseParameters = {} } = members(response, statusCode)
      const declared = Object.fromEntries(Object.keys(members(responseParameters, key)).map((name) => [name, true]))
      await this.call('PutMethodResponse', { ...at, statusCode, responseParameters: declared })
      await this.call('PutIntegrationResponse', { ...at, statusCode, ...members(response, statusCode) })
    }
  }

  /** The id of a path's resource, made with all above it where it is not there. */
  async #resource(path: string): Promise<string> {
    const known = this.resources[path]
    if (known !== undefined) return known
    const cut = path.lastIndexOf('/')
    const parentId = await this.#resource(path.slice(0, cut) || '/')
    const { id } = await this.call('CreateResource', { parentId, pathPart: path.slice(cut + 1) })
    return (this.resources[path] = String(id))
  }
}

function members(value: Json, of: string): JsonObject {
  if (isObject(value)) return value
  throw new ProofBroken(`'${of}' has to be an object`)
}

function idOf(ids: Ids, name: Json): string {
  const id = ids[String(name)]
  if (id === undefined) throw new ProofBroken(`there is no '${String(name)}'; there are ${Object.keys(ids).join(', ') || 'none'}`)
  return id
}
