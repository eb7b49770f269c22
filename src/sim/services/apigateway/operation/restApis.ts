import { bytesOf } from '../../../../facts/facts'
import { flagOf, integerOf, refuseMembers, requiredText, structureOf, textMapOf, textOf, textsOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, emptyTree, set } from '../../../kernel/orderedTree'
import { defaultModels } from '../api/defaultModels'
import type { RestApi } from '../api/restApi'
import { badRequest } from '../faults'
import { asFlag, partsOf, patchOperationsOf, present, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Operation } from './operation'
import { page } from './page'

const ENDPOINT_TYPES = ['PRIVATE', 'EDGE', 'REGIONAL']
const IP_ADDRESS_TYPES = ['ipv4', 'dualstack']
/** Bytes of a response from which on it is compressed. */
const MOST_COMPRESSION_SIZE = bytesOf('apigateway.compression.size.most')

export const createRestApi: Operation = (turn, input) => {
  refuseMembers('CreateRestApi', input, ['cloneFrom'])
  const endpoint = endpointOf(input)
  const name = requiredText(input, 'name')
  const description = textOf(input, 'description')
  if (description === '') badRequest('Description cannot be an empty string')
  const size = integerOf(input, 'minimumCompressionSize')
  checkCompression(size)
  const { id, rootResourceId } = { id: turn.newId(10), rootResourceId: turn.newId(10) }
  const api: RestApi = present({
    id,
    name,
    description,
    version: textOf(input, 'version'),
    createdDate: turn.seconds,
    rootResourceId,
    apiKeySource: textOf(input, 'apiKeySource') === 'AUTHORIZER' ? ('AUTHORIZER' as const) : ('HEADER' as const),
    binaryMediaTypes: textsOf(input, 'binaryMediaTypes'),
    minimumCompressionSize: size,
    disableExecuteApiEndpoint: flagOf(input, 'disableExecuteApiEndpoint'),
    endpoint,
    policy: textOf(input, 'policy'),
    tags: textMapOf(input, 'tags'),
    resources: set(emptyTree(), rootResourceId, { id: rootResourceId, path: '/', methods: {} }),
    models: defaultModels(turn),
    validators: emptyTree(),
    authorizers: emptyTree(),
    gatewayResponses: emptyTree(),
    documentationParts: emptyTree(),
    documentationVersions: emptyTree(),
    deployments: emptyTree(),
    stages: emptyTree(),
  })
  turn.change(api)
  turn.tell(id, 'RestApiCreated', { name })
  return shown(api)
}

/** @throws {Refusal} first what the model does not allow, then what the service does not */
function endpointOf(input: JsonObject): RestApi['endpoint'] {
  const configuration = structureOf(input, 'endpointConfiguration')
  const types = configuration && 'types' in configuration ? textsOf(configuration, 'types') : undefined
  const ipAddressType = configuration && textOf(configuration, 'ipAddressType')
  if (textOf(input, 'description') === '') badRequest('Description cannot be an empty string')
  if (types && types.length > 1) badRequest('Cannot create an api with multiple Endpoint Types.')
  if (types?.length === 0) badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  const [type = 'EDGE'] = types ?? []
  if (type === 'PRIVATE' && ipAddressType === 'ipv4') badRequest('Only dualstack ipAddressType is supported for Private APIs.')
  const vpcEndpointIds = configuration && textsOf(configuration, 'vpcEndpointIds')
  return { type, ipAddressType: ipAddressType ?? (type === 'PRIVATE' ? 'dualstack' : 'ipv4'), ...(vpcEndpointIds?.length ? { vpcEndpointIds } : {}) }
}

function checkCompression(size: number | undefined): void {
  if (size !== undefined && (size < 0 || size > MOST_COMPRESSION_SIZE)) {
    badRequest(`Invalid minimum compression size, must be between 0 and ${MOST_COMPRESSION_SIZE}`)
  }
}

