import { Block } from './block'
import { compileExpression } from './compileExpression'
import { compileNodes } from './compileNode'
import { compileReference } from './compileReference'
import type { Macro, Render } from './rendering'
import type { Argument } from './scope'
import type { Expression, Node } from './template'
import { VtlFault } from './vtlFault'

/** Velocity's own limit. */
const MACRO_DEPTH = 20

/** A call of what `#macro` declares, or text where nothing does. */
export function compileCall(node: Extract<Node, { kind: 'call' }>): Render {
  const { name, source } = node
  const given = node.arguments.map(argument)
  const body = node.body && compileNodes(node.body)
  return (rendering, scope) => {
    const macro = rendering.macros.get(name)
    if (!macro) {
      rendering.out += source
      return 'on'
    }
    if (++rendering.depth > MACRO_DEPTH) throw new VtlFault(`Max calling depth of ${MACRO_DEPTH} was exceeded in macro '${name}'`, 0)
    const { variables } = scope
    const outer = variables.get('bodyContent')
    if (body) variables.set('bodyContent', new Block(() => rendering.apart(body, scope)))
    const call = { given: new Map(macro.parameters.map((parameter, at) => [parameter, given[at] ?? notGiven(parameter)])), own: new Map(), caller: scope }
    const flow = bodyOf(macro)(rendering, { variables, call })
    if (outer !== undefined) variables.set('bodyContent', outer)
    else if (body) variables.delete('bodyContent')
    rendering.depth--
    return flow === 'stop' ? 'stop' : 'on'
  }
}

function argument(expression: Expression): Argument {
  return { evaluate: compileExpression(expression), source: expression.kind === 'reference' ? expression.source : undefined }
}

/** What the caller knows by the parameter's name. */
function notGiven(name: string): Argument {
  const source = `$${name}`
  return { evaluate: compileReference({ kind: 'reference', source, quiet: false, name, steps: [], at: 0 }), source }
}

const bodies = new WeakMap<Macro, Render>()

/** A macro can call itself: it is compiled when it is called, once. */
function bodyOf(macro: Macro): Render {
  let body = bodies.get(macro)
  if (!body) {
    body = compileNodes(macro.body)
    bodies.set(macro, body)
  }
  return body
}
