import { millisecondsOf } from '../../../../facts/facts'
import { integerOf, requiredText, structureOf, textMapOf, textOf, textsOf } from '../../../aws/readMembers'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { Integration } from '../api/method'
import { shownIntegration } from '../api/shownMethod'
import { badRequest } from '../faults'
import { partsOf, patchOperationsOf, present, without, type PatchOperation } from '../patch/patchOperation'
import { namesOf } from './methodNames'
import type { Operation } from './operation'

/** Milliseconds: the least, the most for which no quota is raised, and the default. */
const TIMEOUT = { least: millisecondsOf('apigateway.integration.timeout.least'), most: millisecondsOf('apigateway.integration.timeout.most') }

export const putIntegration: Operation = (turn, input) => {
  checkMapTypes(input)
  const { api, resource, method } = turn.method(...namesOf(input))
  const type = requiredText(input, 'type')
  const httpMethod = textOf(input, 'integrationHttpMethod')
  if (type !== 'MOCK' && !httpMethod) badRequest('Enumeration value for HttpMethod must be non-empty')
  const uri = textOf(input, 'uri')
  checkUri(type, uri ?? '')
  const timeoutInMillis = integerOf(input, 'timeoutInMillis') ?? TIMEOUT.most
  if (timeoutInMillis < TIMEOUT.least || timeoutInMillis > TIMEOUT.most) badRequest(`Timeout should be between ${TIMEOUT.least} ms and ${TIMEOUT.most} ms`)
  if (textOf(input, 'responseTransferMode') === 'STREAM') unsimulated('the responseTransferMode STREAM of an integration')
  const integration: Integration = present({
    type,
    httpMethod: type === 'MOCK' ? undefined : httpMethod,
    uri: type === 'MOCK' ? undefined : uri,
    connectionType: type === 'HTTP' || type === 'HTTP_PROXY' ? (textOf(input, 'connectionType') ?? 'INTERNET') : undefined,
    connectionId: textOf(input, 'connectionId'),
    credentials: textOf(input, 'credentials'),
    requestParameters: input['requestParameters'] ? textMapOf(input, 'requestParameters') : undefined,
    requestTemplates: input['requestTemplates'] ? textMapOf(input, 'requestTemplates') : undefined,
    passthroughBehavior: textOf(input, 'passthroughBehavior') ?? 'WHEN_NO_MATCH',
    contentHandling: textOf(input, 'contentHandling'),
    timeoutInMillis,
    cacheNamespace: textOf(input, 'cacheNamespace') ?? resource.id,
    cacheKeyParameters: textsOf(input, 'cacheKeyParameters'),
    tlsConfig: structureOf(input, 'tlsConfig'),
    integrationResponses: undefined,
  }) as Integration
  turn.changeMethod(api, resource, { ...method, integration })
  return shownIntegration(integration)
}

/** @throws {Refusal} SerializationException in Java's words: what AWS says of a map of texts that holds something else */
function checkMapTypes(input: JsonObject): void {
  for (const value of Object.values(structureOf(input, 'requestParameters') ?? {})) {
    if (typeof value === 'boolean') refused('SerializationException', 'class java.lang.Boolean can not be converted to an String')
  }
}

/** @throws {Refusal} BadRequestException */
function checkUri(type: string, uri: string): void {
  if (type === 'MOCK') return
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    if (!/^https?:\/\/|^\$\{stageVariables\./.test(uri)) badRequest('Invalid HTTP endpoint specified for URI')
    return
  }
  const [, service, kind] = /^arn:aws[\w-]*:apigateway:[^:]+:([^:]+):(path|action)\//.exec(uri) ?? []
  if (kind === undefined) badRequest(uri.startsWith('arn:') ? 'AWS ARN for integration must contain path or action' : 'Invalid ARN specified in the request')
  if (type === 'AWS_PROXY' && service !== 'lambda' && service !== 'firehose') {
    badRequest("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.")
  }
}

export const getIntegration: Operation = (turn, input) => shownIntegration(turn.integration(...namesOf(input)).integration)

export const deleteIntegration: Operation = (turn, input) => {
  const { api, resource, method } = turn.integration(...namesOf(input))
  const { integration: _deleted, ...left } = method
  turn.changeMethod(api, resource, left)
  return {}
}

export const updateIntegration: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, resource, method, integration: before } = turn.integration(...namesOf(input))
  const integration = operations.reduce(patched, before)
  checkUri(integration.type, integration.uri ?? '')
  turn.changeMethod(api, resource, { ...method, integration })
  return shownIntegration(integration)
}

const REPLACEABLE = ['uri', 'httpMethod', 'connectionType', 'connectionId', 'credentials', 'passthroughBehavior', 'contentHandling', 'cacheNamespace']

function patched(integration: Integration, { op, path, value }: PatchOperation): Integration {
  const [first = '', name] = partsOf(path)
  if (first === 'timeoutInMillis' && name === undefined) return { ...integration, timeoutInMillis: Number(value) }
  if (REPLACEABLE.includes(first) && name === undefined) return present({ ...integration, [first]: op === 'remove' ? undefined : value }) as Integration
  if (name !== undefined && (first === 'requestParameters' || first === 'requestTemplates')) {
    const left = without(integration[first], name)
    return present({ ...integration, [first]: op === 'remove' ? left : { ...left, [name]: value ?? '' } }) as Integration
  }
  if (name !== undefined && first === 'cacheKeyParameters') {
    const others = integration.cacheKeyParameters.filter((parameter) => parameter !== name)
    return { ...integration, cacheKeyParameters: op === 'remove' ? others : [...others, name] }
  }
  return badRequest(`Invalid patch path ${path}`)
}
