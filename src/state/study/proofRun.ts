import type { Question } from '../../content/questions/question'
import type { ProofVerdict } from '../../grading/proof/proof'
import type { OpenedRun } from '../../grading/run/runRoom'
import type { RemoteRunRoom } from '../proofRun/proofRunStore'
import { provingWorker } from './provingWorker'

const worker = provingWorker()

/** Runs a question's proof in the simulator, beside the page. */
export function runProof(question: Question): Promise<ProofVerdict | { readonly broken: string }> {
  return worker.run<ProofVerdict | { readonly broken: string }>((proving) => proving.prove(question))
}

const room: RemoteRunRoom = {
  openRun: (question, option) => worker.run<OpenedRun | { readonly broken: string }>((proving) => proving.openRun(question, option)),
  lookAtRun: (filter, seq) => worker.run((proving) => proving.lookAtRun(filter, seq)),
  runRows: (from, count) => worker.run((proving) => proving.runRows(from, count)),
  labRun: (arn, seq) => worker.run((proving) => proving.labRun(arn, seq)),
  gatewayRun: (api, seq) => worker.run((proving) => proving.gatewayRun(api, seq)),
  lambdaRun: (functionName, seq) => worker.run((proving) => proving.lambdaRun(functionName, seq)),
  runMoment: (index) => worker.run((proving) => proving.runMoment(index)),
}

/** Where the run of a proof is looked at, beside the page: in the simulator that proves. */
export const usedRunRoom = (): RemoteRunRoom => room
