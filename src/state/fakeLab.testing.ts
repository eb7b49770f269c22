/** A lab for tests of what stands before it: a run of any length, answered at once or when told. */
import type { EventRow } from '../sim/cloud/views/eventRow'
import type { Lab, LabWorld, MomentView, Opened, RunReport } from '../sim/cloud/labs/stepfunctions/lab'
import type { LabProcess, RemoteLab } from './labConnection'
import type { Timers } from '../browser/timers'

export const world: LabWorld = { name: 'Orders', definition: '{}', input: '{}', functions: [{ name: 'pay', code: '1' }], tables: [], seed: 1 }

export function report(count: number): RunReport {
  const ticks = Array.from({ length: count }, (_, index) => ({ index, offset: index * 1000, tone: 'entered' as const }))
  const cost = { type: 'STANDARD', dollars: 0, transitions: 0 } as const
  return { executionArn: 'arn', startedAt: 0, count, ticks, quiet: true, cost, logHash: 'hash' }
}

export function row(index: number): EventRow {
  return { index, offset: index * 1000, id: index + 1, previousEventId: index, type: `Type${index}`, state: `S${index}`, tone: 'entered' }
}

export function moment(index: number): MomentView {
  return { index, event: row(index), story: `story ${index}`, time: '', status: 'RUNNING', states: [], taken: [] }
}

/** Something of a run with `count` moments, opened at `index`. */
export function opened(arn: string, count: number, index: number): Opened {
  const { ticks, startedAt } = report(count)
  return { kind: 'mapRun', arn, name: 'Each', startedAt, ticks, count, moment: moment(index), end: moment(count - 1) }
}

/** Every call is written down; what `overrides` does not answer is answered as for a run of `count` events. */
export function fakeLab(count: number, overrides: Partial<RemoteLab<Lab>> = {}) {
  const calls: string[] = []
  const written = <Args extends unknown[], Answer>(name: string, answer: (...args: Args) => Promise<Answer>) => (...args: Args) => {
    calls.push([name, ...args.filter((arg) => typeof arg !== 'object' && arg !== undefined)].join(' '))
    return answer(...args)
  }
  const answers: RemoteLab<Lab> = {
    start: () => Promise.resolve(report(count)),
    progress: () => Promise.resolve({ events: 7, now: 0 }),
    stop: () => Promise.resolve(),
    forkAt: () => Promise.resolve(report(count)),
    open: (arn, { index }) => Promise.resolve(opened(arn, 4, Math.min(index, 3))),
    children: () => Promise.resolve({ rows: [], total: 0 }),
    moment: (index) => Promise.resolve(moment(index)),
    events: (from, most) => Promise.resolve(Array.from({ length: Math.max(0, Math.min(most, count - from)) }, (_, i) => row(from + i))),
    state: (name) => Promise.resolve({ name, type: 'Task', status: 'entered', entries: 1, attempts: 0, enteredAt: 0 }),
    event: (index) => Promise.resolve({ event: row(index), story: '', details: { json: {} }, between: [] }),
    tables: () => Promise.resolve([]),
    indexAt: () => Promise.resolve(0),
    save: () => Promise.resolve('kept'),
    restore: () => Promise.resolve({ ...report(count), restored: 'same' as const }),
    ...overrides,
  }
  const lab = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, written(name, answer as never)])) as unknown as RemoteLab<Lab>
  const process: LabProcess<Lab> = { lab, watch: () => Promise.resolve(), work: () => ({ slice: 0, signs: 0 }), terminate: () => void calls.push('terminate') }
  return { process, calls }
}

/** Time that passes when told: `pass` runs what is due in order and lets promises settle after each. */
export function fakeTimers() {
  let now = 0
  let due: { at: number; work: () => void }[] = []
  const timers: Timers = {
    after(ms, work) {
      const entry = { at: now + ms, work }
      due.push(entry)
      return () => (due = due.filter((other) => other !== entry))
    },
    frame: () => new Promise((drawn) => timers.after(16, drawn)),
  }
  const pass = async (ms: number) => {
    const until = now + ms
    await settle()
    for (;;) {
      const next = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      now = next.at
      due = due.filter((other) => other !== next)
      next.work()
      await settle()
    }
    now = until
  }
  return { timers, pass }
}

export const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A promise and the way to settle it. */
export function later<Value>() {
  let answer: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((resolve) => (answer = resolve))
  return { promise, answer }
}
