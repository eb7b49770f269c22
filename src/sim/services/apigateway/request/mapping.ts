import { parseTemplate, VtlFault, type Template } from '../../../expression/vtl/vtl'
import type { JsonObject } from '../../../kernel/json'
import { renderMappingTemplate, type RenderedTemplate, type TemplateInput } from '../template/mappingTemplate'
import type { Desk } from './desk'
import { lastValues } from './headerMap'
import { templateContext } from './requestContext'

/** Templates by their text: parsed once, whoever wrote them. A template has no state. */
const parsed = new Map<string, Template>()
const MOST_KEPT = 500

function templateOf(text: string): Template {
  const known = parsed.get(text)
  if (known) return known
  const template = parseTemplate(text)
  if (parsed.size >= MOST_KEPT) parsed.clear()
  parsed.set(text, template)
  return template
}

/**
 * Renders a mapping template for an exchange.
 * @returns where and why it fails, where it does: 500
 */
export function mapped(desk: Desk, text: string, body: string, context: JsonObject = {}): RenderedTemplate | { readonly problem: string } {
  const { request, pathParameters } = desk.exchange
  return rendered(text, {
    body,
    parameters: { path: pathParameters, querystring: lastValues(request.query), header: lastValues(request.headers) },
    context: { ...templateContext(desk), ...context },
    stageVariables: desk.stageVariables,
  })
}

/** The same for whatever has templates. */
export function rendered(text: string, input: TemplateInput): RenderedTemplate | { readonly problem: string } {
  try {
    return renderMappingTemplate(templateOf(text), input)
  } catch (error) {
    if (error instanceof VtlFault) return { problem: `the mapping template fails at character ${error.at}: ${error.message}` }
    throw error
  }
}