export const getRestApi: Operation = (turn, input) => shown(turn.api(requiredText(input, 'restApiId')))

export const getRestApis: Operation = (turn, input) => {
  const apis = [...ascending(turn.account.apis)].map(([, api]) => shown(api))
  return page(apis, input)
}

export const deleteRestApi: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  turn.delete(api)
  turn.tell(api.id, 'RestApiDeleted', { name: api.name })
  return {}
}

export const updateRestApi: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const api = operations.reduce(patched, turn.api(requiredText(input, 'restApiId')))
  turn.change(api)
  return shown(api)
}

const REPLACEABLE = [
  '/apiKeySource', '/description', '/disableExecuteApiEndpoint', '/endpointConfiguration/ipAddressType', '/endpointConfiguration/types/{type}',
  '/minimumCompressionSize', '/name', '/policy', '/securityPolicy',
]

function patched(api: RestApi, operation: PatchOperation): RestApi {
  const { op, path, value } = operation
  const [first, second, third] = partsOf(path)
  if (first === 'binaryMediaTypes' && second !== undefined) return { ...api, binaryMediaTypes: patchedTypes(api.binaryMediaTypes, op, second, value) }
  if (op === 'replace' && first === 'endpointConfiguration') return { ...api, endpoint: patchedEndpoint(api, operation, second, third) }
  if (first === 'minimumCompressionSize' && (op === 'replace' || op === 'remove')) return compressed(api, op === 'remove' || !value ? undefined : Number(value))
  if (op !== 'replace' || second !== undefined) refusePath(operation, REPLACEABLE)
  switch (first) {
    case 'name':
      return { ...api, name: value ?? '' }
    case 'description':
    case 'policy':
      return present({ ...api, [first]: value ? value : undefined }) as RestApi
    case 'apiKeySource':
      return { ...api, apiKeySource: value === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER' }
    case 'disableExecuteApiEndpoint':
      return { ...api, disableExecuteApiEndpoint: asFlag(value) }
  }
  return refusePath(operation, REPLACEABLE)
}

function patchedTypes(types: readonly string[], op: string, type: string, value: string | undefined): readonly string[] {
  const others = types.filter((other) => other !== type)
  if (op === 'remove') return others
  return op === 'replace' ? [...others, value ?? type] : [...others, type]
}

function patchedEndpoint(api: RestApi, operation: PatchOperation, member: string | undefined, index: string | undefined): RestApi['endpoint'] {
  const { value = '' } = operation
  if (member === 'ipAddressType' && IP_ADDRESS_TYPES.includes(value)) return { ...api.endpoint, ipAddressType: value }
  if (member === 'ipAddressType') badRequest(`Invalid IP address type specified. Valid options are ${IP_ADDRESS_TYPES.join(', ')}`)
  if (member === 'types' && index !== undefined && ENDPOINT_TYPES.includes(value)) {
    return { ...api.endpoint, type: value, ipAddressType: value === 'PRIVATE' ? 'dualstack' : api.endpoint.ipAddressType }
  }
  return refusePath(operation, REPLACEABLE)
}

function compressed(api: RestApi, size: number | undefined): RestApi {
  checkCompression(size)
  return present({ ...api, minimumCompressionSize: size }) as RestApi
}

function shown(api: RestApi): JsonObject {
  const { id, name, description, version, createdDate, rootResourceId, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy } = api
  const { type, ipAddressType, vpcEndpointIds } = api.endpoint
  return present({
    id,
    name,
    description,
    version,
    createdDate,
    apiKeySource,
    binaryMediaTypes: binaryMediaTypes.length > 0 ? binaryMediaTypes : undefined,
    minimumCompressionSize,
    endpointConfiguration: present({ types: [type], ipAddressType, vpcEndpointIds }),
    policy,
    tags: Object.keys(api.tags).length > 0 ? api.tags : undefined,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    rootResourceId,
  }) as JsonObject
}

