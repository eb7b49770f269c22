import type { AwsFault } from '../../../aws/awsError'
import { utf8Bytes } from '../../../aws/bytes'
import { hmacSha256 } from '../../../expression/digest'
import { queryValue, takenApart, type Incoming, type WireRequest } from '../../../wire/http/message'
import type { WireCall } from '../../../wire/wire'
import { canonicalRequest, digestOfText, isBodySigned } from './canonicalRequest'
import { signatureFault } from './signatureFault'

/** A signature of Signature Version 4, from the `Authorization` header or the query of a presigned URL. */
interface Signature {
  /** `20250101T000000Z` */
  readonly date: string
  readonly scope: readonly string[]
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly inQuery: boolean
}

const MINUTE = 60_000
/** Their endpoints are signed for us-east-1, wherever one is. */
const WITHOUT_REGION = ['iam', 'sts']

/**
 * Why AWS would not take the signature of a request; undefined where it would.
 *
 * @param secrets  the secret access key of each access key id that there is
 * @param region   the Region that the request has to be signed for
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function signatureRefusal(request: WireRequest, call: WireCall, secrets: Readonly<Record<string, string>>, region: string | undefined, now: number): AwsFault | undefined {
  const incoming = takenApart(request)
  const signature = incoming && readSignature(incoming)
  if (!signature) return signatureFault(call, { kind: 'incomplete' })
  const secret = call.accessKeyId !== undefined && Object.hasOwn(secrets, call.accessKeyId) ? secrets[call.accessKeyId] : undefined
  if (secret === undefined) return signatureFault(call, { kind: 'unknownKey' })
  const late = signature.inQuery ? undefined : skewed(call, signature.date, now)
  if (late) return late
  const [day = '', scopeRegion = '', service = ''] = signature.scope
  const isElsewhere = region !== undefined && scopeRegion !== region && !WITHOUT_REGION.includes(call.service)
  if (day !== signature.date.slice(0, 8) || isElsewhere) return signatureFault(call, { kind: 'otherScope' })
  if (!isBodySigned(request)) return signatureFault(call, { kind: 'otherBody' })
  const canonical = canonicalRequest(request, { ...signature, isS3: call.service === 's3' })
  const text = ['AWS4-HMAC-SHA256', signature.date, signature.scope.join('/'), digestOfText(canonical)].join('\n')
  return signed(secret, [day, scopeRegion, service], text) === signature.signature ? undefined : signatureFault(call, { kind: 'mismatch' })
}

function readSignature(incoming: Incoming): Signature | undefined {
  const header = incoming.headers.get('authorization')
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header ?? '')?.[1]
  const [credential, headers, signature, date] =
    header === undefined
      ? ['X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Signature', 'X-Amz-Date'].map((name) => queryValue(incoming, name))
      : [part('Credential'), part('SignedHeaders'), part('Signature'), incoming.headers.get('x-amz-date') ?? incoming.headers.get('date')]
  const scope = credential?.split('/').slice(1) ?? []
  if (scope.length !== 4 || headers === undefined || signature === undefined || !/^\d{8}T\d{6}Z$/.test(date ?? '')) return undefined
  return { date: date as string, scope, signedHeaders: headers.split(';'), signature, inQuery: header === undefined }
}

/** A date too far from the present: five minutes, for S3 fifteen. */
function skewed(call: WireCall, date: string, now: number): AwsFault | undefined {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? []
  const signedAt = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const most = (call.service === 's3' ? 15 : 5) * MINUTE
  if (Math.abs(now - signedAt) <= most) return undefined
  return signatureFault(call, { kind: 'skewed', date, signedAt, now, most })
}

function signed(secret: string, scope: readonly string[], text: string): string {
  let key = utf8Bytes(`AWS4${secret}`)
  for (const part of [...scope, 'aws4_request', text]) key = hmacSha256(key, utf8Bytes(part))
  return [...key].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
