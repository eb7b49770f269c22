import { compileExpression } from './compileExpression'
import { compileNodes } from './compileNode'
import { Loop } from './loop'
import type { Flow, Render } from './rendering'
import { itemsOf } from './sequence'
import type { Node } from './template'

/** What a loop tells of itself, by Velocity's names. */
const OWN_NAMES = ['foreach', 'velocityCount', 'velocityHasNext'] as const

/** `#foreach`. Its names are as before when it has ended. */
export function compileForeach({ name, over, body }: Extract<Node, { kind: 'foreach' }>): Render {
  const sequence = compileExpression(over)
  const renderBody = compileNodes(body)
  const names = [name, ...OWN_NAMES]
  return (rendering, scope) => {
    const { variables } = scope
    const items = itemsOf(sequence(rendering, scope), rendering.limits.iterations)
    const before = names.map((each) => variables.get(each))
    const loop = new Loop(items.length, variables.get('foreach') ?? null)
    let flow: Flow = 'on'
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!
      rendering.spend(0)
      loop.index = index
      if (item === null) variables.delete(name)
      else variables.set(name, item)
      variables.set('foreach', loop)
      variables.set('velocityCount', index + 1)
      variables.set('velocityHasNext', index + 1 < items.length)
      flow = renderBody(rendering, scope)
      if (flow !== 'on') break
    }
    for (const [at, value] of before.entries()) {
      if (value === undefined) variables.delete(names[at]!)
      else variables.set(names[at]!, value)
    }
    return flow === 'stop' ? 'stop' : 'on'
  }
}
