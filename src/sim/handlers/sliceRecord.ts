import type { ConsoleLine, GuestCall, SliceEnd, SliceOutcome } from '../aws/guestSlice'
import { wholeMicroseconds, type VirtualMs } from '../kernel/virtualTime'

/** Shared by all records, and never filled. */
const NONE: never[] = []

/** What a guest does in one slice, as it does it. */
export class SliceRecord {
  // Made when there is something to keep: most slices only answer, and a run keeps the record of each.
  #console: ConsoleLine[] = NONE
  #calls: { hostCall: number; call: GuestCall; after: VirtualMs }[] = NONE
  #timers: Map<number, VirtualMs> | undefined
  #clearedTimers: Set<number> | undefined
  readonly #elapsed: () => VirtualMs
  #end: SliceEnd | undefined

  /** @param elapsed  virtual time since the slice's start */
  constructor(elapsed: () => VirtualMs) {
    this.#elapsed = elapsed
  }

  log(level: string, text: string): void {
    if (this.#console === NONE) this.#console = []
    this.#console.push({ level, text, after: wholeMicroseconds(this.#elapsed()) })
  }

  call(hostCall: number, call: GuestCall): void {
    if (this.#calls === NONE) this.#calls = []
    this.#calls.push({ hostCall, call, after: wholeMicroseconds(this.#elapsed()) })
  }

  setTimer(timer: number, delay: VirtualMs): void {
    this.#timers ??= new Map()
    this.#timers.set(timer, wholeMicroseconds(this.#elapsed() + delay))
  }

  /** A timer of this slice is as if it had never been set; one of an earlier slice is told as cleared. */
  clearTimer(timer: number): void {
    if (this.#timers?.delete(timer)) return
    this.#clearedTimers ??= new Set()
    this.#clearedTimers.add(timer)
  }

  /** How the slice ends: the first who says so is heard, but a process that crashes after its answer is gone. */
  end(end: SliceEnd): void {
    const crashed = end.kind === 'failed' && end.crashed
    if (!this.#end) this.#end = end
    else if (crashed && (this.#end.kind === 'returned' || this.#end.kind === 'failed')) this.#end = { ...this.#end, crashed }
  }

  get ended(): boolean {
    return this.#end !== undefined
  }

  /** @param stopped  what cut the slice off, whatever it had said before */
  outcome(used: Pick<SliceOutcome, 'duration' | 'polls' | 'memoryUsed' | 'memoryHash'>, stopped?: SliceEnd): SliceOutcome {
    return {
      duration: used.duration,
      polls: used.polls,
      console: this.#console,
      calls: this.#calls,
      timers: this.#timers ? [...this.#timers].map(([timer, after]) => ({ timer, after })) : NONE,
      clearedTimers: this.#clearedTimers ? [...this.#clearedTimers] : NONE,
      end: stopped ?? this.#end ?? { kind: 'waiting' },
      memoryUsed: used.memoryUsed,
      memoryHash: used.memoryHash,
    }
  }
}
