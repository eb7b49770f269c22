import { wholeMicroseconds } from '../../../kernel/virtualTime'
import { invocationsOf, type LabRun } from './labRun'
import type { ComparedVariant } from './lambdaLab'
import { trafficSummary } from './trafficSummary'

/** What became of the one traffic that a world was sent. */
export function comparedVariant(name: string, world: LabRun): ComparedVariant {
  const [sent] = world.sent
  if (!sent) throw new RangeError('nothing was sent')
  const invocations = invocationsOf(world, sent, undefined)
  const inits = invocations.flatMap(({ initStartedAt, initEndedAt }) => (initStartedAt !== undefined && initEndedAt !== undefined ? [initEndedAt - initStartedAt] : []))
  const durations = invocations.flatMap(({ startedAt, endedAt }) => (startedAt !== undefined && endedAt !== undefined ? [endedAt - startedAt] : []))
  return {
    name,
    summary: trafficSummary(sent, invocations, world.first),
    ...(inits.length === 0 ? {} : { meanInitMs: wholeMicroseconds(mean(inits)) }),
    ...(durations.length === 0 ? {} : { meanDurationMs: wholeMicroseconds(mean(durations)) }),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
