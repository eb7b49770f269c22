import { transfer, wrap, type Remote } from 'comlink'

/** A simulator in a worker of its own: what a lab offers, and the way to end it whatever it does. */
export interface LabWorker<Offered> {
  readonly lab: Remote<Offered>
  /** Counts slices of handlers' work from now on. @param ended  those that are not to run, because they held a worker before */
  watch(ended: readonly number[]): Promise<void>
  /** The slice that runs now, 0 where none does, and the signs of life of all so far. A handler that holds its thread stays in one and gives none. */
  work(): { readonly slice: number; readonly signs: number }
  terminate(): void
}

/** What `workers/labWorker.ts` exposes beside its labs. */
interface Watched {
  watchBy(port: MessagePort | undefined, ended: readonly number[]): void
}

/**
 * Starts the worker that `workers/labWorker.ts` is, for one of its labs.
 * @param name  the member of what that file exposes that is `Offered`
 */
export function startLabWorker<Offered>(name: string): LabWorker<Offered> {
  const worker = new Worker(new URL('../workers/labWorker.ts', import.meta.url), { type: 'module', name: 'simulator' })
  const exposed = wrap<Readonly<Record<string, unknown>>>(worker)
  const watched = exposed['watched'] as unknown as Remote<Watched>
  let slices: MessagePort | undefined
  let slice = 0
  let signs = 0
  return {
    lab: exposed[name] as unknown as Remote<Offered>,
    async watch(ended) {
      if (slices) return watched.watchBy(undefined, ended)
      const { port1, port2 } = new MessageChannel()
      slices = port1
      port1.onmessage = ({ data }) => {
        signs++
        // Beside the numbers of slices there are signs of life, which are below.
        if (Number(data) >= 0) slice = Number(data)
      }
      await watched.watchBy(transfer(port2, [port2]), ended)
    },
    work: () => ({ slice, signs }),
    terminate() {
      worker.terminate()
      slices?.close()
    },
  }
}
