import type { Authorizer } from '../api/restApi'
import { claimTexts, readJwt, scopesOf, type Jwt } from '../httpApi/rules/jwt'
import type { Desk } from './desk'
import { headerOf } from './headerMap'
import { fail, pass, type StageResult } from './stage'

/**
 * A user pool's token, held to everything but its signature: there are no user pools in this world, and so no keys.
 * A method with scopes wants an access token, any other an ID token.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function checkUserPoolToken(desk: Desk, { identitySource, providerARNs = [] }: Authorizer): StageResult {
  const { exchange, method } = desk
  const header = /^method\.request\.header\.(.+)$/.exec(identitySource ?? '')?.[1] ?? 'Authorization'
  const text = headerOf(exchange.request.headers, header)
  if (!text) return unauthorized(`the header ${header} is missing`)
  const token = readJwt(text)
  if (!token) return unauthorized('the token is no JWT')
  if (!providerARNs.some((arn) => token.claims['iss'] === issuerOf(arn))) return unauthorized('the token is of none of the authorizer’s user pools')
  const { exp } = token.claims
  if (typeof exp !== 'number' || exp * 1000 <= desk.turn.context.now) return fail({ type: 'UNAUTHORIZED', message: 'The incoming token has expired' })
  const wrong = wrongUse(token, method.authorizationScopes ?? [])
  if (wrong !== undefined) return unauthorized(wrong)
  const principalId = String(token.claims['sub'] ?? '')
  return pass({ ...exchange, authorized: { principalId, context: {}, latency: 0, by: { kind: 'cognito', claims: claimTexts(token.claims) } } }, { principalId, signature: 'not verified: user pools are not simulated' })
}

/** `arn:aws:cognito-idp:{region}:{account}:userpool/{id}` */
function issuerOf(arn: string): string | undefined {
  const [, region, id] = /^arn:[\w-]+:cognito-idp:([^:]+):\d+:userpool\/(.+)$/.exec(arn) ?? []
  return region === undefined ? undefined : `https://cognito-idp.${region}.amazonaws.com/${id}`
}

function wrongUse({ claims }: Jwt, wanted: readonly string[]): string | undefined {
  const use = claims['token_use']
  if (wanted.length === 0) return use === 'id' ? undefined : 'the method has no scopes, so it wants an ID token'
  if (use !== 'access') return 'the method has scopes, so it wants an access token'
  return wanted.some((scope) => scopesOf(claims).includes(scope)) ? undefined : `the token has none of the method’s scopes: ${wanted.join(', ')}`
}

function unauthorized(reason: string): StageResult {
  return fail({ type: 'UNAUTHORIZED', message: 'Unauthorized', reason })
}
