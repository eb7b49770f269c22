import type { Principal } from '../../aws/apiCall'
import { awsFault, type AwsFault } from '../../aws/awsError'
import type { Identities } from './whoCalls'

/**
 * Whose an access key is: a user's, or a session's while it lasts. Keys that the world has not
 * given out are the administrator's, so that a client with any credentials can be pointed at it.
 */
export function principalOf(accessKeyId: string, service: string, { iam, sts }: Identities, accountId: string, now: number): { principal?: Principal } | { fault: AwsFault } {
  const key = iam.accessKeys.get(accessKeyId)
  if (key) {
    if (key.status === 'Inactive') return { fault: unknownKey(service) }
    return { principal: iam.users.get(key.userName)?.arn ?? `arn:aws:iam::${accountId}:user/${key.userName}` }
  }
  const session = sts.sessions.get(accessKeyId)
  if (!session) return {}
  if (now >= session.expiresAt) return { fault: expiredToken(service) }
  return { principal: session.principal }
}

/** What a service says of a key that nobody has, or that is not active. @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
export function unknownKey(service: string): AwsFault {
  if (service === 's3') return awsFault('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403)
  const name = INVALID_TOKEN.has(service) ? 'InvalidClientTokenId' : 'UnrecognizedClientException'
  return awsFault(name, 'The security token included in the request is invalid.', name === 'InvalidClientTokenId' ? 403 : statusOf(service))
}

/**
 * What a service says of a session's key once the session is over.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
function expiredToken(service: string): AwsFault {
  if (service === 's3') return awsFault('ExpiredToken', 'The provided token has expired.', 400)
  const message = 'The security token included in the request is expired'
  return BY_QUERY.has(service) ? awsFault('ExpiredToken', message, 403) : awsFault('ExpiredTokenException', message, statusOf(service))
}

function statusOf(service: string): number {
  return BY_REST.has(service) ? 403 : 400
}

const BY_REST: ReadonlySet<string> = new Set(['lambda', 'apigateway', 'apigatewayv2', 'apigatewaymanagementapi', 'xray'])
const BY_QUERY: ReadonlySet<string> = new Set(['iam', 'sts', 'sns'])
/** Those that speak the query protocol, or did. */
const INVALID_TOKEN: ReadonlySet<string> = new Set([...BY_QUERY, 'sqs', 'cloudwatch'])
