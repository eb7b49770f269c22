import { Block } from './block'
import { compileCondition, compileExpression } from './compileExpression'
import { compileForeach } from './compileForeach'
import { compileCall } from './compileMacro'
import { compilePrinted, compileSet } from './compileReference'
import { javaText } from './java/javaText'
import { parseText } from './parseTemplate'
import type { Render } from './rendering'
import type { Node } from './template'

/** Nodes one after another, until one ends what they stand in. */
export function compileNodes(nodes: readonly Node[]): Render {
  const renders = nodes.map(compileNode)
  if (renders.length === 1) return renders[0]!
  return (rendering, scope) => {
    for (let i = 0; i < renders.length; i++) {
      const flow = renders[i]!(rendering, scope)
      if (flow !== 'on') return flow
    }
    return 'on'
  }
}

function compileNode(node: Node): Render {
  switch (node.kind) {
    case 'text': {
      const { text } = node
      return (rendering) => {
        rendering.out += text
        return 'on'
      }
    }
    case 'reference':
      return compilePrinted(node.reference, node.backslashes)
    case 'set':
      return compileSet(node.target, compileExpression(node.value))
    case 'if':
      return compileIf(node)
    case 'foreach':
      return compileForeach(node)
    case 'define': {
      const body = compileNodes(node.body)
      return (rendering, scope) => {
        scope.variables.set(node.name, new Block(() => rendering.apart(body, scope)))
        return 'on'
      }
    }
    case 'macro':
      return () => 'on'
    case 'call':
      return compileCall(node)
    case 'evaluate': {
      const value = compileExpression(node.value)
      return (rendering, scope) => {
        const text = value(rendering, scope)
        if (text !== null) compileNodes(parseText(javaText(text), node.at))(rendering, scope)
        return 'on'
      }
    }
    case 'break':
    case 'stop':
      return () => node.kind
  }
}

function compileIf({ branches, otherwise }: Extract<Node, { kind: 'if' }>): Render {
  const conditions = branches.map(({ condition }) => compileCondition(condition))
  const bodies = branches.map(({ body }) => compileNodes(body))
  const last = otherwise && compileNodes(otherwise)
  return (rendering, scope) => {
    for (let i = 0; i < conditions.length; i++) if (conditions[i]!(rendering, scope)) return bodies[i]!(rendering, scope)
    return last ? last(rendering, scope) : 'on'
  }
}
