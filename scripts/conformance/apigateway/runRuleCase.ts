import { isDeepStrictEqual } from 'node:util'
import { parseTemplate } from '../../../src/sim/expression/vtl/vtl'
import { handleRequestContent, handleResponseContent, type ContentHandling } from '../../../src/sim/services/apigateway/rules/contentHandling'
import { fillUri } from '../../../src/sim/services/apigateway/rules/integrationUri'
import { mapRequest, mapResponse } from '../../../src/sim/services/apigateway/rules/parameterMapping'
import { findRoute, routeTree, type Route } from '../../../src/sim/services/apigateway/rules/routing'
import { selectResponse, type SelectableResponse } from '../../../src/sim/services/apigateway/rules/selection'
import { renderMappingTemplate } from '../../../src/sim/services/apigateway/template/mappingTemplate'
import type { JsonObject } from '../../../src/sim/kernel/json'
import { match } from '../calls/expectation'

type Values = { readonly [name: string]: string }
type ManyValues = { readonly [name: string]: readonly string[] }

/** A case that asks for one rule of API Gateway alone. @returns what differs from its `expect`; undefined if nothing does */
export function runRuleCase(kind: string, body: unknown): string | undefined {
  const got = RULES[kind]!(body)
  const { expect } = body as { readonly expect: unknown }
  // Of mapped parameters there must be no others; elsewhere what is not expected is passed over.
  if (kind === 'apigateway/mapping') return isDeepStrictEqual(got, expect) ? undefined : `mapping: wanted ${JSON.stringify(expect)}, got ${JSON.stringify(got)}`
  const { difference } = match(expect, got, { names: new Map(), unordered: false })
  return difference && `rule: ${difference}`
}

/** Each gives its answer in the form of the cases' `expect`. */
const RULES: { readonly [kind: string]: (body: any) => unknown } = {
  'apigateway/vtl': renderedTemplate,
  'apigateway/mapping': mappedParameters,
  'apigateway/binary': convertedBody,
  'apigateway/routing': foundRoute,
  'apigateway/selection': selectedResponse,
  'apigateway/uri': (body: { uri: string; stageVariables: Values; pathParameters: Values }) => ({
    uri: fillUri(body.uri, body.stageVariables, body.pathParameters),
  }),
}

interface TemplateCase {
  readonly template: string
  readonly input: {
    readonly body?: string
    readonly params?: { readonly path?: Values; readonly querystring?: Values; readonly header?: Values }
    readonly context?: JsonObject
    readonly stageVariables?: Values
  }
}

function renderedTemplate({ template, input }: TemplateCase): unknown {
  const { path = {}, querystring = {}, header = {} } = input.params ?? {}
  const rendered = renderMappingTemplate(parseTemplate(template), {
    body: input.body ?? '',
    parameters: { path, querystring, header },
    context: input.context ?? {},
    stageVariables: input.stageVariables ?? {},
  })
  return { ...rendered, outputJson: rendered.output }
}

interface MappingCase {
  readonly direction: 'request' | 'response'
  readonly mapping: Values
  readonly input: {
    readonly headers?: ManyValues
    readonly query?: ManyValues
    readonly path?: Values
    readonly body?: string
    readonly context?: JsonObject
    readonly stageVariables?: Values
  }
}

function mappedParameters({ direction, mapping, input }: MappingCase): unknown {
  const { headers = {}, query = {}, path = {}, body = '', context = {}, stageVariables = {} } = input
  return (direction === 'request' ? mapRequest : mapResponse)(mapping, { headers, query, path, body, context, stageVariables })
}

interface BinaryCase {
  readonly direction: 'request' | 'response'
  readonly contentHandling: ContentHandling | null
  readonly binaryMediaTypes: readonly string[]
  readonly contentType: string
  readonly accept?: string
  readonly bodyBase64: string
}

function convertedBody({ direction, contentHandling, binaryMediaTypes, contentType, accept, bodyBase64 }: BinaryCase): unknown {
  const bytes = Uint8Array.from(Buffer.from(bodyBase64, 'base64'))
  const handling = contentHandling ?? undefined
  const body =
    direction === 'request'
      ? handleRequestContent(bytes, contentType, binaryMediaTypes, handling)
      : handleResponseContent(bytes, contentType, accept, binaryMediaTypes, handling)
  return body ? { bodyBase64: Buffer.from(body).toString('base64') } : { error: { status: 500 } }
}

function foundRoute({ routes, request }: { readonly routes: readonly Route[]; readonly request: Route }): unknown {
  const found = findRoute(routeTree(routes), request.method, request.path)
  return found ? { resource: found.route.path, method: found.route.method, pathParameters: found.pathParameters } : null
}

function selectedResponse({ integrationResponses, value }: { readonly integrationResponses: readonly SelectableResponse[]; readonly value: string }): unknown {
  const selected = selectResponse(integrationResponses, value)
  return selected ? { statusCode: selected.statusCode } : { error: { status: 500, message: 'Internal server error' } }
}
