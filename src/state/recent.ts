/** Answers kept for a while: the least recently used goes first when there are too many. */
export class Recent<Key, Value> {
  readonly #limit: number
  readonly #kept = new Map<Key, Value>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: Key): Value | undefined {
    const value = this.#kept.get(key)
    if (value === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#kept.set(key, value)
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > this.#limit && !oldest.done) this.#kept.delete(oldest.value)
  }

  clear(): void {
    this.#kept.clear()
  }
}
