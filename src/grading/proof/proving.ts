import type { Question } from '../../content/questions/question'
import type { CreateCloud } from './playing'
import { prove, type ProofVerdict } from './proof'
import { ProofBroken } from './scope'

/** What the worker offers to pages: proofs, run beside the page. */
export interface Proving {
  /** What the run showed; `broken` where the proof cannot be run, with why. */
  prove(question: Question): Promise<ProofVerdict | { readonly broken: string }>
}

export function createProving(createCloud: CreateCloud): Proving {
  return {
    async prove(question) {
      try {
        return await prove(question, createCloud)
      } catch (error) {
        if (error instanceof ProofBroken) return { broken: error.message }
        throw error
      }
    },
  }
}
