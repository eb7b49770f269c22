import { wrap, type Remote } from 'comlink'

/** Starts the worker that `workers/trafficWorker.ts` is; `Offered` is what that file exposes. */
export function startTrafficWorker<Offered>(): Remote<Offered> {
  const worker = new Worker(new URL('../workers/trafficWorker.ts', import.meta.url), { type: 'module', name: 'traffic' })
  return wrap<Offered>(worker)
}
