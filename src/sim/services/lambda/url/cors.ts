import type { Json, JsonObject } from '../../../kernel/json'
import type { FunctionUrl } from './functionUrl'

type Headers = { readonly [name: string]: readonly string[] }

/** What a browser of another origin is told beside an answer; nothing where the origin is not allowed. */
export function corsHeaders({ cors }: FunctionUrl, origin: string | undefined): Headers {
  if (!cors || origin === undefined || !allows(cors['AllowOrigins'], origin)) return {}
  return {
    'access-control-allow-origin': [listOf(cors['AllowOrigins']).includes('*') ? '*' : origin],
    ...(cors['AllowCredentials'] === true ? { 'access-control-allow-credentials': ['true'] } : {}),
    ...joined('access-control-expose-headers', cors['ExposeHeaders']),
    vary: ['Origin'],
  }
}

/** The answer to a preflight request, which does not reach the function. */
export function preflightHeaders(url: FunctionUrl, origin: string | undefined): Headers {
  const headers = corsHeaders(url, origin)
  const cors: JsonObject = url.cors ?? {}
  if (Object.keys(headers).length === 0) return {}
  return {
    ...headers,
    ...joined('access-control-allow-methods', cors['AllowMethods']),
    ...joined('access-control-allow-headers', cors['AllowHeaders']),
    ...(typeof cors['MaxAge'] === 'number' ? { 'access-control-max-age': [String(cors['MaxAge'])] } : {}),
  }
}

function allows(origins: Json | undefined, origin: string): boolean {
  return listOf(origins).some((allowed) => allowed === '*' || allowed === origin)
}

function joined(header: string, values: Json | undefined): Headers {
  const list = listOf(values)
  return list.length > 0 ? { [header]: [list.join(',')] } : {}
}

function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
