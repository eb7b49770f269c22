import { calculate, compareNumbers } from './arithmetic'
import { compileNodes } from './compileNode'
import { compileReference, sourceOf } from './compileReference'
import { looselyEqual } from './equality'
import { keyOf } from './java/collectionMethods'
import { javaText } from './java/javaText'
import { ABSENT, isNumber, JavaDouble, JavaList, JavaMap, type JavaKey, type JavaValue } from './java/javaValue'
import { placed, type Evaluate, type Holds } from './rendering'
import type { Scope } from './scope'
import { rangeOf } from './sequence'
import type { BinaryOperator, Expression } from './template'

type Kind<Name extends Expression['kind']> = Extract<Expression, { kind: Name }>

/** The value of an expression. */
export function compileExpression(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'reference':
      return compileReference(expression)
    case 'constant': {
      const { value } = expression
      return typeof value === 'object' ? () => new JavaDouble(value.double) : () => value
    }
    case 'interpolated': {
      const body = compileNodes(expression.nodes)
      return (rendering, scope) => rendering.apart(body, scope)
    }
    case 'list': {
      const items = expression.items.map(compileExpression)
      return (rendering, scope) => new JavaList(items.map((item) => item(rendering, scope)))
    }
    case 'range':
      return compileRange(expression)
    case 'map': {
      const entries = expression.entries.map(([key, value]) => [compileExpression(key), compileExpression(value)] as const)
      return (rendering, scope) =>
        new JavaMap(new Map(entries.map(([key, value]): [JavaKey, JavaValue] => [keyOf(key(rendering, scope)), value(rendering, scope)])))
    }
    case 'not': {
      const holds = compileCondition(expression.operand)
      return (rendering, scope) => !holds(rendering, scope)
    }
    case 'binary':
      return compileBinary(expression)
  }
}

/**
 * Whether a condition holds. Of a reference: that it has a value, a Boolean's its own. Velocity takes no
 * literal for true but `true` itself, neither a text nor a number.
 */
export function compileCondition(expression: Expression): Holds {
  const evaluate = compileExpression(expression)
  switch (expression.kind) {
    case 'reference':
      return (rendering, scope) => {
        const value = evaluate(rendering, scope)
        return typeof value === 'boolean' ? value : value !== null && value !== ABSENT
      }
    case 'constant':
    case 'not':
    case 'binary':
      return (rendering, scope) => evaluate(rendering, scope) === true
  }
  return () => false
}

function compileRange({ from, to }: Kind<'range'>): Evaluate {
  const [first, last] = [compileExpression(from), compileExpression(to)]
  return (rendering, scope) => {
    try {
      return rangeOf(first(rendering, scope), last(rendering, scope))
    } catch (error) {
      throw placed(error, 0)
    }
  }
}

function compileBinary({ operator, left, right }: Kind<'binary'>): Evaluate {
  if (operator === '&&' || operator === '||') return compileLogic(operator, compileCondition(left), compileCondition(right))
  const [first, second] = [compileExpression(left), compileExpression(right)]
  const combine = COMBINATIONS[operator]
  if (operator !== '+') return (rendering, scope) => combine(first(rendering, scope), second(rendering, scope))
  return (rendering, scope) => {
    const [a, b] = [first(rendering, scope), second(rendering, scope)]
    return typeof a === 'string' || typeof b === 'string' ? joined(left, a, scope) + joined(right, b, scope) : combine(a, b)
  }
}

function compileLogic(operator: '&&' | '||', first: Holds, second: Holds): Holds {
  return operator === '&&'
    ? (rendering, scope) => first(rendering, scope) && second(rendering, scope)
    : (rendering, scope) => first(rendering, scope) || second(rendering, scope)
}

type Combine = (a: JavaValue, b: JavaValue) => JavaValue

const COMBINATIONS: { readonly [operator in Exclude<BinaryOperator, '&&' | '||'>]: Combine } = {
  '==': looselyEqual,
  '!=': (a, b) => !looselyEqual(a, b),
  '+': (a, b) => calculate('+', a, b),
  '-': (a, b) => calculate('-', a, b),
  '*': (a, b) => calculate('*', a, b),
  '/': (a, b) => calculate('/', a, b),
  '%': (a, b) => calculate('%', a, b),
  '<': byOrder((order) => order < 0),
  '<=': byOrder((order) => order <= 0),
  '>': byOrder((order) => order > 0),
  '>=': byOrder((order) => order >= 0),
}

/** Only numbers have an order. */
function byOrder(fits: (order: number) => boolean): Combine {
  return (a, b) => {
    const order = isNumber(a) && isNumber(b) ? compareNumbers(a, b) : undefined
    return order !== undefined && fits(order)
  }
}

/** In `text + value` null is the text of its reference. */
function joined(expression: Expression, value: JavaValue, scope: Scope): string {
  if (value !== null) return javaText(value)
  return expression.kind === 'reference' ? sourceOf(expression, scope) : 'null'
}
