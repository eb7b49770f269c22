import { utf8Text } from '../../../../aws/bytes'
import { fromBase64 } from '../../../../expression/base64'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'

export interface Jwt {
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** The parts of a token, with `Bearer` before it or without. Its signature is not looked at. Undefined: it is none. */
export function readJwt(text: string): Jwt | undefined {
  const parts = text.replace(/^Bearer\s+/i, '').split('.')
  if (parts.length !== 3) return undefined
  const [header, claims] = parts.slice(0, 2).map(decoded)
  return isJsonObject(header) && isJsonObject(claims) ? { header, claims } : undefined
}

function decoded(part: string): Json | undefined {
  const base64 = part.replaceAll('-', '+').replaceAll('_', '/')
  const bytes = fromBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='))
  if (!bytes) return undefined
  try {
    return JSON.parse(utf8Text(bytes)) as Json
  } catch {
    return undefined
  }
}

export interface Wanted {
  readonly issuer: string
  readonly audience: readonly string[]
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * What is wrong with a token but its signature; undefined: nothing.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function wrongWith({ header, claims }: Jwt, { issuer, audience, now }: Wanted): string | undefined {
  if (!/^RS(256|384|512)$/.test(String(header['alg']))) return 'the signing method is none of RSA’s'
  if (typeof header['kid'] !== 'string') return 'the token names no key (kid)'
  if (claims['iss'] !== issuer) return 'the token is of another issuer'
  const { aud = null, client_id: client = null } = claims
  const meant = aud === null ? [client] : Array.isArray(aud) ? aud : [aud]
  if (!meant.some((each) => typeof each === 'string' && audience.includes(each))) return 'the token is for another audience'
  const [exp, nbf, iat] = ['exp', 'nbf', 'iat'].map((name) => claims[name])
  if (typeof exp !== 'number' || exp * 1000 <= now) return 'the token has expired'
  if (typeof nbf === 'number' && nbf * 1000 > now) return 'the token is not valid yet (nbf)'
  if (typeof iat === 'number' && iat * 1000 > now) return 'the token is of the future (iat)'
  return undefined
}

/** What the token is good for: `scope`, a text with blanks, or `scp`. */
export function scopesOf({ scope, scp }: JsonObject): readonly string[] {
  const given = scope ?? scp ?? ''
  return Array.isArray(given) ? given.map(String) : String(given).split(' ').filter((each) => each !== '')
}

/** As functions get them: all are texts, a list as `[a b]`. */
export function claimTexts(claims: JsonObject): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]))
}

function claimText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((each) => claimText(each as Json)).join(' ')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
