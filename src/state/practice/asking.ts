import type { Question } from '../../content/questions/question'
import type { ProofVerdict } from '../../grading/proof/proof'
import type { Answer, Score } from '../../grading/score'
import type { Confidence } from '../../study/answers'

/** What a question's proof showed, or how far that is. */
export type ProofRun = { readonly state: 'running' } | { readonly state: 'shown'; readonly verdict: ProofVerdict } | { readonly state: 'broken'; readonly message: string }

/** A question that is asked, and what has become of it. */
export interface Asked {
  readonly question: Question
  readonly answer: Answer
  /** Options struck out: for oneself only. */
  readonly struck: readonly string[]
  readonly flagged: boolean
  readonly confidence: Confidence | undefined
  /** None while it is open. */
  readonly score: Exclude<Score, 'incomplete'> | undefined
  readonly proof: ProofRun | undefined
}

/** What can be done with it. An exam asks nothing of how sure one is, and tells nothing before its end. */
export interface AskingDeeds {
  /** Chooses an option, or takes it back. */
  choose(option: string): void
  /** Sets an answer as a whole: for orders and pairs. */
  give(answer: Answer): void
  strike(option: string): void
  flag(): void
  feel?(confidence: Confidence): void
  submit?(): void
  runProof?(): Promise<void>
  next(): void
  previous(): void
}

export interface Asking extends AskingDeeds {
  readonly asked: Asked
}

export type { Confidence }
