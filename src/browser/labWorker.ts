import { wrap, type Remote } from 'comlink'

/** A simulator in a worker of its own: what it offers, and the way to end it whatever it does. */
export interface LabWorker<Offered> {
  readonly lab: Remote<Offered>
  terminate(): void
}

/** Starts the worker that `workers/labWorker.ts` is; `Offered` is what that file exposes. */
export function startLabWorker<Offered>(): LabWorker<Offered> {
  const worker = new Worker(new URL('../workers/labWorker.ts', import.meta.url), { type: 'module', name: 'simulator' })
  return { lab: wrap<Offered>(worker), terminate: () => worker.terminate() }
}
