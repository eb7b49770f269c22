import { calculate, compareNumbers } from './arithmetic'
import { Block } from './block'
import { looselyEqual } from './equality'
import { javaText } from './java/javaText'
import { isNumber, JavaDouble, JavaList, JavaMap, type JavaKey, type JavaValue } from './java/javaValue'
import { keyOf } from './java/collectionMethods'
import { call, element, property, setMember } from './java/member'
import { JavaThrown } from './java/overload'
import { Loop } from './loop'
import { parseText } from './parseTemplate'
import type { Scope } from './scope'
import type { BinaryOperator, Expression, Node, Reference, Step } from './template'
import { itemsOf, rangeOf } from './sequence'
import { truth } from './truth'
import { VtlFault } from './vtlFault'

/** What a template may cost before it is stopped. */
export interface Limits {
  /** References read. */
  readonly steps: number
  /** Characters printed. */
  readonly characters: number
  /** Of one `#foreach`, which ends there without a word. */
  readonly iterations: number
}

/** Told of every reference that is read, and its value: for those who show how a template comes to its output. */
export type Seen = (reference: Reference, value: JavaValue) => void

/** Velocity's own limit. */
const MACRO_DEPTH = 20
const BLOCK_DEPTH = 100
type Flow = 'on' | 'break' | 'stop'
type Macro = Extract<Node, { kind: 'macro' }>

/** Renders one template once. */
export class Renderer {
  /** Made with the first of them: most templates have none. */
  #macros: Map<string, Macro> | undefined
  readonly #limits: Limits
  readonly #seen: Seen | undefined
  #spent = 0
  #depth = 0
  #out = ''

  constructor(limits: Limits, seen?: Seen) {
    this.#limits = limits
    this.#seen = seen
  }

  render(nodes: readonly Node[], scope: Scope): string {
    this.#declare(nodes)
    this.#renderAll(nodes, scope)
    return this.#out
  }

