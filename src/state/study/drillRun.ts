import { startLabWorker, type LabWorker } from '../../browser/labWorker'
import type { Drill } from '../../content/drills/drill'
import type { DrillVerdict } from '../../grading/drill/gradeDrill'
import type { Proving } from '../../grading/proof/proving'

let worker: LabWorker<Proving> | undefined

/** Grades a drill in the simulator, beside the page. A handler that never ends is ended by `stopDrill`. */
export async function submitDrill(drill: Drill, texts: Readonly<Record<string, string>>): Promise<DrillVerdict> {
  worker ??= startLabWorker<Proving>('proving')
  try {
    return await worker.lab.gradeDrill(drill, texts)
  } catch (error) {
    stopDrill()
    throw error
  }
}

/** Ends the grading, whatever it does. */
export function stopDrill(): void {
  worker?.terminate()
  worker = undefined
}
