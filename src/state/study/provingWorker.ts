import { startLabWorker, type LabWorker } from '../../browser/labWorker'
import type { Proving } from '../../grading/proof/proving'

/** A worker that proves and grades, and the way to end it whatever it does. */
export interface ProvingWorker {
  run<Answer>(call: (proving: LabWorker<Proving>['lab']) => Promise<Answer>): Promise<Answer>
  stop(): void
}

/** It is started with the first call and stays for the next one; what a call has thrown does not. */
export function provingWorker(): ProvingWorker {
  let worker: LabWorker<Proving> | undefined
  const stop = () => {
    worker?.terminate()
    worker = undefined
  }
  return {
    async run(call) {
      worker ??= startLabWorker<Proving>('proving')
      try {
        return await call(worker.lab)
      } catch (error) {
        stop()
        throw error
      }
    },
    stop,
  }
}
