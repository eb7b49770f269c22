/** Buckets to a doubling of time: a bucket is less than 0.8 % wide. */
const PER_DOUBLING = 128
/** From 2^-20 to 2^24 of the caller's unit. */
const LEAST = -20
const DOUBLINGS = 44

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
double[0] = 1
const HIGH = words[1] === 0 ? 0 : 1

/** How often which time was seen, in buckets that grow with the time: percentiles to within 0.4 %, however many there were. */
export class TimeHistogram {
  readonly #counts = new Float64Array(PER_DOUBLING * DOUBLINGS)
  #total = 0
  #largest = 0

  add(time: number): void {
    double[0] = time
    // Exponent and the mantissa's first seven bits, as one number.
    const bucket = ((words[HIGH] ?? 0) >>> 13) - (1023 + LEAST) * PER_DOUBLING
    const within = bucket < 0 ? 0 : bucket < this.#counts.length ? bucket : this.#counts.length - 1
    this.#counts[within] = (this.#counts[within] ?? 0) + 1
    this.#total++
    if (time > this.#largest) this.#largest = time
  }

  get largest(): number {
    return this.#largest
  }

  /** The time that so large a share of all do not pass; 0 where none was seen. */
  percentile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#total))
    let seen = 0
    for (let i = 0; i < this.#counts.length; i++) {
      seen += this.#counts[i] ?? 0
      if (seen >= rank) return Math.min(middleOf(i), this.#largest)
    }
    return 0
  }
}

function middleOf(bucket: number): number {
  double[0] = 0
  words[HIGH] = (bucket + (1023 + LEAST) * PER_DOUBLING) << 13
  return double[0] * (1 + 0.5 / PER_DOUBLING)
}
