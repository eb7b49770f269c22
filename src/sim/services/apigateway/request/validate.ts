import { get } from '../../../kernel/orderedTree'
import type { Json } from '../../../kernel/json'
import { violation, type SchemaSource } from '../rules/jsonSchema'
import { textOf } from './content'
import type { Desk } from './desk'
import { headerOf } from './headerMap'
import { fail, pass, type Stage } from './stage'

/** What the method's request validator looks at: first the parameters, then the body. */
export const validate: Stage = {
  name: 'Request validation',
  run(desk) {
    const { exchange, method, snapshot } = desk
    const validator = method.requestValidatorId === undefined ? undefined : get(snapshot.validators, method.requestValidatorId)
    if (!validator) return pass(exchange)
    const missing = validator.validateRequestParameters ? missingParameters(desk) : []
    if (missing.length > 0) return fail({ type: 'BAD_REQUEST_PARAMETERS', message: `Missing required request parameters: [${missing.join(', ')}]` })
    const wrong = validator.validateRequestBody ? wrongBody(desk) : undefined
    if (wrong !== undefined) return fail({ type: 'BAD_REQUEST_BODY', message: 'Invalid request body', validation: `[${wrong}]` })
    return pass(exchange, { validator: validator.name })
  },
}

/** Required ones that are not there, or blank; nothing else of them is looked at. */
function missingParameters({ exchange, method }: Desk): string[] {
  const { request, pathParameters } = exchange
  return Object.entries(method.requestParameters ?? {}).flatMap(([source, required]) => {
    const [, location, name = ''] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(source) ?? []
    const value = location === 'path' ? pathParameters[name] : location === 'querystring' ? request.query[name]?.at(-1) : headerOf(request.headers, name)
    return required && !value?.trim() ? [name] : []
  })
}

/** The model of the request's content type; no body is validated as `{}`. */
function wrongBody(desk: Desk): string | undefined {
  const { exchange, method, snapshot } = desk
  const models = method.requestModels ?? {}
  const [contentType = ''] = (headerOf(exchange.request.headers, 'Content-Type') ?? 'application/json').split(';')
  const name = models[contentType.trim()] ?? models['$default']
  const model = name === undefined ? undefined : get(snapshot.models, name)
  if (!model) return undefined
  const body = parsed(textOf(exchange.request.body) || '{}')
  return body === undefined ? 'Unable to parse request body' : violation(body, schemaOf(desk, model.schema))
}

function schemaOf({ api, snapshot }: Desk, text: string): SchemaSource {
  const url = `https://apigateway.amazonaws.com/restapis/${api.id}/models/`
  return {
    schema: parsed(text) ?? {},
    resolve(reference) {
      const model = reference.startsWith(url) ? get(snapshot.models, reference.slice(url.length)) : undefined
      return model && parsed(model.schema)
    },
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
