import { refused } from '../refusal'
import { queryValue, type Incoming } from './message'

/** What a presigned URL says of its signature. */
const OF_SIGNATURE = /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256)$/i
/** Signed with the URL before there is a body: S3 does not look at them. */
const CHECKSUMS = /^x-amz-(?:checksum-(?!mode$)|sdk-checksum-algorithm$)/i

const ALL = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date', 'X-Amz-SignedHeaders', 'X-Amz-Expires']
const WEEK = 604_800

/**
 * A request by a presigned URL with its headers back in place: who signs a URL moves the `x-amz-`
 * headers into the query, as whoever uses it will not know them. Any other request stays as it is.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 *      no checksums with presigned URLs
 * @throws {WireRefusal} AuthorizationQueryParametersError where the URL is signed by halves, or for more than a week
 */
export function withHoistedHeaders(incoming: Incoming): Incoming {
  if (queryValue(incoming, 'X-Amz-Credential') === undefined) return incoming
  if (ALL.some((name) => queryValue(incoming, name) === undefined)) {
    const [last, ...others] = [...ALL].reverse()
    refused('AuthorizationQueryParametersError', `Query-string authentication version 4 requires the ${others.reverse().join(', ')}, and ${last} parameters.`)
  }
  if (Number(queryValue(incoming, 'X-Amz-Expires')) > WEEK) {
    refused('AuthorizationQueryParametersError', `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${WEEK} seconds`)
  }
  const headers = new Map(incoming.headers)
  const query = incoming.query.filter(([name, value]) => {
    if (!/^x-amz-/i.test(name) || OF_SIGNATURE.test(name)) return true
    const header = name.toLowerCase()
    if (!CHECKSUMS.test(name) && !headers.has(header)) headers.set(header, value)
    return false
  })
  return { ...incoming, headers, query }
}
