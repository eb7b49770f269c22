import { JavaObject, type JavaValue } from './java/javaValue'

/** `$foreach`: where a loop stands. */
export class Loop extends JavaObject {
  readonly #size: number
  readonly #parent: JavaValue
  index = 0

  constructor(size: number, parent: JavaValue) {
    super()
    this.#size = size
    this.#parent = parent
  }

  override property(name: string): JavaValue | undefined {
    switch (name) {
      case 'index':
        return this.index
      case 'count':
        return this.index + 1
      case 'hasNext':
        return this.index + 1 < this.#size
      case 'first':
        return this.index === 0
      case 'last':
        return this.index + 1 === this.#size
      case 'parent':
        return this.#parent
      case 'topmost':
        return this.#parent instanceof Loop ? this.#parent.property(name) : this
    }
    return undefined
  }

  override call(method: string, given: readonly JavaValue[]): JavaValue | undefined {
    if (given.length > 0) return undefined
    const getter = /^(?:get|is)([A-Z])(.*)$/.exec(method)
    if (getter) return this.property(getter[1]!.toLowerCase() + getter[2]!)
    return method === 'hasNext' ? this.property(method) : undefined
  }

  toText(): string {
    return 'org.apache.velocity.runtime.directive.ForeachScope'
  }
}
