/** Numbers with an item each, the least first, of equal ones the one put in first: a binary heap in typed arrays. */
export class LeastFirst {
  #keys = new Float64Array(64)
  #turns = new Float64Array(64)
  #items = new Int32Array(64)
  #size = 0
  #turn = 0
  /** The least key; infinite where there is none. */
  least = Infinity

  get size(): number {
    return this.#size
  }

  /** The item of the least key; there has to be one. */
  get first(): number {
    return this.#items[0] ?? 0
  }

  add(key: number, item: number): void {
    if (this.#size === this.#keys.length) this.#grow()
    const keys = this.#keys
    const turns = this.#turns
    const items = this.#items
    let hole = this.#size++
    while (hole > 0) {
      const parent = (hole - 1) >>> 1
      const above = keys[parent] ?? 0
      if (above <= key) break
      keys[hole] = above
      turns[hole] = turns[parent] ?? 0
      items[hole] = items[parent] ?? 0
      hole = parent
    }
    keys[hole] = key
    turns[hole] = this.#turn++
    items[hole] = item
    if (key < this.least) this.least = key
  }

  /** Takes the first one out and returns its item; there has to be one. */
  take(): number {
    const keys = this.#keys
    const turns = this.#turns
    const items = this.#items
    const taken = items[0] ?? 0
    const size = --this.#size
    const key = keys[size] ?? 0
    const turn = turns[size] ?? 0
    let hole = 0
    for (let child = 1; child < size; child = 2 * hole + 1) {
      let below = keys[child] ?? 0
      if (child + 1 < size) {
        const other = keys[child + 1] ?? 0
        if (other < below || (other === below && (turns[child + 1] ?? 0) < (turns[child] ?? 0))) {
          child++
          below = other
        }
      }
      if (below > key || (below === key && (turns[child] ?? 0) > turn)) break
      keys[hole] = below
      turns[hole] = turns[child] ?? 0
      items[hole] = items[child] ?? 0
      hole = child
    }
    keys[hole] = key
    turns[hole] = turn
    items[hole] = items[size] ?? 0
    this.least = size > 0 ? (keys[0] ?? Infinity) : Infinity
    return taken
  }

  #grow(): void {
    this.#keys = twice(this.#keys, new Float64Array(this.#size * 2))
    this.#turns = twice(this.#turns, new Float64Array(this.#size * 2))
    this.#items = twice(this.#items, new Int32Array(this.#size * 2))
  }
}

/** A larger array with the same start. */
export function twice<Values extends Float64Array | Int32Array>(values: Values, larger: Values): Values {
  larger.set(values)
  return larger
}
