import { useStore } from 'zustand'
import { proofRun } from '../../state/proofRun/proofRun'
import type { ProofRunState } from '../../state/proofRun/proofRunStore'

/** Something of the proof's run that this page shows. */
export function useProofRun<Selected>(select: (state: ProofRunState) => Selected): Selected {
  return useStore(proofRun, select)
}
