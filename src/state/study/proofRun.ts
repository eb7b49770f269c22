import { startLabWorker, type LabWorker } from '../../browser/labWorker'
import type { Question } from '../../content/questions/question'
import type { ProofVerdict } from '../../grading/proof/proof'
import type { Proving } from '../../grading/proof/proving'

let worker: LabWorker<Proving> | undefined

/** Runs a question's proof in the simulator, beside the page. The worker stays for the next one. */
export async function runProof(question: Question): Promise<ProofVerdict | { readonly broken: string }> {
  worker ??= startLabWorker<Proving>('proving')
  try {
    return await worker.lab.prove(question)
  } catch (error) {
    stopProof()
    throw error
  }
}

/** Ends the run, whatever it does. */
export function stopProof(): void {
  worker?.terminate()
  worker = undefined
}
