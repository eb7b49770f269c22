import { numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** So many capacity units a second. */
export interface Throughput {
  readonly reads: number
  readonly writes: number
}

/** What is left of a provisioned throughput: unused units are kept for a while. */
export interface Reserve {
  readonly reads: Level
  readonly writes: Level
}

interface Level {
  readonly left: number
  /** When that much was left. */
  readonly at: VirtualMs
}

/** How long units that were not used can still be: AWS keeps up to five minutes of them. */
const KEPT_SECONDS = numberOf('dynamodb.capacity.burst')

/** Of a limit that is none: more than any world consumes. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER

/** A full reserve. AWS does not say what a new table starts with; full, it takes what a program fills it with. */
export function fullReserve({ reads, writes }: Throughput, now: VirtualMs, kept = KEPT_SECONDS): Reserve {
  return { reads: { left: reads * kept, at: now }, writes: { left: writes * kept, at: now } }
}

/** The reserve without these units; undefined where there is not so much left. */
export function spent(
  reserve: Reserve,
  throughput: Throughput,
  kind: 'reads' | 'writes',
  units: number,
  now: VirtualMs,
  kept = KEPT_SECONDS,
): Reserve | undefined {
  const rate = throughput[kind]
  const { left, at } = reserve[kind]
  const grown = Math.min(rate * kept, left + ((now - at) / 1000) * rate)
  return grown < units ? undefined : { ...reserve, [kind]: { left: grown - units, at: now } }
}
