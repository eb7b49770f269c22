import type { Chapter, Entry } from './chapter'

interface Listed extends Entry {
  /** Each chapter is a chunk of its own. */
  load(): Promise<Chapter>
}

/** The chapters in the order in which they are read. */
export const contents: readonly Listed[] = [
  {
    id: 'asynchronous-invocation',
    title: 'Asynchronous invocation',
    part: 'Lambda',
    lead: 'When nobody waits for an answer, Lambda keeps the event and tries again. How often, when, and what is left in the end.',
    load: async () => (await import('./chapters/asynchronousInvocation')).chapter,
  },
]
