import type { Drill } from '../../content/drills/drill'
import type { DrillVerdict } from '../../grading/drill/gradeDrill'
import { provingWorker } from './provingWorker'

const worker = provingWorker()

/** Grades a drill in the simulator, beside the page. A handler that never ends is ended by `stopDrill`. */
export function submitDrill(drill: Drill, texts: Readonly<Record<string, string>>): Promise<DrillVerdict> {
  return worker.run((proving) => proving.gradeDrill(drill, texts))
}

/** Ends the grading, whatever it does. */
export const stopDrill = worker.stop
