import type { ConsoleLine, GuestCall, SliceEnd, SliceOutcome } from '../aws/guestSlice'
import { wholeMicroseconds, type VirtualMs } from '../kernel/virtualTime'

/** What a guest does in one slice, as it does it. */
export class SliceRecord {
  readonly #console: ConsoleLine[] = []
  readonly #calls: { hostCall: number; call: GuestCall; after: VirtualMs }[] = []
  readonly #timers = new Map<number, VirtualMs>()
  readonly #clearedTimers = new Set<number>()
  readonly #elapsed: () => VirtualMs
  #end: SliceEnd | undefined

  /** @param elapsed  virtual time since the slice's start */
  constructor(elapsed: () => VirtualMs) {
    this.#elapsed = elapsed
  }

  log(level: string, text: string): void {
    this.#console.push({ level, text, after: wholeMicroseconds(this.#elapsed()) })
  }

  call(hostCall: number, call: GuestCall): void {
    this.#calls.push({ hostCall, call, after: wholeMicroseconds(this.#elapsed()) })
  }

  setTimer(timer: number, delay: VirtualMs): void {
    this.#timers.set(timer, wholeMicroseconds(this.#elapsed() + delay))
  }

  /** A timer of this slice is as if it had never been set; one of an earlier slice is told as cleared. */
  clearTimer(timer: number): void {
    if (!this.#timers.delete(timer)) this.#clearedTimers.add(timer)
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
      timers: [...this.#timers].map(([timer, after]) => ({ timer, after })),
      clearedTimers: [...this.#clearedTimers],
      end: stopped ?? this.#end ?? { kind: 'waiting' },
      memoryUsed: used.memoryUsed,
      memoryHash: used.memoryHash,
    }
  }
}
