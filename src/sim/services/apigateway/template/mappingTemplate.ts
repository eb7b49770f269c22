import { JavaMap, renderTemplate, type JavaKey, type JavaValue, type Seen, type Template } from '../../../expression/vtl/vtl'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { Input, type TemplateParameters } from './input'
import { javaOfJson, jsonOfJava } from './javaOfJson'
import { Util } from './templateFunctions'

/** What a mapping template is rendered with. */
export interface TemplateInput {
  readonly body: string
  readonly parameters: TemplateParameters
  readonly context: JsonObject
  readonly stageVariables: { readonly [name: string]: string }
}

export interface RenderedTemplate {
  readonly output: string
  /** What the template set below `$context.requestOverride` and `$context.responseOverride`; empty parts are left out. */
  readonly requestOverride: JsonObject
  readonly responseOverride: JsonObject
}

/**
 * Renders a mapping template with API Gateway's variables: `$input`, `$util`, `$context`, `$stageVariables`.
 * @param seen  told of every reference that is read
 * @throws {VtlFault} where it fails, with the place
 */
export function renderMappingTemplate(template: Template, { body, parameters, context, stageVariables }: TemplateInput, seen?: Seen): RenderedTemplate {
  // What the request's template left is still there for the response's.
  const inTemplate = javaOfJson({
    requestOverride: { header: {}, path: {}, querystring: {} },
    ...context,
    responseOverride: { header: {} },
  })
  const variables = new Map<string, JavaValue>([
    ['input', new Input(body, parameters)],
    ['util', new Util()],
    ['context', inTemplate],
    ['stageVariables', javaOfJson(stageVariables)],
  ])
  const output = renderTemplate(template, variables, undefined, seen)
  return { output, requestOverride: left(inTemplate, 'requestOverride'), responseOverride: left(inTemplate, 'responseOverride') }
}

function left(context: JavaValue, name: JavaKey): JsonObject {
  const override = context instanceof JavaMap ? jsonOfJava(context.entries.get(name) ?? null) : null
  if (!isJsonObject(override)) return {}
  return Object.fromEntries(Object.entries(override).filter(([, part]) => !isEmpty(part)))
}

function isEmpty(part: Json): boolean {
  return isJsonObject(part) && Object.keys(part).length === 0
}
