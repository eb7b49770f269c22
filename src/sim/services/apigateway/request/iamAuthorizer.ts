import type { ApiCall, CallResult } from '../../../aws/apiCall'
import { succeed } from '../../../aws/answer'
import type { Turn } from '../turn'
import type { Desk } from './desk'
import type { Authorized, ClientRequest } from './exchange'
import { headerOf } from './headerMap'
import { methodArn } from './methodArn'
import { fail, pass, type StageResult } from './stage'

/** The call by which the front door is asked whether whoever signed may invoke the method: policies are its matter. */
export const AUTHORIZE = 'Authorize'

/** The same, of whether they may have a cached answer made anew. */
export const INVALIDATE = 'InvalidateCache'

/** Whoever signed a request is known by the access key; the signature itself is taken on trust. */
export function askWhoSigned(desk: Desk): StageResult {
  const { exchange } = desk
  const accessKeyId = accessKeyOf(exchange.request)
  if (accessKeyId === undefined) return fail({ type: 'MISSING_AUTHENTICATION_TOKEN', message: 'Missing Authentication Token', reason: 'the method wants a signed request (AWS_IAM), and this one is not' })
  return { kind: 'call', exchange: { ...exchange, calledAt: desk.turn.context.now, accessKeyId }, call: { service: 'execute-api', action: AUTHORIZE, input: { methodArn: methodArn(desk) }, accessKeyId } }
}

/** Of the signature, in the header or in the URL; undefined of a request without one. */
export function accessKeyOf({ headers, query }: ClientRequest): string | undefined {
  const credential = /^AWS4-HMAC-SHA256 .*Credential=([^,\s]+)/.exec(headerOf(headers, 'Authorization') ?? '')?.[1] ?? query['X-Amz-Credential']?.at(-1)
  return credential?.split('/')[0]
}

/** Who signed, as `identity` shows it. */
export function signerOf(principal: string, accessKeyId: string): { readonly [member: string]: string } {
  const accountId = /:(\d{12}):/.exec(principal)?.[1] ?? ''
  return { accessKey: accessKeyId, accountId, userArn: principal, caller: accessKeyId, user: accessKeyId }
}

/** Only what policies allow comes as far as this. */
export function answerWhoSigned(turn: Turn, call: ApiCall): void {
  turn.do(succeed(call, { principal: call.principal }))
}

export function hearWhoSigned({ exchange }: Desk, { output, error }: CallResult): StageResult {
  if (error) {
    if (error.name === 'ExpiredTokenException') return fail({ type: 'EXPIRED_TOKEN', message: error.message })
    if (error.name === 'UnrecognizedClientException') return fail({ type: 'INVALID_SIGNATURE', message: error.message, reason: 'nobody in this world has the access key' })
    return fail({ type: 'ACCESS_DENIED', message: error.message, member: 'Message' })
  }
  const { principal } = output as { principal: string }
  const { accessKeyId = '' } = exchange
  const authorized: Authorized = { principalId: principal, context: {}, latency: 0, by: { kind: 'iam', identity: signerOf(principal, accessKeyId) } }
  return pass({ ...exchange, authorized }, { principalId: principal })
}
