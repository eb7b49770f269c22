import { Renderer, type Limits, type Seen } from './renderer'
import type { JavaValue } from './java/javaValue'
import type { Template } from './template'

/** For those who know of no limit: a million references, ten million characters. */
const ENOUGH: Limits = { steps: 1_000_000, characters: 10_000_000, iterations: 1_000 }

/**
 * Renders a template. `variables` are the names it can refer to, without `$`; `#set` writes to them.
 * @throws {VtlFault} where the template fails at run time, with the place
 */
export function renderTemplate(template: Template, variables: Map<string, JavaValue>, limits: Limits = ENOUGH, seen?: Seen): string {
  return new Renderer(limits, seen).render(template.nodes, { variables, call: undefined })
}
