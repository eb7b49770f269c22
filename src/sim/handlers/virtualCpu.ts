import { numberOf } from '../../facts/facts'
import type { VirtualMs } from '../kernel/virtualTime'

/** QuickJS asks its interrupt handler every so many polls (one per loop turn, call or regex step). */
export const POLLS_A_TICK = 10_000

/** What running one microtask costs beside its own polls (2 µs of a vCPU): an assumption that makes awaiting cost something. */
export const POLLS_A_MICROTASK = 40

/** What writing one line to the log costs beside its characters (5 µs of a vCPU): an assumption. */
export const POLLS_A_LOG_LINE = 100

/** What a character of source costs when it is loaded: 27 ms for 1 MB were measured (A. Tanasa, Node 18, 2023). */
const POLLS_A_SOURCE_CHARACTER = 0.5

/** What a character costs that is read or written as JSON or as log: an assumption (160 MB/s at one vCPU). */
const POLLS_A_CHARACTER = 0.125

export function pollsOfSource(source: string): number {
  return Math.ceil(source.length * POLLS_A_SOURCE_CHARACTER)
}

export function pollsOfText(characters: number): number {
  return Math.ceil(characters * POLLS_A_CHARACTER)
}

/**
 * After so many ticks in one slice the guest is stopped as if it had reached its deadline, so that
 * an endless loop with a long timeout ends soon. Counted in ticks, hence the same everywhere.
 * 4,000 ticks are 2 s of one vCPU; an empty loop takes half a second of the host for them.
 */
export const MOST_TICKS_A_SLICE = 4_000

/** Virtual milliseconds of one tick at one whole vCPU: calibrated on I/O-shaped handlers, an assumption. */
const MS_A_TICK = 0.5

/** Memory that comes with one whole vCPU; below it a function gets a share of one. */
const ONE_VCPU_MB = numberOf('lambda.memory.vcpu')

/** How much longer work takes than at one whole vCPU. More memory than that does not help one thread. */
export function slowdown(memoryMb: number): number {
  return ONE_VCPU_MB / Math.min(memoryMb, ONE_VCPU_MB)
}

/** Virtual milliseconds of one poll for a function of that memory. */
export function pollDuration(memoryMb: number): VirtualMs {
  return bootPollDuration * slowdown(memoryMb)
}

/**
 * Virtual milliseconds of one poll during INIT, which has a whole vCPU whatever the memory.
 * Measured on AWS: init at 1024 MB and at 128 MB differ by less than 1 % (lambda-perf, August 2026).
 */
export const bootPollDuration: VirtualMs = MS_A_TICK / POLLS_A_TICK
