import { get } from '../../../kernel/orderedTree'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { DEFAULT_TEMPLATES, gatewayResponseOf } from '../api/gatewayResponse'
import { withOwn } from './conclude'
import type { Desk } from './desk'
import type { Headers, HttpAnswer } from './exchange'
import { ERROR_TYPES, type GatewayError } from './gatewayError'
import { headerOf, withHeader } from './headerMap'
import { templateContext } from './requestContext'

/** A gateway response: what the API defines for the error's type, or AWS's own. */
export function refusal(desk: Desk, error: GatewayError): HttpAnswer {
  const response = gatewayResponseOf(error.type, (type) => get(desk.snapshot.gatewayResponses, type))
  const accept = headerOf(desk.exchange.request.headers, 'Accept')?.split(',', 1)[0] ?? ''
  const templates = response.responseTemplates
  const contentType = Object.hasOwn(templates, accept) ? accept : (Object.keys(templates)[0] ?? 'application/json')
  const context = { ...templateContext(desk), error: errorContext(error) }
  const status = response.defaultResponse ? (error.status ?? response.statusCode) : ownStatus(error, response.statusCode)
  const headers = Object.entries(response.responseParameters).reduce<Headers>(
    (all, [target, source]) => {
      const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1]
      const value = parameter(desk, context, source)
      return name === undefined || value === undefined ? all : withHeader(all, name, [value])
    },
    { 'Content-Type': [contentType], 'x-amzn-ErrorType': [ERROR_TYPES[error.type] ?? 'InternalServerErrorException'] },
  )
  const template = templates[contentType] ?? ''
  return { status: Number(status ?? 500), headers: withOwn(desk, headers, false), body: bodyOf(desk, error, template, context) }
}

/** A response that was defined without a status answers a failed integration with 500. */
function ownStatus(error: GatewayError, statusCode: string | undefined): string | undefined {
  return error.type === 'INTEGRATION_FAILURE' && error.status !== undefined ? error.status : statusCode
}

function errorContext({ type, message, validation }: GatewayError): JsonObject {
  return { message, messageString: message === null ? null : JSON.stringify(message), responseType: type, validationErrorString: validation ?? null }
}

/** Refusals by policy have a capital `Message` unless the API has a template of its own. */
function bodyOf(desk: Desk, error: GatewayError, template: string, context: JsonObject): string {
  if (error.member !== undefined && template === DEFAULT_TEMPLATES['application/json']) return JSON.stringify({ [error.member]: error.message })
  return template.replace(/\$(?:\{([\w.]+)\}|([\w.]+))/g, (text, braced: string | undefined, bare: string | undefined) => {
    const path = braced ?? bare ?? ''
    if (path.startsWith('context.')) return shown(at(context, path.slice('context.'.length)))
    return path.startsWith('stageVariables.') ? (desk.stageVariables[path.slice('stageVariables.'.length)] ?? '') : text
  })
}

/** Substitution only: there is no template language here. */
function shown(value: Json | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function at(context: JsonObject, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => (isJsonObject(value) ? value[name] : undefined), context)
}

function parameter({ exchange }: Desk, context: JsonObject, source: string): string | undefined {
  if (source.startsWith("'")) return source.slice(1, -1)
  if (source.startsWith('context.')) return shown(at(context, source.slice('context.'.length)))
  const [, location, name = ''] = /^method\.request\.(header|querystring|path)\.(.+)$/.exec(source) ?? []
  if (location === 'header') return headerOf(exchange.request.headers, name)
  if (location === 'querystring') return exchange.request.query[name]?.at(-1)
  return location === 'path' ? exchange.pathParameters[name] : undefined
}
