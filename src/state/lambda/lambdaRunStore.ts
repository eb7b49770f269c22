import { create } from 'zustand'
import { startLabWorker } from '../../browser/labWorker'
import { recordsIn } from '../../browser/records'
import { browserTimers, type Timers } from '../../browser/timers'
import type { LaneData } from '../../graph/lanes/laneData'
import type {
  ComparedVariant,
  InvocationDetails,
  InvocationRow,
  LambdaEventRow,
  LambdaLab,
  LambdaMoment,
  LambdaProblem,
  LambdaReport,
  LambdaWorld,
  LaneView,
  LoadReport,
  LoadTraffic,
  Traffic,
  TrafficSeries,
  Variant,
} from '../../sim/cloud/labs/lambda/lambdaLab'
import type { Progress } from '../../sim/cloud/labs/timeline'
import { connectLab, type LabProcess, type RemoteLab } from '../labConnection'
import { createRunShelf, type RunShelf } from '../keptRun'
import { createNewest } from '../newest'
import { createPlayhead, type PlayheadState } from '../playhead'
import { readLanes } from './readLanes'

export type LambdaRunProblem = LambdaProblem | { readonly part: 'simulator'; readonly message: string }

/** A ready comparison that was run. */
export interface Comparison {
  readonly id: string
  readonly variants: readonly ComparedVariant[]
}

/** What happens in the middle: one of these is shown. */
export type LambdaView = 'environments' | 'ways' | 'traffic' | 'compare' | 'load' | 'model'

/** The Lambda lab's world, and which moment of it is shown. */
export interface LambdaRunState extends PlayheadState {
  /** Something is sent, or compared. */
  readonly running: boolean
  /** How far it is, once it has taken a second. */
  readonly progress: Progress | undefined
  readonly problem: LambdaRunProblem | undefined
  readonly notice: string | undefined
  readonly report: LambdaReport | undefined
  readonly forkedAt: number | undefined
  readonly moment: LambdaMoment | undefined
  /** The environments of the whole run. */
  readonly lanes: LaneData | undefined
  readonly ways: readonly LaneView[]
  readonly comparison: Comparison | undefined
  readonly load: LoadReport | undefined
  /** The invocation that stays in view whatever moment is shown; none: the one that the event belongs to. */
  readonly selected: number | undefined
  /** What is looked at in detail. */
  readonly details: InvocationDetails | undefined
  /** The invocation under the pointer. */
  readonly hovered: InvocationRow | undefined
  readonly view: LambdaView

  /** Takes up the world that the device kept, if nothing was sent yet. */
  open(): Promise<void>
  invoke(world: LambdaWorld, traffic: Traffic): Promise<void>
  fork(world: LambdaWorld): Promise<void>
  /** Takes up a run that was made elsewhere, at a moment of it. */
  takeUp(text: string, index: number): Promise<void>
  compare(id: string, variants: readonly Variant[], traffic: Traffic): Promise<void>
  runLoad(world: LambdaWorld, event: string, traffic: LoadTraffic): Promise<void>
  stop(): void
  /** Forgets the world and all that happened in it. */
  newWorld(): Promise<void>
  show(view: LambdaView): void
  /** Looks at an invocation, at the moment of its end. */
  select(invocation: number | undefined): void
  hover(invocation: number | undefined): void
  /** Goes to the moment at or before a time since the start. */
  goToTime(offset: number): void
  /** Goes to where the next invocation begins, or the last before. */
  stepInvocation(direction: 1 | -1): Promise<void>
  readEvents(from: number, count: number): Promise<readonly LambdaEventRow[]>
  readInvocations(from: number, count: number): Promise<readonly InvocationRow[]>
  readSeries(traffic: number): Promise<TrafficSeries | undefined>
  dismissProblem(): void
}

type Lab = RemoteLab<LambdaLab>

const TOLD_ANEW = 'The last world was made with an earlier version of the simulator, which told it differently. All was sent again.'

const LOST = 'The simulator did not stop when it was told to, so it was ended and a new one takes its place. That world is lost; your texts are not.'

