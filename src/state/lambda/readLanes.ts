import { laneData, type LaneData } from '../../graph/lanes/laneData'
import type { EnvironmentRow, LambdaLab, LambdaReport } from '../../sim/cloud/labs/lambda/lambdaLab'
import type { RemoteLab } from '../labConnection'

/** As many as the lab gives at once. */
const ENVIRONMENTS = 500
const SEGMENTS = 1500
const ARRIVALS = 3000

/** All that the lanes draw of a run, window by window. */
export async function readLanes(lab: RemoteLab<LambdaLab>, report: LambdaReport): Promise<LaneData> {
  const environments: EnvironmentRow[] = []
  for (let from = 0; from < report.environments; from += ENVIRONMENTS) environments.push(...(await lab.environments(from, ENVIRONMENTS)))
  const segments: number[] = []
  for (let from = 0, read = 1; read > 0; from += SEGMENTS) {
    const numbers = await lab.segments(from, SEGMENTS)
    read = numbers.length
    for (const number of numbers) segments.push(number)
  }
  const arrivals: number[] = []
  for (let from = 0; from < report.invocations; from += ARRIVALS) for (const number of await lab.arrivals(from, ARRIVALS)) arrivals.push(number)
  return laneData(environments, segments, arrivals, report.endsAt)
}
