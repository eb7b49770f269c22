import type { Authorizer, Route } from '../api/httpApi'
import { claimTexts, readJwt, scopesOf, wrongWith } from '../rules/jwt'
import type { HttpDesk } from './httpDesk'
import { failed, FORBIDDEN, passed, UNAUTHORIZED, type HttpError, type HttpStageResult } from './httpStage'
import { identityOf } from './identity'

/** Checks a token by all but its signature: nobody in this world has an issuer's keys. */
export function checkToken(desk: HttpDesk, { IdentitySource, JwtConfiguration }: Authorizer, { AuthorizationScopes: wanted = [] }: Route): HttpStageResult {
  const { exchange, turn } = desk
  const [text] = identityOf(desk, IdentitySource) ?? []
  if (text === undefined) return failed(challenged(UNAUTHORIZED, 'Bearer'), 'the identity source is missing')
  const token = readJwt(text)
  const wrong = token ? wrongWith(token, { issuer: JwtConfiguration?.Issuer ?? '', audience: JwtConfiguration?.Audience ?? [], now: turn.context.now }) : 'the token is no JWT'
  if (!token || wrong !== undefined) return failed(challenged(UNAUTHORIZED, 'Bearer error="invalid_token"'), wrong)
  const scopes = scopesOf(token.claims)
  if (wanted.length > 0 && !wanted.some((scope) => scopes.includes(scope))) {
    return failed(challenged(FORBIDDEN, `Bearer scope="${wanted.join(' ')}" error="insufficient_scope"`), `the token has none of the route’s scopes: ${wanted.join(', ')}`)
  }
  const authorized = { kind: 'jwt', claims: claimTexts(token.claims), scopes: wanted.length > 0 ? scopes : null } as const
  return passed({ ...exchange, authorized }, { signature: 'Coldstart does not simulate the signature of a JWT: it was not verified' })
}

function challenged(error: HttpError, challenge: string): HttpError {
  return { ...error, headers: { 'www-authenticate': [challenge] } }
}
