import type { TemplateSide } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'

/** A mapping template of a method: of its integration request, or of one of its integration responses. */
export interface MethodTemplate {
  readonly side: TemplateSide
  /** As the choice among them names it. */
  readonly name: string
  readonly text: string
  /** The method with another text in its place. */
  with(text: string): LabMethod
}

/** All mapping templates of a method, in the order in which a request meets them; a proxy integration has none. */
export function templatesOf(method: LabMethod): readonly MethodTemplate[] {
  const { integration } = method
  if (integration.type === 'AWS_PROXY') return []
  const { responses, requestTemplate } = integration
  return [
    { side: 'request', name: 'Integration request', text: requestTemplate, with: (text) => ({ ...method, integration: { ...integration, requestTemplate: text } }) },
    ...responses.map((response): MethodTemplate => ({
      side: 'response',
      name: `Integration response ${response.status}`,
      text: response.template,
      with: (text) => ({ ...method, integration: { ...integration, responses: responses.map((each) => (each === response ? { ...each, template: text } : each)) } }),
    })),
  ]
}

/** Where a character of a text stands, as people count: both from 1. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
