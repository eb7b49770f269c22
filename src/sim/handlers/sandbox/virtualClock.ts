import type { QuickJSOptions } from 'quickjs-wasi'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'

/** The engine's only clock, and no dice: `Date` and `performance` show virtual time, which moves with the guest's work. */
export function virtualClock(now: () => VirtualMs): NonNullable<QuickJSOptions['wasi']> {
  return (memory) => ({
    clock_time_get(_clock: number, _precision: bigint, result: number) {
      const microseconds = Math.round(wholeMicroseconds(now()) * 1000)
      new DataView(memory.buffer).setBigUint64(result, BigInt(microseconds) * 1000n, true)
      return 0
    },
    random_get(start: number, length: number) {
      new Uint8Array(memory.buffer, start, length).fill(0)
      return 0
    },
    // Nothing of the engine goes to the host's console.
    fd_write: () => 8,
  })
}
