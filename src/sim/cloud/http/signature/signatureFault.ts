import { awsFault, type AwsFault } from '../../../aws/awsError'
import type { WireCall } from '../../../wire/wire'

/** What is wrong with a signature. */
export type SignatureFlaw =
  | { readonly kind: 'incomplete' | 'unknownKey' | 'otherScope' | 'otherBody' | 'mismatch' }
  /** `date` as it was sent, `signedAt` and `now` epoch milliseconds, `most` the milliseconds that they may be apart. */
  | { readonly kind: 'skewed'; readonly date: string; readonly signedAt: number; readonly now: number; readonly most: number }

type Family = 's3' | 'query' | 'json'

/**
 * The refusal by the names that the services of each protocol have for it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function signatureFault(call: Pick<WireCall, 'protocol'>, flaw: SignatureFlaw): AwsFault {
  const family: Family = call.protocol === 'rest-xml' ? 's3' : call.protocol === 'query' ? 'query' : 'json'
  // DynamoDB and its kin answer 400, Lambda and the query protocol 403.
  const status = call.protocol === 'json' || call.protocol === 'smithy-rpc-v2-cbor' ? 400 : 403
  if (family === 's3') return ofS3(flaw)
  const [name, message] = family === 'query' ? ofQuery(flaw) : ofJson(flaw)
  return awsFault(name, message, status)
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

function ofJson(flaw: SignatureFlaw): [name: string, message: string] {
  switch (flaw.kind) {
    case 'incomplete':
      return ['IncompleteSignatureException', "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, and a date."]
    case 'unknownKey':
      return ['UnrecognizedClientException', 'The security token included in the request is invalid.']
    case 'skewed':
      return ['InvalidSignatureException', skewText(flaw)]
    case 'otherScope':
      return ['InvalidSignatureException', 'Credential should be scoped to a valid region.']
    default:
      return ['InvalidSignatureException', MISMATCH]
  }
}

function ofQuery(flaw: SignatureFlaw): [name: string, message: string] {
  switch (flaw.kind) {
    case 'incomplete':
      return ['IncompleteSignature', ofJson(flaw)[1]]
    case 'unknownKey':
      return ['InvalidClientTokenId', 'The security token included in the request is invalid.']
    default:
      return ['SignatureDoesNotMatch', ofJson(flaw)[1]]
  }
}

function ofS3(flaw: SignatureFlaw): AwsFault {
  switch (flaw.kind) {
    case 'incomplete':
      return awsFault('AuthorizationHeaderMalformed', 'The authorization header that you provided is not valid.', 400)
    case 'unknownKey':
      return awsFault('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403)
    case 'otherScope':
      return awsFault('AuthorizationHeaderMalformed', 'The authorization header is malformed; the region is wrong.', 400)
    case 'otherBody':
      return awsFault('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.", 400)
    case 'mismatch':
      return awsFault('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided. Check your key and signing method.', 403)
    case 'skewed':
      return awsFault('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.', 403, {
        RequestTime: flaw.date,
        ServerTime: `${new Date(Math.floor(flaw.now)).toISOString().slice(0, 19)}Z`,
        MaxAllowedSkewMilliseconds: String(flaw.most),
      })
  }
}

function skewText({ date, signedAt, now, most }: Extract<SignatureFlaw, { kind: 'skewed' }>): string {
  const minutes = most / 60_000
  const early = signedAt > now
  const bound = basic(early ? now + most : now - most)
  return early
    ? `Signature not yet current: ${date} is still later than ${bound} (${basic(now)} + ${minutes} min.)`
    : `Signature expired: ${date} is now earlier than ${bound} (${basic(now)} - ${minutes} min.)`
}

/** `20250101T000000Z` */
function basic(ms: number): string {
  return `${new Date(Math.floor(ms)).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
