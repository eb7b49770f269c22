import { create } from 'zustand'
import { startLabWorker } from '../browser/labWorker'
import { recordsIn } from '../browser/records'
import { browserTimers, type Timers } from '../browser/timers'
import type { ChildWindow, Lab, LabFunction, LabProblem, LabWorld, MomentView, Opened, RunReport, TokenAnswer } from '../sim/cloud/labs/stepfunctions/lab'
import type { Progress, Timeline } from '../sim/cloud/labs/timeline'
import type { EventRow } from '../sim/cloud/views/eventRow'
import type { ExecutionStatus } from '../sim/cloud/views/executionView'
import { createRunShelf, type KeptRun, type RunShelf } from './keptRun'
import { connectLab, type LabProcess, type RemoteLab } from './labConnection'
import { createMomentReader, type MomentDetails } from './momentReader'
import { createPlayhead, type PlayheadState } from './playhead'
import { stretchFrom } from './stretch'

/** Why there is no run to look at: a part of the learner's world, or the simulator itself. */
export type RunProblem = LabProblem | { readonly part: 'simulator'; readonly message: string }

/** A run that can be looked at. */
export interface LookedAt {
  readonly report: RunReport
  /** What ran: a draft edited since is another world. */
  readonly world: LabWorld
  /** Its last moment: what it ended in. */
  readonly end: MomentView
  /** The moment it was forked at, where it was, of what was looked at then. */
  readonly forkedAt?: { readonly index: number; readonly of: string | undefined }
}

/** A Map Run or execution that was opened, and where the playhead stood in what led to it. */
export interface LookedInto {
  readonly opened: Opened
  readonly from: { readonly index: number; readonly selected: string | undefined }
}

/** A run of the lab, and which moment of it is shown. */
export interface RunState extends PlayheadState {
  /** A run is being made; while it is, the one before can still be looked at. */
  readonly running: boolean
  /** How far the run is that is being made, once it has taken a second. */
  readonly progress: Progress | undefined
  readonly problem: RunProblem | undefined
  /** Something to know that is no problem of the learner's world. */
  readonly notice: string | undefined
  readonly run: LookedAt | undefined
  /** What was opened one from the other, the last of them looked at; empty: the execution that was started. */
  readonly trail: readonly LookedInto[]
  /** Something is being opened. */
  readonly opening: boolean
  /** The moment drawn: the playhead's, or an earlier wish while it is on its way. */
  readonly moment: MomentView | undefined
  /** The data of a moment, a little behind `moment` while dragging. */
  readonly details: MomentDetails | undefined
  /** The state that stays in view whatever moment is shown; none: the one the shown event belongs to. */
  readonly selected: string | undefined

  /** Starts the simulator, so that the first run need not wait for it. */
  warmUp(): void
  /** Runs a world and shows how it ended. Does nothing while a run is being made. */
  start(world: LabWorld): Promise<void>
  stop(): void
  /** Makes the moment shown the present and runs on from it with these handlers; a task token may be sent back first. */
  fork(functions: readonly LabFunction[], answer?: TokenAnswer): Promise<void>
  /** Takes up the run that the device kept, if nothing has run yet. */
  open(): Promise<void>
  /** Takes up a run from elsewhere, and keeps it as the last one. @param index  the moment to show */
  takeUp(kept: KeptRun<LabWorld>, index: number): Promise<void>
  /** Looks at a Map Run or execution that this run led to, at the same moment of the world. */
  lookInto(arn: string): Promise<void>
  /** Looks at what led here again, where it was left. @param depth  how much of the trail stays */
  comeBack(depth?: number): void
  /** Shows where the next state begins, or the last before; in a Map Run, the next kind of event. */
  stepState(direction: 1 | -1): Promise<void>
  selectState(name: string | undefined): void
  /** Shows the moment of an event and what it is about. */
  selectEvent(index: number): void
  dismissProblem(): void
  /** Rows of the event list of what is looked at. */
  readEvents(from: number, count: number): Promise<readonly EventRow[]>
  /** Child executions of the Map Run that is looked at, as they stand at a moment of it. */
  readChildren(index: number, from: number, count: number, status: ExecutionStatus | undefined): Promise<ChildWindow>
}

