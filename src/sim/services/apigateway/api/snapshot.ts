import { present } from '../patch/patchOperation'
import type { RestApi, RestApiSnapshot } from './restApi'

/** What of an API clients meet, as it is now. */
export function snapshotOf(api: RestApi): RestApiSnapshot {
  const { apiKeySource, binaryMediaTypes, minimumCompressionSize, policy, resources, models, validators, authorizers, gatewayResponses } = api
  return present({ apiKeySource, binaryMediaTypes, minimumCompressionSize, policy, resources, models, validators, authorizers, gatewayResponses }) as RestApiSnapshot
}
