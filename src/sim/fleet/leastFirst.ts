/** Up to so many stand in a row: most functions have few requests at once, and a heap costs twice as much for them. */
const MOST_IN_A_ROW = 32
/** A heap that has come down to so many becomes a row again. */
const FEWEST_IN_A_HEAP = 8

/**
 * Numbers with an item each, the least first, of equal ones the one put in first: a few in a row in typed arrays, the
 * least at its end; more in a binary heap, until they are few again.
 */
export class LeastFirst {
  #keys = new Float64Array(64)
  /** Of the heap. */
  #turns = new Float64Array(64)
  #items = new Int32Array(64)
  #size = 0
  #turn = 0
  #isHeap = false
  /** The least key; infinite where there is none. */
  least = Infinity

  get size(): number {
    return this.#size
  }

  /** The item of the least key; there has to be one. */
  get first(): number {
    return this.#items[this.#isHeap ? 0 : this.#size - 1] ?? 0
  }

  add(key: number, item: number): void {
    if (key < this.least) this.least = key
    if (this.#isHeap) return this.#push(key, item)
    if (this.#size < MOST_IN_A_ROW) return this.#insert(key, item)
    this.#becomeHeap()
    this.#push(key, item)
  }

  /** Takes the first one out and returns its item; there has to be one. */
  take(): number {
    if (this.#isHeap) return this.#pop()
    const size = --this.#size
    this.least = size > 0 ? (this.#keys[size - 1] ?? Infinity) : Infinity
    return this.#items[size] ?? 0
  }

  /** Puts it before all that come sooner, and before those of the same key, which came earlier. */
  #insert(key: number, item: number): void {
    const keys = this.#keys
    const items = this.#items
    let place = this.#size++
    for (; place > 0; place--) {
      const sooner = keys[place - 1] ?? 0
      if (sooner > key) break
      keys[place] = sooner
      items[place] = items[place - 1] ?? 0
    }
    keys[place] = key
    items[place] = item
  }

  /** A row from the other end is a heap. */
  #becomeHeap(): void {
    this.#keys.subarray(0, this.#size).reverse()
    this.#items.subarray(0, this.#size).reverse()
    for (let i = 0; i < this.#size; i++) this.#turns[i] = i
    this.#turn = this.#size
    this.#isHeap = true
  }

  #becomeRow(): void {
    const [keys, turns, items] = [this.#keys.slice(0, this.#size), this.#turns, this.#items.slice(0, this.#size)]
    const order = [...keys.keys()].sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || (turns[b] ?? 0) - (turns[a] ?? 0))
    order.forEach((from, to) => {
      this.#keys[to] = keys[from] ?? 0
      this.#items[to] = items[from] ?? 0
    })
    this.#isHeap = false
  }

  #push(key: number, item: number): void {
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
  }

  #pop(): number {
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
    this.least = keys[0] ?? Infinity
    if (size <= FEWEST_IN_A_HEAP) this.#becomeRow()
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
