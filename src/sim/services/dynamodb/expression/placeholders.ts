import type { AttributeValue } from '../attributeValue'
import { invalid } from '../refusal'
import { fault } from './expressionFault'

/** ExpressionAttributeNames and ExpressionAttributeValues of a request, and which of them were used. */
export class Placeholders {
  readonly #names: ReadonlyMap<string, string>
  readonly #values: ReadonlyMap<string, AttributeValue>
  readonly #unused: Set<string>

  constructor(names: ReadonlyMap<string, string>, values: ReadonlyMap<string, AttributeValue>) {
    this.#names = names
    this.#values = values
    this.#unused = new Set([...names.keys(), ...values.keys()])
  }

  /** @throws {ExpressionFault} where the request does not define it */
  nameOf(placeholder: string): string {
    this.#unused.delete(placeholder)
    const undefinedName = 'An expression attribute name used in the document path is not defined; attribute name: '
    return this.#names.get(placeholder) ?? fault(undefinedName + placeholder)
  }

  /** @throws {ExpressionFault} where the request does not define it */
  valueOf(placeholder: string): AttributeValue {
    this.#unused.delete(placeholder)
    const undefinedValue = 'An expression attribute value used in expression is not defined; attribute value: '
    return this.#values.get(placeholder) ?? fault(undefinedValue + placeholder)
  }

  /** @throws {Refusal} ValidationException naming what no expression of the request has used */
  refuseUnused(): void {
    if (this.#unused.size === 0) return
    const unused = [...this.#unused]
    const names = unused.filter((placeholder) => placeholder.startsWith('#'))
    const [parameter, keys] = names.length > 0 ? ['Names', names] : ['Values', unused]
    invalid(`Value provided in ExpressionAttribute${parameter} unused in expressions: keys: {${keys.join(', ')}}`)
  }
}
