/**
 * Headers that API Gateway does not let an integration's response set: they reach the client under another
 * name, or not at all. In lower case.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const REMAPPED = new Set([
  'authorization', 'connection', 'content-length', 'content-md5', 'date', 'expect', 'host', 'max-forwards', 'proxy-authenticate',
  'server', 'trailer', 'upgrade', 'user-agent', 'www-authenticate',
])
const DROPPED = new Set(['transfer-encoding', 'via'])

/** The name under which a header of a response reaches the client; undefined: it does not. */
export function remappedName(name: string): string | undefined {
  const lower = name.toLowerCase()
  if (DROPPED.has(lower)) return undefined
  return REMAPPED.has(lower) ? `x-amzn-Remapped-${name}` : name
}

/** A header that breaks the integration where a mapping sets it: the client gets 500. */
export function breaksIntegration(type: string, name: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'transfer-encoding' || lower === 'content-length') return true
  const toAws = type === 'AWS' || type === 'AWS_PROXY'
  return toAws && (lower === 'authorization' || lower === 'connection' || lower === 'expect' || lower === 'proxy-authenticate' || lower === 'te')
}

const NOT_SENT_ON = new Set([
  'connection', 'content-encoding', 'content-length', 'content-md5', 'expect', 'host', 'max-forwards', 'proxy-authenticate', 'server', 'te',
  'trailer', 'transfer-encoding', 'upgrade', 'www-authenticate', 'x-amzn-trace-id',
])

/** Whether HTTP_PROXY hands on a header of the client's. */
export function isSentOn(name: string): boolean {
  return !NOT_SENT_ON.has(name.toLowerCase())
}
