/** The variables of one scope of an expression: a block, a function call, or the whole. */
export class Frame {
  #bindings: Map<string, unknown> | undefined
  readonly #enclosing: Frame | undefined

  constructor(enclosing?: Frame | null) {
    this.#enclosing = enclosing ?? undefined
  }

  bind(name: string, value: unknown): void {
    this.#bindings ??= new Map()
    this.#bindings.set(name, value)
  }

  /** A name bound to undefined hides the same name further out. */
  lookup(name: string): unknown {
    return Frame.#find(name, this)
  }

  static #find(name: string, innermost: Frame): unknown {
    for (let frame: Frame | undefined = innermost; frame !== undefined; frame = frame.#enclosing) {
      const bindings = frame.#bindings
      if (bindings === undefined) continue
      const value = bindings.get(name)
      if (value !== undefined || bindings.has(name)) return value
    }
    return undefined
  }
}
