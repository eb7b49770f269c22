import { wrap, type Remote } from 'comlink'

/** Starts the worker that `workers/definitionWorker.ts` is; `Offered` is what that file exposes. */
export function startDefinitionWorker<Offered>(): Remote<Offered> {
  const worker = new Worker(new URL('../workers/definitionWorker.ts', import.meta.url), {
    type: 'module',
    name: 'definition',
  })
  return wrap<Offered>(worker)
}
