import { create } from 'zustand'
import { startLabWorker } from '../browser/labWorker'
import { recordsIn } from '../browser/records'
import { browserTimers, type Timers } from '../browser/timers'
import type { Lab, LabFunction, LabProblem, LabWorld, MomentView, RunReport } from '../sim/cloud/lab/lab'
import type { EventRow } from '../sim/cloud/views/eventRow'
import { createRunShelf, type RunShelf } from './keptRun'
import { connectLab, type LabProcess, type Progress, type RemoteLab } from './labConnection'
import { createMomentReader, type MomentDetails } from './momentReader'
import { createPlayback, type Speed } from './playback'

/** Why there is no run to look at: a part of the learner's world, or the simulator itself. */
export type RunProblem = LabProblem | { readonly part: 'simulator'; readonly message: string }

/** A run that can be looked at. */
export interface LookedAt {
  readonly report: RunReport
  /** What ran: a draft edited since is another world. */
  readonly world: LabWorld
  /** Its last moment: what it ended in. */
  readonly end: MomentView
  /** The moment it was forked at, where it was. */
  readonly forkedAt?: number
}

/** A run of the lab, and which moment of it is shown. */
export interface RunState {
  /** A run is being made; while it is, the one before can still be looked at. */
  readonly running: boolean
  /** How far the run is that is being made, once it has taken a second. */
  readonly progress: Progress | undefined
  readonly problem: RunProblem | undefined
  /** Something to know that is no problem of the learner's world. */
  readonly notice: string | undefined
  readonly run: LookedAt | undefined
  /** The moment the playhead stands at. */
  readonly index: number
  /** The moment drawn: the playhead's, or an earlier wish while it is on its way. */
  readonly moment: MomentView | undefined
  /** The data of a moment, a little behind `moment` while dragging. */
  readonly details: MomentDetails | undefined
  /** The state that stays in view whatever moment is shown; none: the one the shown event belongs to. */
  readonly selected: string | undefined
  readonly playing: boolean
  readonly speed: Speed

  /** Starts the simulator, so that the first run need not wait for it. */
  warmUp(): void
  /** Runs a world and shows how it ended. Does nothing while a run is being made. */
  start(world: LabWorld): Promise<void>
  stop(): void
  /** Makes the moment shown the present and runs on from it with these handlers. */
  fork(functions: readonly LabFunction[]): Promise<void>
  /** Takes up the run that the device kept, if nothing has run yet. */
  open(): Promise<void>
  goTo(index: number): void
  stepForward(): void
  stepBack(): void
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
  selectState(name: string | undefined): void
  /** Shows the moment of an event and what it is about. */
  selectEvent(index: number): void
  dismissProblem(): void
  /** Rows of the run's event list. */
  readEvents(from: number, count: number): Promise<readonly EventRow[]>
}

type Answer = RunReport | { readonly problem: LabProblem }

const LOST = 'The simulator did not stop when it was told to, so it was ended and a new one takes its place. That run is lost; your texts are not.'

const TOLD_ANEW = 'The last run was made with an earlier version of the simulator, which told it differently. It was run again.'

/**
 * @param startLab  starts a simulator of its own, at first and whenever the last had to be ended
 * @param shelf     where the last run is kept for the next visit
 */
