/**
 * The limit: a binary heap in typed arrays and nothing else. Each turn takes the earliest and puts
 * it back later; ties go by a sequence number, as in the kernel. No payload, no log, no world.
 */
export class BareHeap {
  readonly #times: Float64Array
  readonly #seqs: Float64Array
  #size = 0
  #nextSeq = 0

  constructor(capacity: number) {
    this.#times = new Float64Array(capacity + 1)
    this.#seqs = new Float64Array(capacity + 1)
  }

  push(at: number): void {
    const times = this.#times
    const seqs = this.#seqs
    let hole = this.#size++
    const seq = this.#nextSeq++
    while (hole > 0) {
      const parent = (hole - 1) >>> 1
      if (times[parent]! <= at) break
      times[hole] = times[parent]!
      seqs[hole] = seqs[parent]!
      hole = parent
    }
    times[hole] = at
    seqs[hole] = seq
  }

  pop(): number {
    const times = this.#times
    const seqs = this.#seqs
    const top = times[0]!
    const size = --this.#size
    const at = times[size]!
    const seq = seqs[size]!
    let hole = 0
    for (let child = 1; child < size; child = 2 * hole + 1) {
      const other = child + 1
      const smaller =
        other < size && (times[other]! < times[child]! || (times[other]! === times[child]! && seqs[other]! < seqs[child]!))
          ? other
          : child
      if (times[smaller]! > at || (times[smaller]! === at && seqs[smaller]! > seq)) break
      times[hole] = times[smaller]!
      seqs[hole] = seqs[smaller]!
      hole = smaller
    }
    times[hole] = at
    seqs[hole] = seq
    return top
  }
}

let noise = 88172645
/** An even number in [0, 1), by the cheapest generator there is. */
export function uniform(): number {
  noise ^= noise << 13
  noise ^= noise >>> 17
  noise ^= noise << 5
  return (noise >>> 0) / 4294967296
}
