import { AwsError, awsFault } from '../aws/awsError'
import { next } from '../kernel/signalQueue'
import type { Timeline } from '../kernel/timeline'
import type { VirtualMs } from '../kernel/virtualTime'

/** How far somebody wants the world to go. */
export interface RunAim {
  /** The time up to which to run; undefined: until quiet. */
  readonly until: VirtualMs | undefined
  /** In signals. */
  readonly limit: number
  /** How long the log may become. */
  readonly longestLog: number
}

interface Run extends RunAim {
  delivered: number
  resolve(): void
  reject(error: unknown): void
}

/** Those who wait until the world has come as far as they want. */
export class Runs {
  readonly #runs: Run[] = []

  get count(): number {
    return this.#runs.length
  }

  /** Settles when the run has arrived; rejects with RunLimitExceeded where it comes to a limit before. */
  begin(aim: RunAim): Promise<void> {
    const { until, limit, longestLog } = aim
    return new Promise((resolve, reject) => {
      this.#runs.push({ until, limit, longestLog, delivered: 0, resolve, reject })
    })
  }

  /** A signal was delivered, for all of them. */
  countSignal(): void {
    for (const run of this.#runs) run.delivered++
  }

  /** Settles the runs that have arrived where they wanted to, or at a limit, and tells whether there were any. */
  settle<State, Signal, Output>(timeline: Timeline<State, Signal, Output>, nobodyWaits: boolean): boolean {
    if (!this.#mayHaveSettled(timeline, nobodyWaits)) return false
    const { queue } = timeline.present
    const due = next(queue)
    // Whoever wanted to come to the soonest time speaks before the clock goes on to where others want it.
    const soonest = this.#runs.reduce((time, { until = time }) => Math.min(time, until), Number.POSITIVE_INFINITY)
    let settled = false
    for (const run of [...this.#runs]) {
      const { until } = run
      const arrived = until === undefined ? queue.foreground === 0 && nobodyWaits : until === soonest && (!due || due.at > until)
      const over = limitOf(run, timeline.log.length)
      if (!arrived && !over) continue
      if (arrived && run.until !== undefined) timeline.advanceTo(run.until)
      this.#runs.splice(this.#runs.indexOf(run), 1)
      if (arrived || !over) run.resolve()
      else run.reject(over)
      settled = true
    }
    return settled
  }

  /** Asked before each signal, so cheaply: of a single run, as most are, whether it has come where it wanted to. */
  #mayHaveSettled<State, Signal, Output>({ log, present }: Timeline<State, Signal, Output>, nobodyWaits: boolean): boolean {
    const [run] = this.#runs
    if (!run || this.#runs.length > 1) return run !== undefined
    if (run.delivered >= run.limit || log.length > run.longestLog) return true
    return run.until === undefined ? present.queue.foreground === 0 && nobodyWaits : (next(present.queue)?.at ?? Number.POSITIVE_INFINITY) > run.until
  }

  rejectAll(error: unknown): void {
    for (const run of this.#runs.splice(0)) run.reject(error)
  }
}

/** The limit that a run has come to, if it has. */
function limitOf({ delivered, limit, longestLog }: Run, logLength: number): AwsError | undefined {
  if (delivered >= limit) return limitExceeded(`after ${limit} signals`)
  return logLength > longestLog ? limitExceeded(`when the log had ${logLength} events`) : undefined
}

function limitExceeded(when: string): AwsError {
  return new AwsError(awsFault('RunLimitExceeded', `The run was not quiet ${when}.`))
}
