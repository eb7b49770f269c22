import { AwsError } from '../../aws/awsError'
import { isJsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { CloudParts } from '../cloud'
import { loadRun, logHash, saveRun, type SavedRun } from '../savedRun'
import type { Simulation } from '../simulation'
import { payload } from '../views/payload'
import { serviceStory } from '../views/serviceStory'
import type {
  EventInspection,
  Lab,
  LabFunction,
  LabProblem,
  LabWorld,
  MomentView,
  RunReport,
  ServiceEvent,
  StateInspection,
  TableView,
} from './lab'
import { runCost } from './runCost'
import { RunHistory, stateBrief } from './runHistory'
import { tableView } from './tableViews'
import { buildWorld, LabRefusal, optionsOf, startExecution, updateFunction } from './worldBuilder'
import type { EventRow } from '../views/eventRow'

/** Characters of JSON in one payload on its way to the page. */
const PAYLOAD_LIMIT = 24_000
const MOST_ROWS = 500
const MOST_BETWEEN = 60
/** A run is stopped here: an endless one would fill the memory of its worker, and the page dies with it. */
const MOST_SIGNALS = 1_000_000
const MOST_EVENTS = 500_000

interface Run {
  /** As it was started. */
  readonly world: LabWorld
  readonly edits: readonly Edit[]
  readonly simulation: Simulation
  readonly executionArn: string
  /** Why it is not quiet, where it was stopped before. */
  readonly stopped: string | undefined
  /** As far as the run has come; made anew when it has come further. */
  readonly history: RunHistory
}

/** Functions that got other code at a fork, when the log had that length. */
interface Edit {
  readonly logLength: number
  readonly functions: readonly LabFunction[]
}

type Answer = RunReport | { readonly problem: LabProblem }

/** One start or fork, from its call to its end. */
interface Attempt {
  stopped: boolean
}

/** The lab over a simulation: makes worlds, runs them, and answers what the page asks of a moment. */
export class LabSession implements Lab {
  readonly #parts: CloudParts
  readonly #mostEvents: number
  #run: Run | undefined
  /** What is running now, for progress and stop. */
  #running: Simulation | undefined
  /** The start or fork that was asked for last. It may be stopped before its run has begun. */
  #attempt: Attempt = { stopped: false }

  /** @param mostEvents  the length of the log at which a run is stopped, as `RunLimitExceeded` */
  constructor(parts: CloudParts, mostEvents = MOST_EVENTS) {
    this.#parts = parts
    this.#mostEvents = mostEvents
  }

  start(world: LabWorld): Promise<Answer> {
    return refusals(async () => {
      const attempt = this.#newAttempt()
      this.#parts.guests.reset()
      const simulation = await buildWorld(this.#parts, world)
      const executionArn = await startExecution(simulation, world)
      return this.#runOn({ world, edits: [], simulation, executionArn }, attempt)
    })
  }

  progress() {
    const simulation = this.#running
    return { events: simulation?.log.length ?? 0, now: simulation?.now ?? 0 }
  }

  stop(): void {
    this.#attempt.stopped = true
    this.#running?.cancelRuns()
  }

  forkAt(index: number, functions: readonly LabFunction[]): Promise<Answer> {
    return refusals(async () => {
      const { world, edits, simulation, executionArn, history } = this.#current()
      const attempt = this.#newAttempt()
      simulation.forkAt(history.eventAt(history.clamp(index)).seq)
      const logLength = simulation.log.length
      const before = edits.filter((edit) => edit.logLength < logLength)
      const inForce = codeAfter(world, before)
      const edited = functions.filter(({ name, code }) => inForce.has(name) && inForce.get(name) !== code)
      for (const fn of edited) await updateFunction(simulation, fn)
      const made = edited.length === 0 ? before : [...before, { logLength, functions: edited }]
      return this.#runOn({ world, edits: made, simulation, executionArn }, attempt)
    })
  }

  moment(index: number): MomentView {
    const { history } = this.#current()
    return history.moment(history.clamp(index))
  }

  events(from: number, count: number): readonly EventRow[] {
    const { history } = this.#current()
    const first = Math.max(0, from)
    const last = Math.min(history.count, first + Math.min(count, MOST_ROWS))
    return Array.from({ length: Math.max(0, last - first) }, (_, i) => history.row(first + i))
  }

  state(name: string, index: number): StateInspection | undefined {
    const { history } = this.#current()
    const state = history.viewAt(history.clamp(index)).states.get(name)
    if (!state) return undefined
    return {
      ...stateBrief(name, state),
      enteredAt: state.enteredAt - history.startedAt,
      ...(state.cause === undefined ? {} : { cause: state.cause }),
      ...(state.input === undefined ? {} : { input: payload(state.input, PAYLOAD_LIMIT) }),
      ...(state.output === undefined ? {} : { output: payload(state.output, PAYLOAD_LIMIT) }),
    }
  }

  event(index: number): EventInspection {
    const { history } = this.#current()
    const at = history.clamp(index)
    return {
      event: history.row(at),
      story: history.story(at),
      details: payload(history.eventAt(at).details, PAYLOAD_LIMIT),
      between: this.#between(at),
    }
  }

  tables(index: number): readonly TableView[] {
    const { world, simulation, history } = this.#current()
    const at = history.clamp(index)
    const before = at === 0 ? undefined : history.eventAt(at - 1).seq
    return world.tables.map((table) => tableView(simulation, table, history.eventAt(at).seq, before))
  }

  indexAt(offset: VirtualMs): number {
    return this.#current().history.indexAt(offset)
  }

  save(): string | undefined {
    if (!this.#run) return undefined
    const { world, edits, simulation, executionArn, stopped } = this.#run
    const kept: KeptRun = { world, edits, executionArn, ...(stopped !== undefined && { stopped }), run: saveRun(simulation, optionsOf(world)) }
    return JSON.stringify(kept)
  }

  restore(text: string): Promise<Answer> {
    return refusals(async () => {
      const kept = keptRun(text)
      this.#parts.guests.reset()
      const simulation = loadRun(this.#parts, kept.run)
      if (simulation) {
        this.#take({ ...kept, simulation, stopped: kept.stopped })
        return { ...this.#report(), restored: 'same' }
      }
      const codes = codeAfter(kept.world, kept.edits)
      const functions = kept.world.functions.map(({ name, code }) => ({ name, code: codes.get(name) ?? code }))
      const again = await this.start({ ...kept.world, functions })
      return 'problem' in again ? again : { ...again, restored: 'differs' }
    })
  }

  #newAttempt(): Attempt {
    this.stop()
    this.#attempt = { stopped: false }
    return this.#attempt
  }

  async #runOn(run: Omit<Run, 'history' | 'stopped'>, attempt: Attempt): Promise<RunReport> {
    const { simulation } = run
    this.#running = simulation
    let stopped: string | undefined
    try {
      const quiet = simulation.runUntilQuiet(MOST_SIGNALS, this.#mostEvents)
      if (attempt.stopped) simulation.cancelRuns()
      await quiet
    } catch (error) {
      // A run that was stopped is looked at like any other.
      if (!(error instanceof AwsError)) throw error
      stopped = error.name
    } finally {
      this.#running = undefined
    }
    this.#take({ ...run, stopped })
    return this.#report()
  }

  #take({ world, edits, simulation, executionArn, stopped }: Omit<Run, 'history'>): void {
    this.#run = { world, edits, simulation, executionArn, stopped, history: new RunHistory(simulation.log, executionArn) }
  }

  #report(): RunReport {
    const { world, simulation, executionArn, stopped, history } = this.#current()
    return {
      executionArn,
      startedAt: history.startedAt,
      count: history.count,
      ticks: history.ticks(),
      quiet: stopped === undefined,
      ...(stopped === undefined ? {} : { stopped }),
      cost: runCost(history.events, world),
      logHash: logHash(simulation),
    }
  }

  #between(index: number): readonly ServiceEvent[] {
    const { simulation, history } = this.#current()
    const first = index === 0 ? history.eventAt(0).seq : history.eventAt(index - 1).seq + 1
    const found: ServiceEvent[] = []
    for (let seq = first; seq < history.eventAt(index).seq && found.length < MOST_BETWEEN; seq++) {
      const event = simulation.log[seq]
      if (!event || typeof event.detail['id'] === 'number') continue
      const offset = event.at - history.startedAt
      found.push({ offset, service: event.service, type: event.type, story: serviceStory(event) })
    }
    return found
  }

  #current(): Run {
    if (!this.#run) throw new RangeError('nothing has run in this lab yet')
    return this.#run
  }
}

/** A run as it is kept on the device: with the learner's world, to be run again where it has to be. */
interface KeptRun {
  readonly world: LabWorld
  readonly edits: readonly Edit[]
  readonly executionArn: string
  readonly stopped?: string
  readonly run: SavedRun
}

/** Each function's code after these edits. */
function codeAfter({ functions }: LabWorld, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const all = [...functions, ...edits.flatMap((edit) => edit.functions)]
  return new Map(all.map(({ name, code }) => [name, code]))
}

function keptRun(text: string): KeptRun {
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    kept = undefined
  }
  if (isJsonObject(kept) && isJsonObject(kept['world']) && isJsonObject(kept['run']) && Array.isArray(kept['edits']) && typeof kept['executionArn'] === 'string') {
    return kept as unknown as KeptRun
  }
  throw new LabRefusal({ part: 'definition', message: 'What was kept of the last run is no run of this app.' })
}

async function refusals(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LabRefusal) return { problem: error.problem }
    throw error
  }
}
