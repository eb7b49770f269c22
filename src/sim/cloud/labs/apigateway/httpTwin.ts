import type { JsonObject } from '../../../kernel/json'
import { functionArn } from '../../../aws/arn'
import type { Simulation } from '../../simulation'
import type { PayloadFormat, RouteView } from './gatewayLab'
import { methodName, type GatewayWorld, type LabMethod } from './gatewayWorld'
import { PLACE, refusedAs } from './refusal'

/** An HTTP API with the routes of a REST API. */
export interface HttpTwin {
  readonly apiId: string
  readonly routes: readonly RouteView[]
}

/**
 * Makes of a REST API's definition the HTTP API that comes nearest to it, with the same functions behind the same routes.
 * What an HTTP API has nothing of is left out, and told by route.
 * @throws {GatewayRefusal}
 */
export async function makeHttpTwin(simulation: Simulation, world: GatewayWorld, format: PayloadFormat): Promise<HttpTwin> {
  const call = async (action: string, input: JsonObject) => (await refusedAs({ part: 'request' }, simulation.call('apigatewayv2', action, input))) as JsonObject
  const { ApiId } = await call('CreateApi', { Name: `${world.name} (HTTP)`, ProtocolType: 'HTTP' })
  const apiId = String(ApiId)
  const authorizers = new Map<string, string>()
  for (const { name, function: fn, ttlSeconds } of world.authorizers) {
    const { AuthorizerId } = await call('CreateAuthorizer', {
      ApiId: apiId, Name: name, AuthorizerType: 'REQUEST', AuthorizerUri: invocation(fn), AuthorizerPayloadFormatVersion: '1.0',
      IdentitySource: ['$request.header.Authorization'], AuthorizerResultTtlInSeconds: ttlSeconds,
    })
    authorizers.set(name, String(AuthorizerId))
  }
  for (const method of world.methods) {
    const { integration } = method
    if (integration.type !== 'AWS_PROXY') continue
    const { IntegrationId } = await call('CreateIntegration', { ApiId: apiId, IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn(PLACE, integration.function), PayloadFormatVersion: format })
    const authorizerId = method.authorizer === undefined ? undefined : authorizers.get(method.authorizer)
    await call('CreateRoute', {
      ApiId: apiId, RouteKey: methodName(method), Target: `integrations/${String(IntegrationId)}`,
      ...(authorizerId === undefined ? {} : { AuthorizationType: 'CUSTOM', AuthorizerId: authorizerId }),
    })
  }
  const { rateLimit, burstLimit, name, variables } = world.stage
  // An API without routes has nothing to deploy: nothing of it answers.
  const deployable = world.methods.some(({ integration }) => integration.type === 'AWS_PROXY')
  await call('CreateStage', { ApiId: apiId, StageName: name, AutoDeploy: deployable, StageVariables: variables, DefaultRouteSettings: { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit } })
  return { apiId, routes: world.methods.map(routeOf) }
}

function invocation(fn: string): string {
  return `arn:aws:apigateway:${PLACE.region}:lambda:path/2015-03-31/functions/${functionArn(PLACE, fn)}/invocations`
}

function routeOf(method: LabMethod): RouteView {
  const { integration, apiKeyRequired, model, parameters, cache, authorizer } = method
  const required = Object.entries(parameters).some(([source, must]) => must && !source.includes('.path.'))
  const leftOut = [
    ...(integration.type === 'MOCK' ? ['mock integration'] : []),
    ...(integration.type === 'AWS' ? ['mapping templates'] : []),
    ...(apiKeyRequired ? ['API key and usage plan'] : []),
    ...(model === undefined && !required ? [] : ['request validation']),
    ...(cache ? ['cache'] : []),
    ...(authorizer === undefined ? [] : ['TOKEN authorizer (REQUEST instead)']),
  ]
  return { route: methodName(method), there: integration.type === 'AWS_PROXY', leftOut }
}