/**
 * @param startLab  starts a simulator of its own, at first and whenever the last had to be ended
 * @param shelf     where the last world is kept for the next visit
 */
export function createLambdaRunStore(startLab: () => LabProcess<LambdaLab>, timers: Timers, shelf: RunShelf<null>) {
  return create<LambdaRunState>()((set, get) => {
    const connection = connectLab(startLab, timers)
    /** The world that is there, as the lab has put it down. */
    let putDown: string | undefined
    const failed = (error: unknown) => {
      set({ problem: { part: 'simulator', message: error instanceof Error ? error.message : String(error) } })
      return undefined
    }
    /** Asks about the newest of many; what is refused is told, and answered by nothing. */
    const newest = <Asked, Answer>(delay: number, ask: (lab: Lab, asked: Asked) => Promise<Answer>, answer: (answer: Answer, asked: Asked) => void) =>
      createNewest<{ asked: Asked; of: LambdaReport | undefined }, Answer | undefined>(
        delay,
        ({ asked }) => ask(connection.lab(), asked).catch(failed),
        (answered, { asked, of }) => {
          if (answered !== undefined && of === get().report) answer(answered, asked)
        },
      )
    const moments = newest<number, LambdaMoment>(0, (lab, index) => lab.moment(index), (moment) => {
      set({ moment })
      lookAt(get().selected ?? moment.event.invocation)
    })
    const details = newest<number, InvocationDetails | undefined>(0, (lab, number) => lab.invocation(number), (found) => set({ details: found }))
    const hovers = newest<number, readonly InvocationRow[]>(30, (lab, number) => lab.invocations(number, 1), ([hovered]) => set({ hovered }))
    const of = <Asked>(asked: Asked) => ({ asked, of: get().report })

    const playhead = createPlayhead(
      {
        count: () => get().report?.count ?? 0,
        ready: () => get().moment?.index === get().index,
        arrived: (index) => moments.take(of(index)),
      },
      { set, get },
      timers,
    )

    function lookAt(invocation: number | undefined): void {
      if (invocation !== undefined && get().details?.number !== invocation) details.take(of(invocation))
    }

    async function work<Answer extends object>(call: (lab: Lab) => Promise<Answer | { readonly problem: LambdaProblem }>, done: (answer: Answer) => Promise<void> | void): Promise<void> {
      if (get().running) return
      get().pause()
      set({ running: true, progress: undefined, problem: undefined, notice: undefined })
      try {
        const answer = await connection.run(call, (progress) => {
          if (get().running) set({ progress })
        }, (lab) => (putDown === undefined ? Promise.resolve() : lab.restore(putDown)))
        if (!answer) set({ notice: LOST, ...NOTHING })
        else if ('problem' in answer) set({ problem: answer.problem as LambdaProblem })
        else await done(answer as Answer)
      } catch (error) {
        failed(error)
      } finally {
        set({ running: false, progress: undefined })
      }
    }

    async function keep(): Promise<void> {
      putDown = await connection.lab().save().catch(() => undefined)
      if (putDown !== undefined) await shelf.keep({ text: putDown, world: null })
    }

    /** Shows the end of what was sent, and its last invocation: both at once, so that nobody is told in between that there was none. */
    async function lookAtEnd(report: LambdaReport, forkedAt: number | undefined): Promise<void> {
      const lab = connection.lab()
      const last = report.invocations > 0 ? report.invocations - 1 : undefined
      const [lanes, ways, details] = await Promise.all([readLanes(lab, report), lab.lanes(), last === undefined ? undefined : lab.invocation(last)])
      set({ report, forkedAt, lanes, ways, selected: last, details, hovered: undefined })
      playhead.show(report.count - 1)
    }

    return {
      ...playhead.state,
      ...NOTHING,
      running: false,
      progress: undefined,
      problem: undefined,
      notice: undefined,
      comparison: undefined,
      load: undefined,
      view: 'environments',

      async open() {
        connection.lab()
        const kept = await shelf.load()
        const untouched = () => !get().running && !get().report
        if (!kept || !untouched()) return
        // It is no fault of the learner's texts: what cannot be taken up is left alone.
        const answer = await connection.lab().restore(kept.text).catch(() => undefined)
        if (!answer || 'problem' in answer || !untouched()) return
        putDown = kept.text
        await lookAtEnd(answer, undefined)
        if (answer.restored === 'differs') set({ notice: TOLD_ANEW })
      },
      invoke: (world, traffic) =>
        work((lab) => lab.run(world, traffic), async (report: LambdaReport) => {
          await lookAtEnd(report, undefined)
          void keep()
          if (traffic.kind === 'lanes') set({ view: 'ways' })
          else if (get().view === 'ways' || get().view === 'compare') set({ view: 'environments' })
        }),
      async fork(world) {
        const { index, report } = get()
        if (report) await work((lab) => lab.forkAt(index, world), async (after: LambdaReport) => {
          await lookAtEnd(after, index)
          void keep()
        })
      },
      takeUp: (text, index) =>
        work(async (lab) => (await lab.restore(text)) ?? UNREADABLE, async (report: LambdaReport) => {
          await lookAtEnd(report, undefined)
          set({ selected: undefined, view: 'environments' })
          get().goTo(index)
          void keep()
        }),
      compare: (id, variants, traffic) =>
        work((lab) => lab.compare(variants, traffic), (compared: readonly ComparedVariant[]) => set({ comparison: { id, variants: compared }, view: 'compare' })),
      runLoad: (world, event, traffic) =>
        work(async (lab) => (await lab.load(world, event, traffic)) ?? STOPPED, (load: LoadReport | typeof STOPPED) => set(load === STOPPED ? { notice: 'The load was stopped.' } : { load: load as LoadReport })),
      stop: () => connection.stop(),
      async newWorld() {
        if (get().running) return
        get().pause()
        await connection.lab().reset().catch(failed)
        putDown = undefined
        await shelf.clear()
        set({ ...NOTHING, problem: undefined, notice: undefined })
      },
      show: (view) => set({ view }),
      select(invocation) {
        set({ selected: invocation })
        if (invocation === undefined) return lookAt(get().moment?.event.invocation)
        const { report } = get()
        void connection.lab().invocation(invocation).then((found) => {
          if (!found || get().report !== report || get().selected !== invocation) return
          set({ details: found })
          get().goTo(found.lastIndex)
        }, failed)
      },
      hover(invocation) {
        if (invocation === undefined) set({ hovered: undefined })
        else if (get().hovered?.number !== invocation) hovers.take(of(invocation))
      },
      goToTime(offset) {
        const { report } = get()
        if (!report) return
        set({ selected: undefined })
        void connection.lab().indexAt(offset).then((index) => get().report === report && get().goTo(index), failed)
      },
      async stepInvocation(direction) {
        const { report, moment, selected } = get()
        if (!report || report.invocations === 0) return
        const from = selected ?? moment?.event.invocation ?? (direction === 1 ? -1 : report.invocations)
        const number = Math.max(0, Math.min(report.invocations - 1, from + direction))
        const found = await connection.lab().invocation(number).catch(() => undefined)
        if (!found || get().report !== report) return
        set({ selected: number, details: found })
        get().goTo(found.firstIndex)
      },
      readEvents: (from, count) => connection.lab().events(from, count),
      readInvocations: (from, count) => connection.lab().invocations(from, count),
      readSeries: (traffic) => connection.lab().series(traffic),
      dismissProblem: () => set({ problem: undefined, notice: undefined }),
    }
  })
}

const UNREADABLE = { problem: { part: 'traffic', message: 'This run cannot be read.' } } as const satisfies { readonly problem: LambdaProblem }

/** In place of an answer. */
const STOPPED = {} as const

/** No world, and nothing that happened in it. */
const NOTHING = {
  report: undefined,
  forkedAt: undefined,
  moment: undefined,
  lanes: undefined,
  ways: [],
  selected: undefined,
  details: undefined,
  hovered: undefined,
  index: 0,
} as const satisfies Partial<LambdaRunState>

/** The world of this page's lab. */
export const useLambdaRun = createLambdaRunStore(() => startLabWorker<LambdaLab>('lambda'), browserTimers, createRunShelf(recordsIn('coldstart-runs'), 'last lambda world'))