export function createRunStore(startLab: () => LabProcess, timers: Timers, shelf: RunShelf) {
  return create<RunState>()((set, get) => {
    const connection = connectLab(startLab, timers)
    const reader = createMomentReader(
      () => connection.lab(),
      {
        moment: (moment) => set({ moment }),
        details: (details) => set({ details }),
        failed: (error) => set({ problem: ours(error) }),
      },
      timers,
    )
    const playback = createPlayback(
      {
        ready: () => get().moment?.index === get().index,
        atEnd: () => get().index >= last(get()),
        next: () => show(get().index + 1),
        ended: () => set({ playing: false }),
      },
      timers,
    )

    function show(index: number): void {
      const { run, selected } = get()
      if (!run) return
      const shown = Math.max(0, Math.min(Math.round(index), last(get())))
      set({ index: shown })
      reader.want(shown, selected)
    }

    /** Makes a run and looks at its end; what was looked at before stays where there is none. */
    async function make(call: (lab: RemoteLab) => Promise<Answer>, took: Pick<LookedAt, 'world' | 'forkedAt'>): Promise<void> {
      if (get().running) return
      get().pause()
      set({ running: true, progress: undefined, problem: undefined, notice: undefined })
      try {
        const answer = await connection.run(call, (progress) => {
          if (get().running) set({ progress })
        })
        if (!answer) {
          reader.forget()
          set({ notice: LOST, run: undefined, moment: undefined, details: undefined, index: 0 })
        } else if ('problem' in answer) set({ problem: answer.problem })
        else {
          await lookAt(answer, took)
          void keep(took.world)
        }
      } catch (error) {
        set({ problem: ours(error) })
      } finally {
        set({ running: false, progress: undefined })
      }
    }

    async function lookAt(report: RunReport, took: Pick<LookedAt, 'world' | 'forkedAt'>): Promise<void> {
      reader.forget()
      const end = await connection.lab().moment(report.count - 1)
      set({ run: { ...took, report, end }, moment: end })
      show(report.count - 1)
    }

    async function keep(world: LabWorld): Promise<void> {
      const text = await connection.lab().save().catch(() => undefined)
      if (text !== undefined) await shelf.keep({ text, world })
    }

    return {
      running: false,
      progress: undefined,
      problem: undefined,
      notice: undefined,
      run: undefined,
      index: 0,
      moment: undefined,
      details: undefined,
      selected: undefined,
      playing: false,
      speed: 2,

      warmUp: () => void connection.lab(),
      start: (world) => make((lab) => lab.start(world), { world }),
      stop: () => connection.stop(),
      async fork(functions) {
        const { run, index } = get()
        if (!run) return
        const codes = new Map(functions.map((fn) => [fn.name, fn]))
        const world = { ...run.world, functions: run.world.functions.map((fn) => codes.get(fn.name) ?? fn) }
        await make((lab) => lab.forkAt(index, functions), { world, forkedAt: index })
      },
      async open() {
        const kept = await shelf.load()
        const untouched = () => !get().running && !get().run
        if (!kept || !untouched()) return
        // It is no fault of the learner's texts: what cannot be taken up is left alone.
        const answer = await connection.lab().restore(kept.text).catch(() => undefined)
        if (!answer || 'problem' in answer || !untouched()) return
        await lookAt(answer, { world: kept.world })
        if (answer.restored === 'differs') set({ notice: TOLD_ANEW })
      },
      goTo(index) {
        get().pause()
        show(index)
      },
      stepForward: () => get().goTo(get().index + 1),
      stepBack: () => get().goTo(get().index - 1),
      play() {
        if (!get().run) return
        if (get().index >= last(get())) show(0)
        if (last(get()) === 0) return
        set({ playing: true })
        playback.start(get().speed)
      },
      pause() {
        playback.stop()
        if (get().playing) set({ playing: false })
      },
      setSpeed(speed) {
        set({ speed })
        if (get().playing) playback.start(speed)
      },
      selectState(selected) {
        set({ selected })
        if (get().run) reader.want(get().index, selected)
      },
      selectEvent(index) {
        set({ selected: undefined })
        get().goTo(index)
      },
      dismissProblem: () => set({ problem: undefined, notice: undefined }),
      readEvents: (from, count) => connection.lab().events(from, count),
    }
  })
}

/**
 * Virtual time at the playhead, since the start of the execution; undefined while it is on its way. Where every event
 * has a tick it is known before the moment is.
 */
export function shownOffset({ run, index, moment }: Pick<RunState, 'run' | 'index' | 'moment'>): number | undefined {
  if (moment?.index === index) return moment.event.offset
  return run?.report.ticks.length === run?.report.count ? run?.report.ticks[index]?.offset : undefined
}

function last({ run }: RunState): number {
  return Math.max(0, (run?.report.count ?? 0) - 1)
}

function ours(error: unknown): RunProblem {
  return { part: 'simulator', message: error instanceof Error ? error.message : String(error) }
}

/** The run of this page's lab. */
export const useRun = createRunStore(() => startLabWorker<Lab>(), browserTimers, createRunShelf(recordsIn('coldstart-runs')))
