/** What came of one case: written to `--json` in part. */
export interface Verdict {
  readonly id: string
  readonly kind: string
  readonly features: readonly string[]
  readonly passed: boolean
  /** Passed when the wording of AWS's error texts is left out. */
  readonly passedIgnoringCause: boolean
  /** Why it failed: a short heading, a colon, and the particulars. Empty where it passed. */
  readonly reason: string
  /** Why it failed even so. Empty where it passed ignoring cause. */
  readonly reasonIgnoringCause: string
}

/** The first differences found: with the wording of error texts, and without. Undefined: it conforms. */
export interface Differences {
  readonly full: string | undefined
  readonly ignoringCause: string | undefined
}
