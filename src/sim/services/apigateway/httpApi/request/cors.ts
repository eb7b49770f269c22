import { headerOf } from '../../request/headerMap'
import type { Headers } from '../../request/exchange'
import type { Cors } from '../api/httpApi'
import type { HttpDesk } from './httpDesk'
import { passed, type HttpStage } from './httpStage'

/** A browser's question whether it may send the request proper. */
export function isPreflight({ exchange: { request }, snapshot }: HttpDesk): boolean {
  return snapshot.CorsConfiguration !== undefined && request.method === 'OPTIONS' && headerOf(request.headers, 'Origin') !== undefined && headerOf(request.headers, 'Access-Control-Request-Method') !== undefined
}

/** Answers preflight requests for the backend. */
export const preflight: HttpStage = {
  name: 'CORS preflight',
  run(desk) {
    const { exchange, snapshot } = desk
    if (!isPreflight(desk)) return passed(exchange)
    const headers = preflightHeaders(snapshot.CorsConfiguration!, headerOf(exchange.request.headers, 'Origin')!)
    return { kind: 'pass', exchange: { ...exchange, answer: { status: 204, headers, body: '' } }, told: { preflight: true }, to: 'Response' }
  },
}

function preflightHeaders(cors: Cors, origin: string): Headers {
  const headers = originHeaders(cors, origin)
  if (Object.keys(headers).length === 0) return {}
  return {
    ...headers,
    ...joined('access-control-allow-methods', cors.AllowMethods),
    ...joined('access-control-allow-headers', cors.AllowHeaders),
    ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': [String(cors.MaxAge)] }),
  }
}

/** What a browser of another origin is told; nothing where that origin is not allowed. */
export function originHeaders(cors: Cors, origin: string): Headers {
  const origins = cors.AllowOrigins ?? []
  if (!origins.some((allowed) => allows(allowed, origin))) return {}
  return {
    'access-control-allow-origin': [origins.includes('*') ? '*' : origin],
    ...(cors.AllowCredentials ? { 'access-control-allow-credentials': ['true'] } : {}),
    ...joined('access-control-expose-headers', cors.ExposeHeaders),
  }
}

/** `*`, an origin, or all of a scheme: `https://*`. */
function allows(allowed: string, origin: string): boolean {
  if (allowed === '*' || allowed === origin) return true
  return /^https?:\/\/\*$/.test(allowed) && origin.startsWith(allowed.slice(0, -1))
}

function joined(header: string, values: readonly string[] | undefined): Headers {
  return values && values.length > 0 ? { [header]: [values.join(',')] } : {}
}
