import { queryValue, type Incoming } from './message'

/** What a presigned URL says of its signature. */
const OF_SIGNATURE = /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256)$/i
/** Signed with the URL before there is a body: S3 does not look at them. */
const CHECKSUMS = /^x-amz-(?:checksum-(?!mode$)|sdk-checksum-algorithm$)/i

/**
 * A request by a presigned URL with its headers back in place: who signs a URL moves the `x-amz-`
 * headers into the query, as whoever uses it will not know them. Any other request stays as it is.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 *      no checksums with presigned URLs
 */
export function withHoistedHeaders(incoming: Incoming): Incoming {
  if (queryValue(incoming, 'X-Amz-Signature') === undefined) return incoming
  const headers = new Map(incoming.headers)
  const query = incoming.query.filter(([name, value]) => {
    if (!/^x-amz-/i.test(name) || OF_SIGNATURE.test(name)) return true
    const header = name.toLowerCase()
    if (!CHECKSUMS.test(name) && !headers.has(header)) headers.set(header, value)
    return false
  })
  return { ...incoming, headers, query }
}
