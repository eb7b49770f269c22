/**
 * A list that is filled in each step anew and handed out as it then is. It keeps its room: an array that grows from
 * empty takes some for seventeen, and most steps tell two or three things.
 */
export class Gathered<Item> {
  #items: Item[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(item: Item): void {
    this.#items[this.#count++] = item
  }

  /** Takes out the first that is so, if any. */
  drop(is: (item: Item) => boolean): void {
    const at = this.#items.slice(0, this.#count).findIndex(is)
    if (at < 0) return
    this.#items.splice(at, 1)
    this.#count--
  }

  /** Those gathered so far, which stay. */
  items(): readonly Item[] {
    return this.#count === 0 ? NONE : this.#items.slice(0, this.#count)
  }

  clear(): void {
    // What one long step has gathered is not held on to.
    if (this.#items.length > MOST_KEPT) this.#items = []
    this.#count = 0
  }
}

const NONE: readonly never[] = []
const MOST_KEPT = 32
