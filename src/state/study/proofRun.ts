import type { Question } from '../../content/questions/question'
import type { ProofVerdict } from '../../grading/proof/proof'
import { provingWorker } from './provingWorker'

const worker = provingWorker()

/** Runs a question's proof in the simulator, beside the page. */
export function runProof(question: Question): Promise<ProofVerdict | { readonly broken: string }> {
  return worker.run<ProofVerdict | { readonly broken: string }>((proving) => proving.prove(question))
}
