import type { Given } from './dataFlow'
import type { StateFault } from './stateFault'

/** What came of working on a state. */
export type Step =
  /** It is done; `next` undefined: and it was the last. */
  | { readonly kind: 'done'; readonly given: Given; readonly next: string | undefined }
  /** It waits: the frame's position says for what. */
  | { readonly kind: 'waits' }
  /** It failed; `told`: what failed inside it has told of the error already. */
  | { readonly kind: 'failed'; readonly fault: StateFault; readonly told?: true }

export const WAITS: Step = { kind: 'waits' }
