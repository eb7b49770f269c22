import { wrap, type Remote } from 'comlink'

/** A simulator in a worker of its own: what a lab offers, and the way to end it whatever it does. */
export interface LabWorker<Offered> {
  readonly lab: Remote<Offered>
  terminate(): void
}

/**
 * Starts the worker that `workers/labWorker.ts` is, for one of its labs.
 * @param name  the member of what that file exposes that is `Offered`
 */
export function startLabWorker<Offered>(name: string): LabWorker<Offered> {
  const worker = new Worker(new URL('../workers/labWorker.ts', import.meta.url), { type: 'module', name: 'simulator' })
  const labs = wrap<Readonly<Record<string, Offered>>>(worker)
  return { lab: labs[name] as Remote<Offered>, terminate: () => worker.terminate() }
}