  /** Macros hold for the whole template, also before they stand in it; of two with one name the first. */
  #declare(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.kind !== 'macro') continue
      this.#macros ??= new Map()
      if (!this.#macros.has(node.name)) this.#macros.set(node.name, node)
    }
  }

  #renderAll(nodes: readonly Node[], scope: Scope): Flow {
    for (let i = 0; i < nodes.length; i++) {
      const flow = this.#renderNode(nodes[i]!, scope)
      if (flow !== 'on') return flow
    }
    return 'on'
  }

  #spend(at: number): void {
    const { steps, characters } = this.#limits
    if (++this.#spent > steps) throw new VtlFault(`The template takes more than ${steps} steps`, at)
    if (this.#out.length > characters) throw new VtlFault(`The template prints more than ${characters} characters`, at)
  }

  #renderNode(node: Node, scope: Scope): Flow {
    switch (node.kind) {
      case 'text':
        this.#out += node.text
        return 'on'
      case 'reference':
        this.#out += this.#printed(node.reference, node.backslashes, scope)
        return 'on'
      case 'set':
        this.#set(node.target, this.value(node.value, scope), scope)
        return 'on'
      case 'if': {
        for (const { condition, body } of node.branches) if (truth(condition, scope, this)) return this.#renderAll(body, scope)
        return node.otherwise ? this.#renderAll(node.otherwise, scope) : 'on'
      }
      case 'foreach':
        return this.#foreach(node, scope)
      case 'define':
        scope.variables.set(node.name, new Block(() => this.#apart(node.body, scope)))
        return 'on'
      case 'macro':
        return 'on'
      case 'call':
        return this.#callMacro(node, scope)
      case 'evaluate': {
        const text = this.value(node.value, scope)
        if (text !== null) this.#renderAll(parseText(javaText(text), node.at), scope)
        return 'on'
      }
      case 'break':
      case 'stop':
        return node.kind
    }
  }

  /** Renders to a text of its own. */
  #apart(nodes: readonly Node[], scope: Scope): string {
    if (++this.#depth > BLOCK_DEPTH) {
      this.#depth = 0
      throw new VtlFault(`A block is rendered inside itself more than ${BLOCK_DEPTH} times`, 0)
    }
    const out = this.#out
    this.#out = ''
    this.#renderAll(nodes, scope)
    const text = this.#out
    this.#out = out
    this.#depth--
    return text
  }

  #printed(reference: Reference, backslashes: number, scope: Scope): string {
    this.#spend(reference.at)
    const value = this.#resolve(reference, scope)
    if (typeof value === 'string' && backslashes === 0) return value
    if (value === null) {
      const nothing = reference.quiet && backslashes === 0 ? '' : this.#sourceOf(reference, scope)
      return '\\'.repeat(backslashes) + nothing
    }
    const printed = backslashes % 2 === 1 ? reference.source : javaText(value)
    return '\\'.repeat(backslashes >> 1) + printed
  }

  /** A macro's parameter without a value prints as what was given for it. */
  #sourceOf(reference: Reference, scope: Scope): string {
    const given = reference.steps.length === 0 ? scope.call?.given.get(reference.name) : undefined
    return given?.kind === 'reference' ? given.source : reference.source
  }

  #set(target: Reference, value: JavaValue, scope: Scope): void {
    this.#spend(target.at)
    // Velocity does not set to null: the reference keeps what it had.
    if (value === null) return
    const last = target.steps.at(-1)
    if (!last) {
      if (scope.call?.given.has(target.name)) scope.call.own.set(target.name, value)
      else scope.variables.set(target.name, value)
      return
    }
    const owner = this.#follow(this.#named(target.name, scope), target.steps.slice(0, -1), scope, target.at)
    if (last.kind === 'method') throw new VtlFault(`#set cannot assign to ${target.source}`, target.at)
    try {
      setMember(owner, last.kind === 'property' ? last.name : this.value(last.index, scope), value)
    } catch (error) {
      throw placed(error, target.at)
    }
  }

  #foreach(node: Extract<Node, { kind: 'foreach' }>, scope: Scope): Flow {
    const { variables } = scope
    const { name, body } = node
    const items = itemsOf(this.value(node.over, scope)).slice(0, this.#limits.iterations)
    const before = [name, 'foreach', 'velocityCount', 'velocityHasNext'].map((each) => [each, variables.get(each)] as const)
    const loop = new Loop(items.length, variables.get('foreach') ?? null)
    let flow: Flow = 'on'
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!
      this.#spend(0)
      loop.index = index
      if (item === null) variables.delete(name)
      else variables.set(name, item)
      variables.set('foreach', loop)
      variables.set('velocityCount', index + 1)
      variables.set('velocityHasNext', index + 1 < items.length)
      flow = this.#renderAll(body, scope)
      if (flow !== 'on') break
    }
    for (const [each, value] of before) {
      if (value === undefined) variables.delete(each)
      else variables.set(each, value)
    }
    return flow === 'stop' ? 'stop' : 'on'
  }

  #callMacro(node: Extract<Node, { kind: 'call' }>, scope: Scope): Flow {
    const macro = this.#macros?.get(node.name)
    if (!macro) {
      this.#out += node.source
      return 'on'
    }
    if (++this.#depth > MACRO_DEPTH) {
      throw new VtlFault(`Max calling depth of ${MACRO_DEPTH} was exceeded in macro '${node.name}'`, 0)
    }
    const given = new Map<string, Expression>()
    macro.parameters.forEach((name, at) => given.set(name, node.arguments[at] ?? { kind: 'reference', source: `$${name}`, quiet: false, name, steps: [], at: 0 }))
    const variables = scope.variables
    const { body } = node
    const outer = variables.get('bodyContent')
    if (body) variables.set('bodyContent', new Block(() => this.#apart(body, scope)))
    const flow = this.#renderAll(macro.body, { variables, call: { given, own: new Map(), caller: scope } })
    if (outer !== undefined) variables.set('bodyContent', outer)
    else if (body) variables.delete('bodyContent')
    this.#depth--
    return flow === 'stop' ? 'stop' : 'on'
  }

  value(expression: Expression, scope: Scope): JavaValue {
    switch (expression.kind) {
      case 'reference':
        return this.#resolve(expression, scope)
      case 'constant':
        return typeof expression.value === 'object' ? new JavaDouble(expression.value.double) : expression.value
      case 'interpolated':
        return this.#apart(expression.nodes, scope)
      case 'list':
        return new JavaList(expression.items.map((item) => this.value(item, scope)))
      case 'range':
        return this.#range(expression, scope)
      case 'map':
        return new JavaMap(new Map(expression.entries.map(([key, value]): [JavaKey, JavaValue] => [keyOf(this.value(key, scope)), this.value(value, scope)])))
      case 'not':
        return !truth(expression.operand, scope, this)
      case 'binary':
        return this.#combine(expression.operator, expression, scope)
    }
  }

  #range({ from, to }: { from: Expression; to: Expression }, scope: Scope): JavaValue {
    try {
      return rangeOf(this.value(from, scope), this.value(to, scope))
    } catch (error) {
      throw placed(error, 0)
    }
  }

  #combine(operator: BinaryOperator, { left, right }: { left: Expression; right: Expression }, scope: Scope): JavaValue {
    if (operator === '&&') return truth(left, scope, this) && truth(right, scope, this)
    if (operator === '||') return truth(left, scope, this) || truth(right, scope, this)
    const [a, b] = [this.value(left, scope), this.value(right, scope)]
    switch (operator) {
      case '==':
        return looselyEqual(a, b)
      case '!=':
        return !looselyEqual(a, b)
      case '+':
        if (typeof a === 'string' || typeof b === 'string') return this.#joined(left, a, scope) + this.#joined(right, b, scope)
        return calculate(operator, a, b)
      case '-':
      case '*':
      case '/':
      case '%':
        return calculate(operator, a, b)
    }
    const order = isNumber(a) && isNumber(b) ? compareNumbers(a, b) : undefined
    if (order === undefined) return false
    if (operator === '<') return order < 0
    if (operator === '<=') return order <= 0
    return operator === '>' ? order > 0 : order >= 0
  }

  /** In `text + value` null is the text of its reference. */
  #joined(expression: Expression, value: JavaValue, scope: Scope): string {
    if (value !== null) return javaText(value)
    return expression.kind === 'reference' ? this.#sourceOf(expression, scope) : 'null'
  }

  #resolve(reference: Reference, scope: Scope): JavaValue {
    const value = this.#follow(this.#named(reference.name, scope), reference.steps, scope, reference.at)
    // Inside itself a block has no value.
    const resolved = value instanceof Block && value.running ? null : value
    this.#seen?.(reference, resolved)
    return resolved
  }

  #named(name: string, scope: Scope): JavaValue {
    if (!scope.call) return scope.variables.get(name) ?? null
    const given = scope.call.given.get(name)
    if (given === undefined) return scope.variables.get(name) ?? null
    const own = scope.call.own.get(name)
    if (own !== undefined) return own
    return this.value(given, scope.call.caller)
  }

  #follow(start: JavaValue, steps: readonly Step[], scope: Scope, at: number): JavaValue {
    if (steps.length === 0) return start
    let value = start
    try {
      for (let i = 0; i < steps.length; i++) {
        if (value === null) return null
        this.#spend(at)
        value = this.#take(value, steps[i]!, scope)
      }
    } catch (error) {
      throw placed(error, at)
    }
    return value
  }

  #take(value: JavaValue, step: Step, scope: Scope): JavaValue {
    switch (step.kind) {
      case 'property':
        return property(value, step.name)
      case 'index':
        return element(value, this.value(step.index, scope))
      case 'method':
        return call(value, step.name, step.arguments.map((argument) => this.value(argument, scope)))
    }
  }
}

/** What Java throws ends the template, with the place of the reference. */
function placed(error: unknown, at: number): unknown {
  return error instanceof JavaThrown ? new VtlFault(error.message, at) : error
}
