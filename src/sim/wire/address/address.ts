import type { Protocol, ServiceModel } from '../../aws/models/models'
import { modelledServices, modelOf } from '../../aws/models/models'
import { utf8Text } from '../../aws/bytes'
import { queryValue, readPairs, type Incoming } from '../http/message'
import { credentialOf, type Credential } from './credential'
import { bucketInLocalHost, endpointOf } from './endpoint'

/** Whom a request speaks to, and how. */
export interface Address {
  /** The API id; a service without a model by the name the request has for it. */
  readonly service: string
  readonly protocol: Protocol
  /** Of S3, where the bucket is in the host. */
  readonly bucket?: string
  readonly credential?: Credential
}

/**
 * By the host where it is one of AWS's, else by what the request names: the target of the JSON
 * protocols, the service in a path of RPC v2, the service it is signed for. What names none of them
 * is for S3, as nobody else takes requests without a signature.
 */
export function addressOf(incoming: Incoming): Address {
  const { host, headers } = incoming
  const endpoint = endpointOf(host)
  const credential = credentialOf(incoming)
  const named = withTarget(headers.get('x-amz-target')?.split('.')[0] ?? rpcServiceOf(incoming))
  const signedFor = credential?.service === undefined ? undefined : (withSigningName(credential.service) ?? credential.service)
  const service = byPath(named ?? endpoint?.service ?? signedFor ?? withVersion(actionAndVersion(incoming)) ?? 's3', incoming.path)
  const bucket = service === 's3' ? (endpoint ? endpoint.bucket : bucketInLocalHost(host)) : undefined
  return {
    service,
    protocol: protocolOf(incoming, modelOf(service)),
    ...(bucket ? { bucket } : {}),
    ...(credential ? { credential } : {}),
  }
}

/** API Gateway's two APIs have one host and one name in signatures. */
function byPath(service: string, path: string): string {
  return service === 'apigateway' && path.startsWith('/v2/') ? 'apigatewayv2' : service
}

function protocolOf(incoming: Incoming, model: ServiceModel | undefined): Protocol {
  const { headers } = incoming
  if (headers.get('smithy-protocol') === 'rpc-v2-cbor') return 'smithy-rpc-v2-cbor'
  if (headers.has('x-amz-target')) return 'json'
  const protocols = model?.protocols ?? ['rest-json']
  if (!protocols.includes('rest-xml') && !protocols.includes('rest-json') && actionAndVersion(incoming)) return 'query'
  return protocols[0] === 'smithy-rpc-v2-cbor' ? 'json' : (protocols[0] ?? 'rest-json')
}

/** `POST /service/GraniteServiceVersion20100801/operation/PutMetricData` */
function rpcServiceOf({ headers, path }: Incoming): string | undefined {
  return headers.has('smithy-protocol') ? /\/service\/([^/]+)\/operation\//.exec(path)?.[1] : undefined
}

function withTarget(prefix: string | undefined): string | undefined {
  return prefix === undefined ? undefined : modelledServices.find((service) => modelOf(service)?.targetPrefix === prefix)
}

function withSigningName(name: string): string | undefined {
  return modelledServices.find((service) => {
    const model = modelOf(service)
    return (model?.signingName ?? model?.endpointPrefix) === name
  })
}

function withVersion(asked: { action: string; version: string } | undefined): string | undefined {
  if (!asked) return undefined
  return modelledServices.find((service) => {
    const model = modelOf(service)
    return model?.protocols.includes('query') && model.apiVersion === asked.version && Object.hasOwn(model.operations, asked.action)
  })
}

/** What a request of the query protocol asks, in its form or its URL. */
export function actionAndVersion(incoming: Incoming): { action: string; version: string } | undefined {
  const pairs = formOf(incoming)
  const action = pairs.find(([name]) => name === 'Action')?.[1]
  return action === undefined ? undefined : { action, version: pairs.find(([name]) => name === 'Version')?.[1] ?? '' }
}

/** The parameters of a request of the query protocol. */
export function formOf(incoming: Incoming): readonly (readonly [name: string, value: string])[] {
  const isForm = incoming.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  if (isForm) return [...incoming.query, ...readPairs(utf8Text(incoming.body))]
  return queryValue(incoming, 'Action') === undefined ? [] : incoming.query
}
