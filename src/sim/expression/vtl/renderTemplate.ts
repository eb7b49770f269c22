import { compileNodes } from './compileNode'
import type { JavaValue } from './java/javaValue'
import { Rendering, type Limits, type Macro, type Render, type Seen } from './rendering'
import type { Node, Template } from './template'

/** For those who know of no limit: a million references, ten million characters. */
const ENOUGH: Limits = { steps: 1_000_000, characters: 10_000_000, iterations: 1_000 }

/** A template made into functions, which a walk through its nodes costs twice as much as. */
interface Compiled {
  readonly render: Render
  readonly macros: ReadonlyMap<string, Macro>
}

/** A template is rendered as often as requests come. */
const compiled = new WeakMap<Template, Compiled>()

/**
 * Renders a template. `variables` are the names it can refer to, without `$`; `#set` writes to them.
 * @throws {VtlFault} where the template fails at run time, with the place
 */
export function renderTemplate(template: Template, variables: Map<string, JavaValue>, limits: Limits = ENOUGH, seen?: Seen): string {
  let ready = compiled.get(template)
  if (!ready) {
    ready = { render: compileNodes(template.nodes), macros: macrosOf(template.nodes) }
    compiled.set(template, ready)
  }
  const rendering = new Rendering(limits, seen, ready.macros)
  ready.render(rendering, { variables, call: undefined })
  return rendering.out
}

/** Macros hold for the whole template, also before they stand in it; of two with one name the first. */
function macrosOf(nodes: readonly Node[]): ReadonlyMap<string, Macro> {
  const macros = new Map<string, Macro>()
  for (const node of nodes) if (node.kind === 'macro' && !macros.has(node.name)) macros.set(node.name, node)
  return macros
}
