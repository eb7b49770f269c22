/** What the URI of an integration with a service of AWS's says: whom to call, and with what. */
export interface ServiceUri {
  readonly region: string
  /** The first label of the service's host: `sqs`, `dynamodb`, `monitoring`. */
  readonly service: string
  /** What stands before it: a bucket. */
  readonly subdomain: string | undefined
  readonly kind: 'action' | 'path'
  /** The action's name, or the path without its first slash. */
  readonly what: string
  /** Of an action: what follows it, `&TopicArn=…`. */
  readonly query: string
}

/**
 * `arn:aws:apigateway:{region}:{subdomain.}{service}:path|action/{…}`
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */
export function readServiceUri(uri: string): ServiceUri | undefined {
  const [, region, host, kind, rest] = /^arn:aws[\w-]*:apigateway:([^:]+):([^:]+):(path|action)\/(.*)$/s.exec(uri) ?? []
  if (region === undefined || host === undefined || rest === undefined) return undefined
  const labels = host.split('.')
  const service = labels.at(-1)!
  const subdomain = labels.length > 1 ? labels.slice(0, -1).join('.') : undefined
  if (kind === 'path') return { region, service, subdomain, kind, what: rest, query: '' }
  const [, what = rest, query = ''] = /^([^&?]*)[&?]?(.*)$/.exec(rest) ?? []
  return { region, service, subdomain, kind: 'action', what, query }
}
