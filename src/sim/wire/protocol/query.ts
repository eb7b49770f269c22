import type { AwsFault } from '../../aws/awsError'
import { utf8Bytes } from '../../aws/bytes'
import type { ServiceModel, Shape } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import { actionAndVersion, formOf } from '../address/address'
import type { Incoming, WireResponse } from '../http/message'
import { refused, unsimulated } from '../refusal'
import { readQueryInput } from '../values/queryValue'
import { xmlContent } from '../values/xmlValue'
import { element, escaped, namespace } from '../xml/xmlText'
import { faultSide, queryCode } from './errorForm'
import { isKnown, operationOf, type AnsweredCall, type IncomingCall } from './incomingCall'

/**
 * The query protocol: action, version and input in a form, the answer in XML.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function readQuery(incoming: Incoming, model: ServiceModel): IncomingCall {
  const asked = actionAndVersion(incoming)
  if (!asked) refused('MissingAction', 'The request must contain the parameter Action.')
  const { action, version } = asked
  if (!isKnown(model, action) || (version !== '' && version !== model.apiVersion)) refused('InvalidAction', `Could not find operation ${action} for version ${version || model.apiVersion}`)
  if (!model.protocols.includes('query')) unsimulated(`the query protocol of ${model.serviceId}, which newer clients do not speak`)
  const input = operationOf(model, action)?.input
  return { action, input: input === undefined ? {} : readQueryInput(model, input, formOf(incoming)) }
}

export function writeQuery(call: AnsweredCall, requestId: string, model: ServiceModel, output: Json): WireResponse {
  const operation = operationOf(model, call.action)
  const shape = operation?.output === undefined ? undefined : (model.shapes[operation.output] as Shape)
  const result = shape ? element(operation?.resultWrapper ?? `${call.action}Result`, xmlContent(model, shape, output)) : ''
  const metadata = element('ResponseMetadata', element('RequestId', requestId))
  return xmlResponse(200, element(`${call.action}Response`, result + metadata, namespace(model.xmlNamespace)))
}

export function writeQueryFault(call: Pick<AnsweredCall, 'service'>, requestId: string, model: ServiceModel | undefined, fault: AwsFault): WireResponse {
  const texts = { Type: faultSide(fault), Code: queryCode(call.service, model, fault), Message: fault.message }
  const error = Object.entries(texts).map(([name, text]) => element(name, escaped(text))).join('')
  const root = element('Error', error) + element('RequestId', requestId)
  return xmlResponse(fault.statusCode, element('ErrorResponse', root, namespace(model?.xmlNamespace)))
}

function xmlResponse(status: number, text: string): WireResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: utf8Bytes(text) }
}
