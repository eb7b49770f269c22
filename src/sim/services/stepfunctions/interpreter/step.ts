import type { Given } from './dataFlow'
import type { StateFault } from './stateFault'

/** What came of working on a state. */
export type Step =
  /** It is done; `next` undefined: and it was the last. */
  | { readonly kind: 'done'; readonly given: Given; readonly next: string | undefined }
  /** It waits: the frame's position says for what. */
  | { readonly kind: 'waits' }
  /** It failed; `told`: its own failure event is in the history already. */
  | { readonly kind: 'failed'; readonly fault: StateFault }

export const WAITS: Step = { kind: 'waits' }
