import type { Drill } from '../../content/drills/drill'
import type { Question } from '../../content/questions/question'
import { gradeDrill, type DrillVerdict } from '../drill/gradeDrill'
import { openRunRoom } from '../run/openRunRoom'
import type { RunRoom } from '../run/runRoom'
import type { Library } from '../../sim/cloud/library'
import { prove, type ProofVerdict } from './proof'
import { ProofBroken } from './scope'

/** What the worker offers to pages: proofs and drills, run beside the page, and looks at the run of one of them. */
export interface Proving extends RunRoom {
  /** What the run showed; `broken` where the proof cannot be run, with why. */
  prove(question: Question): Promise<ProofVerdict | { readonly broken: string }>
  /** @param texts  the parts as the learner changed them */
  gradeDrill(drill: Drill, texts: Readonly<Record<string, string>>): Promise<DrillVerdict>
}

export function createProving({ createCloud, createRecordedCloud }: Pick<Library, 'createCloud' | 'createRecordedCloud'>): Proving {
  return {
    ...openRunRoom(createRecordedCloud),
    async prove(question) {
      try {
        return await prove(question, createCloud)
      } catch (error) {
        if (error instanceof ProofBroken) return { broken: error.message }
        throw error
      }
    },
    gradeDrill: (drill, texts) => gradeDrill(drill, texts, createCloud),
  }
}