type Answer = RunReport | { readonly problem: LabProblem }

const LOST = 'The simulator did not stop when it was told to, so it was ended and a new one takes its place. That run is lost; your texts are not.'

const TOLD_ANEW = 'The last run was made with an earlier version of the simulator, which told it differently. It was run again.'

/**
 * @param startLab  starts a simulator of its own, at first and whenever the last had to be ended
 * @param shelf     where the last run is kept for the next visit
 */
export function createRunStore(startLab: () => LabProcess<Lab>, timers: Timers, shelf: RunShelf<LabWorld>) {
  return create<RunState>()((set, get) => {
    const connection = connectLab(startLab, timers)
    /** The run that is there, as the lab has put it down. */
    let lastKept: string | undefined
    const reader = createMomentReader(
      () => connection.lab(),
      () => shownArn(get()),
      {
        moment: (moment) => set({ moment }),
        details: (details) => set({ details }),
        failed: (error) => set({ problem: ours(error) }),
      },
      timers,
    )
    const playhead = createPlayhead(
      {
        count: () => shownCount(get()),
        ready: () => get().moment?.index === get().index,
        arrived: (index) => reader.want(index, get().selected),
      },
      { set, get },
      timers,
    )
    const { show } = playhead

    /** Makes a run and looks at its end; what was looked at before stays where there is none. */
    async function make(call: (lab: RemoteLab<Lab>) => Promise<Answer>, took: Pick<LookedAt, 'world' | 'forkedAt'>): Promise<void> {
      if (get().running) return
      get().pause()
      set({ running: true, progress: undefined, problem: undefined, notice: undefined })
      try {
        const answer = await connection.run(call, (progress) => {
          if (get().running) set({ progress })
        }, (lab) => (lastKept === undefined ? Promise.resolve() : lab.restore(lastKept)))
        if (!answer) {
          reader.forget()
          set({ notice: LOST, run: undefined, trail: [], moment: undefined, details: undefined, index: 0 })
        } else if ('problem' in answer) set({ problem: answer.problem })
        else {
          await lookAt(answer, took)
          if (answer.refused !== undefined) set({ notice: answer.refused })
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
      set({ run: { ...took, report, end }, trail: [], moment: end, ...(get().trail.length > 0 && { details: undefined }) })
      show(report.count - 1)
    }

    /** Makes another part of the run what is looked at. */
    function turnTo(trail: readonly LookedInto[], moment: MomentView | undefined, { index, selected }: LookedInto['from']): void {
      get().pause()
      reader.forget()
      set({ trail, selected, moment, details: undefined })
      show(index)
    }

    async function descend(arn: string): Promise<void> {
      const { run, trail, index, selected } = get()
      const of = shownArn(get())
      const opened = await connection.lab().open(arn, of === undefined ? { index } : { index, of })
      // Whoever has gone elsewhere meanwhile stays there.
      if (!opened || get().run !== run || get().trail !== trail) return
      turnTo([...trail, { opened, from: { index, selected } }], opened.moment, { index: opened.moment.index, selected: undefined })
    }

    /** After a fork, the same way down again as far as it leads, each to its end. */
    async function followAgain(trail: readonly LookedInto[]): Promise<void> {
      for (const { opened } of trail) {
        const depth = get().trail.length
        await descend(opened.arn)
        if (get().trail.length === depth) return
      }
    }

    async function keep(world: LabWorld): Promise<void> {
      const text = await connection.lab().save().catch(() => undefined)
      lastKept = text
      if (text !== undefined) await shelf.keep({ text, world })
    }

    return {
      running: false,
      progress: undefined,
      problem: undefined,
      notice: undefined,
      run: undefined,
      trail: [],
      opening: false,
      moment: undefined,
      details: undefined,
      selected: undefined,
      ...playhead.state,

      warmUp: () => void connection.lab(),
      start: (world) => make((lab) => lab.start(world), { world }),
      stop: () => connection.stop(),
      async fork(functions, answer) {
        const { run, index, trail } = get()
        if (!run) return
        const of = shownArn(get())
        const codes = new Map(functions.map((fn) => [fn.name, fn]))
        const world = { ...run.world, functions: run.world.functions.map((fn) => codes.get(fn.name) ?? fn) }
        await make((lab) => (answer ? lab.forkAt(index, functions, of, answer) : lab.forkAt(index, functions, of)), { world, forkedAt: { index, of } })
        if (get().run !== run) await followAgain(trail)
      },
      async open() {
        const kept = await shelf.load()
        const untouched = () => !get().running && !get().run
        if (!kept || !untouched()) return
        // It is no fault of the learner's texts: what cannot be taken up is left alone.
        const answer = await connection.lab().restore(kept.text).catch(() => undefined)
        if (!answer || 'problem' in answer || !untouched()) return
        lastKept = kept.text
        await lookAt(answer, { world: kept.world })
        if (answer.restored === 'differs') set({ notice: TOLD_ANEW })
      },
      async takeUp(kept, index) {
        await make((lab) => lab.restore(kept.text), { world: kept.world })
        if (get().run?.world === kept.world) {
          set({ selected: undefined })
          get().goTo(index)
        }
      },
      async lookInto(arn) {
        if (get().opening || !get().run) return
        set({ opening: true })
        try {
          await descend(arn)
        } catch (error) {
          set({ problem: ours(error) })
        } finally {
          set({ opening: false })
        }
      },
      comeBack(depth = get().trail.length - 1) {
        const { trail } = get()
        const left = trail[depth]
        if (left) turnTo(trail.slice(0, depth), undefined, left.from)
      },
      async stepState(direction) {
        const { run, trail, index } = get()
        if (!run) return
        get().pause()
        const found = await stretchFrom(index, direction, shownCount(get()), get().readEvents).catch(() => index)
        const now = get()
        if (now.run === run && now.trail === trail && now.index === index) now.goTo(found)
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
      readEvents: (from, count) => connection.lab().events(from, count, shownArn(get())),
      readChildren: (index, from, count, status) => connection.lab().children(shownArn(get()) ?? '', index, from, count, status),
    }
  })
}

/** All moments of what is looked at; undefined before the first run. */
export function shownTimeline({ run, trail }: Pick<RunState, 'run' | 'trail'>): Timeline | undefined {
  return trail.at(-1)?.opened ?? run?.report
}

export function shownCount(state: Pick<RunState, 'run' | 'trail'>): number {
  return shownTimeline(state)?.count ?? 0
}

export function looksAtMapRun({ trail }: Pick<RunState, 'trail'>): boolean {
  return trail.at(-1)?.opened.kind === 'mapRun'
}

/** The ARN of what is looked at; undefined: of the execution that was started. */
export function shownArn({ trail }: Pick<RunState, 'trail'>): string | undefined {
  return trail.at(-1)?.opened.arn
}

/**
 * Virtual time at the playhead, since the start of what is looked at; undefined while it is on its way. Where every
 * event has a tick it is known before the moment is.
 */
export function shownOffset({ run, trail, index, moment }: Pick<RunState, 'run' | 'trail' | 'index' | 'moment'>): number | undefined {
  if (moment?.index === index) return moment.event.offset
  const { ticks, count } = shownTimeline({ run, trail }) ?? {}
  return ticks?.length === count ? ticks?.[index]?.offset : undefined
}

function ours(error: unknown): RunProblem {
  return { part: 'simulator', message: error instanceof Error ? error.message : String(error) }
}

/** The run of this page's lab. */
export const useRun = createRunStore(() => startLabWorker<Lab>('stepFunctions'), browserTimers, createRunShelf(recordsIn('coldstart-runs')))
