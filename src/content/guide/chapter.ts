import type { Figure } from './figure'
import type { Sample } from './sample'

/** What the table of contents knows of a chapter. */
export interface Entry {
  readonly id: string
  readonly title: string
  readonly part: Part
  /** What it is for, in one sentence. */
  readonly lead: string
}

export const PARTS = ['Lambda', 'API Gateway', 'Step Functions', 'Across services'] as const
export type Part = (typeof PARTS)[number]

/**
 * A chapter of the guide. Texts are plain, with `code` between back quotes and `{fact:lambda.timeout.max}` where a number
 * stands that has its home in `src/facts`: it is filled in, with its unit.
 */
export interface Chapter extends Entry {
  /** The idea as a picture: a live simulation. */
  readonly figure: Figure
  readonly sections: readonly Section[]
  /** What people get wrong, each with what holds. */
  readonly traps: readonly Trap[]
  /** Rows of the verdicts on the source guide that belong here, by their G-ids. */
  readonly verdicts: readonly string[]
  /** Questions to check oneself, by their ids: three, as soon as there are so many. */
  readonly questions: readonly string[]
  readonly labs: readonly LabLink[]
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A text is a paragraph. */
export type Block =
  | string
  | { readonly list: readonly string[] }
  /** A table of facts, by their ids. */
  | { readonly facts: readonly string[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } }
  | { readonly code: string; readonly language: 'js' | 'json' | 'bash' | 'vtl'; readonly title: string }
  /** Another live simulation. */
  | { readonly figure: Figure }
  /** An example that is run where it stands. */
  | { readonly sample: Sample }

export interface Trap {
  readonly wrong: string
  readonly holds: string
}

export interface LabLink {
  readonly lab: 'lambda' | 'api-gateway' | 'step-functions'
  /** What to try there. */
  readonly what: string
}
