import { wrap, type Remote } from 'comlink'

/** Starts the worker that `workers/gradingWorker.ts` is. @template Offered  what it exposes */
export function startGradingWorker<Offered>(): Remote<Offered> {
  return wrap<Offered>(new Worker(new URL('../workers/gradingWorker.ts', import.meta.url), { type: 'module', name: 'grading' }))
}
