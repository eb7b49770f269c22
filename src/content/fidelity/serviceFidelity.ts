import type { SpecName } from './specs'

/** How close one service comes to AWS, as a learner should know it before trusting a run. */
export interface ServiceFidelity {
  /** A name in addresses and tests: `step-functions`. */
  readonly id: string
  readonly title: string
  /** The document whose rules are known by their numbers alone here. */
  readonly spec?: SpecName
  /** As AWS does it, as far as documentation and recordings tell. */
  readonly simulated: readonly FidelityEntry[]
  /** There, but in a plainer form than AWS has, or with a figure that is assumed. */
  readonly simplified: readonly FidelityEntry[]
  /** Not there: refused by name. */
  readonly leftOut: readonly FidelityEntry[]
}

export interface FidelityEntry {
  /** A few words, as AWS names the thing. */
  readonly what: string
  /** One or two sentences in plain text. Parts between back quotes are names of code. */
  readonly says: string
  /** The rules that say it exactly. */
  readonly rules?: readonly Rule[]
  /** Where a figure or a claim comes from, if no rule says so. */
  readonly source?: string
}

/** A rule in a SPEC.md: `lambda LE2`. */
export type Rule = `${SpecName} ${string}`
