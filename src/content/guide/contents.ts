import type { Chapter, Entry } from './chapter'

interface Listed extends Entry {
  /** Each chapter is a chunk of its own. */
  load(): Promise<Chapter>
}

/** The chapters in the order in which they are read. */
export const contents: readonly Listed[] = [
  {
    id: 'execution-environments',
    title: 'Execution environments',
    part: 'Lambda',
    lead: 'Where a function runs: one environment, one request at a time, frozen in between. What is kept there, and for how long nobody promises.',
    load: async () => (await import('./chapters/executionEnvironments')).chapter,
  },
  {
    id: 'synchronous-invocation',
    title: 'Synchronous invocation',
    part: 'Lambda',
    lead: 'When somebody waits for the answer. What they get if the function fails, and why nobody tries again for them.',
    load: async () => (await import('./chapters/synchronousInvocation')).chapter,
  },
  {
    id: 'asynchronous-invocation',
    title: 'Asynchronous invocation',
    part: 'Lambda',
    lead: 'When nobody waits for an answer, Lambda keeps the event and tries again. How often, when, and what is left in the end.',
    load: async () => (await import('./chapters/asynchronousInvocation')).chapter,
  },
  {
    id: 'cold-starts',
    title: 'Cold starts',
    part: 'Lambda',
    lead: 'Some requests wait until an environment is ready. Which ones, how long, and what helps against which part of it.',
    load: async () => (await import('./chapters/coldStarts')).chapter,
  },
  {
    id: 'concurrency',
    title: 'Concurrency',
    part: 'Lambda',
    lead: 'How many requests are in flight at once. What limits it, what is set aside, and what happens to those that do not fit.',
    load: async () => (await import('./chapters/concurrency')).chapter,
  },
]
