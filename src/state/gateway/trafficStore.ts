import { create } from 'zustand'
import { browserTimers, type Timers } from '../../browser/timers'
import { startTrafficWorker } from '../../browser/trafficWorker'
import { columnCount, columnWidth, durationOf, type ShapeWindow, type TrafficColumn, type TrafficPlan, type TrafficShape, type TrafficWindow } from '../../sim/fleet/throttledTraffic'
import type { Rate } from '../../sim/services/apigateway/rules/tokenBucket'

/** Traffic beyond a worker's boundary. */
export interface RemoteTraffic {
  begin(plan: TrafficPlan): Promise<void>
  advance(until: number, limits: Rate): Promise<TrafficWindow | undefined>
}

/** Virtual seconds a second; 0: all at once. */
export const TRAFFIC_SPEEDS = [1, 10, 100, 0] as const
export type TrafficSpeed = (typeof TRAFFIC_SPEEDS)[number]

export { columnCount, columnWidth, type TrafficColumn }

/** One shape as far as it has come. */
export interface ShapeSeen extends Omit<ShapeWindow, 'from' | 'columns'> {
  readonly columns: readonly TrafficColumn[]
}

export interface TrafficState {
  readonly plan: TrafficPlan
  readonly limits: Rate
  readonly speed: TrafficSpeed
  /** `paused` can go on, `over` begins anew. */
  readonly phase: 'ready' | 'running' | 'paused' | 'over'
  /** Milliseconds of virtual time since the first request. */
  readonly now: number
  /** The plan that runs, or has run. */
  readonly ran: TrafficPlan
  readonly seen: Readonly<Record<TrafficShape, ShapeSeen>>
  /** The column that is looked back at; undefined: the last. */
  readonly moment: number | undefined

  setPlan(part: Partial<TrafficPlan>): void
  /** Holds at once, in a run too. */
  setLimits(part: Partial<Rate>): void
  setSpeed(speed: TrafficSpeed): void
  start(): Promise<void>
  pause(): void
  /** Looks back at a stretch of what has run; nothing while it runs. */
  lookBack(moment: number | undefined): void
}

const FRAME_MS = 1000 / 60

export function createTrafficStore(start: () => RemoteTraffic, timers: Pick<Timers, 'frame'>) {
  let worker: RemoteTraffic | undefined
  return create<TrafficState>()((set, get) => {
    const plan: TrafficPlan = { requests: 2000, average: 100, burstEvery: 2000 }
    const limits: Rate = { rateLimit: 100, burstLimit: 50 }

    return {
      plan,
      limits,
      speed: 1,
      phase: 'ready',
      now: 0,
      ran: plan,
      seen: nothingSeen(limits),
      moment: undefined,

      setPlan: (part) => set({ plan: { ...get().plan, ...part } }),
      setLimits(part) {
        const limits = { ...get().limits, ...part }
        set(get().phase === 'ready' ? { limits, seen: nothingSeen(limits) } : { limits })
      },
      setSpeed: (speed) => set({ speed }),
      pause() {
        if (get().phase === 'running') set({ phase: 'paused' })
      },
      lookBack(moment) {
        if (get().phase !== 'running') set({ moment })
      },
      async start() {
        if (get().phase === 'running') return
        const traffic = (worker ??= start())
        const anew = get().phase !== 'paused'
        set({ phase: 'running', moment: undefined })
        if (anew) {
          const { plan, limits } = get()
          set({ now: 0, ran: plan, seen: nothingSeen(limits) })
          await traffic.begin(plan)
        }
        while (get().phase === 'running') {
          const { now, speed, ran } = get()
          const until = speed === 0 ? durationOf(ran) : now + FRAME_MS * speed
          const made = await traffic.advance(until, get().limits)
          if (!made) return
          const { seen } = get()
          set({ now: made.now, seen: { steady: withWindow(seen.steady, made.steady), bursts: withWindow(seen.bursts, made.bursts) }, ...(made.over && { phase: 'over' }) })
          await timers.frame()
        }
      },
    }
  })
}

function nothingSeen({ burstLimit }: Rate): TrafficState['seen'] {
  const none = { admitted: 0, throttled: 0, tokens: burstLimit, columns: [] }
  return { steady: none, bursts: none }
}

function withWindow({ columns }: ShapeSeen, { from, columns: changed, ...now }: ShapeWindow): ShapeSeen {
  return { ...now, columns: [...columns.slice(0, from), ...changed] }
}

/** A shape as it was after a column: what had come of it, and the fewest tokens of that stretch. */
export function shapeAt(seen: ShapeSeen, moment: number | undefined): Omit<ShapeSeen, 'columns'> {
  const column = moment === undefined ? undefined : seen.columns[moment]
  if (moment === undefined || !column) return seen
  const { admitted, throttled } = together(seen.columns.slice(0, moment + 1))
  return { admitted, throttled, tokens: column.low }
}

/** A row of the table that tells the same as the strips. */
export interface TrafficRow {
  /** Milliseconds of virtual time. */
  readonly from: number
  readonly to: number
  readonly steady: TrafficColumn
  readonly bursts: TrafficColumn
}

const MOST_ROWS = 10

/** What has happened so far, in at most ten stretches. */
export function trafficRows({ seen, ran }: Pick<TrafficState, 'seen' | 'ran'>): readonly TrafficRow[] {
  const each = Math.ceil(columnCount(ran) / MOST_ROWS)
  const width = columnWidth(ran) * each
  const count = Math.ceil(seen.steady.columns.length / each)
  return Array.from({ length: count }, (_, i) => {
    const part = ({ columns }: ShapeSeen) => together(columns.slice(i * each, (i + 1) * each))
    return { from: i * width, to: Math.min((i + 1) * width, durationOf(ran)), steady: part(seen.steady), bursts: part(seen.bursts) }
  })
}

function together(columns: readonly TrafficColumn[]): TrafficColumn {
  return {
    admitted: columns.reduce((sum, { admitted }) => sum + admitted, 0),
    throttled: columns.reduce((sum, { throttled }) => sum + throttled, 0),
    low: Math.min(...columns.map(({ low }) => low)),
  }
}

/** The traffic of this page. */
export const useTraffic = createTrafficStore(() => startTrafficWorker<RemoteTraffic>() as unknown as RemoteTraffic, browserTimers)
