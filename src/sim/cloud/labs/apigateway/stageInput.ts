import type { Json, JsonObject } from '../../../kernel/json'
import type { ClientRequest, Exchange, Headers } from '../../../services/apigateway/request/exchange'
import type { GatewayWorld, LabMethod } from './gatewayWorld'

/** What was deployed, for what a stage looks at besides the request. */
export interface Definition {
  readonly world: GatewayWorld
  /** Paths of resources by their ids. */
  readonly paths: ReadonlyMap<string, string>
}

/** What a stage looks at: the part of the request as it comes to it, and of the method's definition. */
export function inputOf(stage: string, exchange: Partial<Exchange>, definition: Definition): JsonObject {
  const request = exchange.request!
  const method = methodOf(exchange, definition)
  switch (stage) {
    case 'WAF':
      return { webAcl: (definition.world.stage.webAcl ?? null) as Json, ...clientRequest(request) }
    case 'Routing':
      return { method: request.method, path: request.path }
    case 'Authorization':
      return { authorizer: method?.authorizer ?? 'NONE', ...headersNamed(request.headers, ['authorization']) }
    case 'API key':
      return { apiKeyRequired: method?.apiKeyRequired ?? false, ...headersNamed(request.headers, ['x-api-key']) }
    case 'Throttling and quota':
      return throttlingOf(exchange, definition)
    case 'Request validation':
      return { parameters: requiredOf(method), query: request.query, body: request.body, ...(method?.model === undefined ? {} : { model: parsed(method.model) }) }
    case 'Cache lookup':
      return { cache: cacheOf(method, definition), query: request.query, ...headersNamed(request.headers, ['cache-control']) }
    case 'Integration request':
      return { integration: method?.integration.type ?? null, ...clientRequest(request), pathParameters: exchange.pathParameters ?? {} }
    case 'Integration':
      return (exchange.integrationRequest ?? {}) as JsonObject
    case 'Integration response':
      return (exchange.integrationAnswer ?? {}) as unknown as JsonObject
    case 'Cache storing':
      return { cache: cacheOf(method, definition), status: exchange.answer?.status ?? null }
    case 'Method response':
      return (exchange.answer ?? {}) as unknown as JsonObject
    default:
      return clientRequest(request)
  }
}

function methodOf({ resourceId, definedMethod }: Partial<Exchange>, { world, paths }: Definition): LabMethod | undefined {
  const path = resourceId === undefined ? undefined : paths.get(resourceId)
  return world.methods.find((method) => method.path === path && method.httpMethod === definedMethod)
}

function clientRequest({ method, path, query, headers, body }: ClientRequest): JsonObject {
  return { method, path, query, headers: headers as JsonObject, body: body as Json }
}

/** Of an API key its value is left out of nothing here: the learner made it up. */
function headersNamed(headers: Headers, names: readonly string[]): JsonObject {
  return { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase()))) as JsonObject }
}

function throttlingOf({ apiKey }: Partial<Exchange>, { world: { stage, plan } }: Definition): JsonObject {
  const ofStage = { rateLimit: stage.rateLimit, burstLimit: stage.burstLimit }
  if (!apiKey) return { stage: ofStage }
  return { usagePlan: { rateLimit: plan.rateLimit, burstLimit: plan.burstLimit, quota: plan.quota }, stage: ofStage }
}

function requiredOf(method: LabMethod | undefined): readonly string[] {
  return Object.entries(method?.parameters ?? {}).flatMap(([source, required]) => (required ? [source] : []))
}

function cacheOf(method: LabMethod | undefined, { world }: Definition): Json {
  if (!world.stage.cacheEnabled) return 'the stage has none'
  if (!method?.cache) return 'off for this method'
  return { ttlSeconds: method.cache.ttlSeconds, keyParameters: method.cache.keyParameters }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
