import { ABSENT } from './java/javaValue'
import type { Renderer } from './renderer'
import type { Scope } from './scope'
import type { Expression } from './template'

/**
 * Whether a condition holds. Of a reference: that it has a value, a Boolean's its own. Velocity takes no
 * literal for true but `true` itself, neither a text nor a number.
 */
export function truth(expression: Expression, scope: Scope, renderer: Renderer): boolean {
  switch (expression.kind) {
    case 'reference': {
      const value = renderer.value(expression, scope)
      return typeof value === 'boolean' ? value : value !== null && value !== ABSENT
    }
    case 'constant':
    case 'not':
    case 'binary':
      return renderer.value(expression, scope) === true
  }
  return false
}
