import { AwsError } from '../../../aws/awsError'
import { isJsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { CloudOptions, CloudParts } from '../../cloud'
import { loadRun, logHash, saveRun, type SavedRun } from '../../savedRun'
import type { Simulation } from '../../simulation'
import { payload } from '../../views/payload'
import { serviceStory } from '../../views/serviceStory'
import type { ExecutionStatus } from '../../views/executionView'
import type { EventRow } from '../../views/eventRow'
import { Histories } from './histories'
import { ticksOf } from '../timeline'
import { clamped, indexAtSeq, indexAtTime, type History } from './history'
import {
  PAYLOAD_LIMIT,
  type ChildWindow,
  type EventInspection,
  type Lab,
  type LabFunction,
  type LabProblem,
  type LabWorld,
  type MomentView,
  type Opened,
  type RunReport,
  type ServiceEvent,
  type StateInspection,
  type TableView,
  type TokenAnswer,
} from './lab'
import { MapRunHistory } from './mapRunHistory'
import { runCost } from './runCost'
import { tableView } from './tableViews'
import { checkAnswer, sendBack, waitingToken } from './tokenAnswer'
import { buildWorld, LabRefusal, optionsOf, startExecution, updateFunction } from './worldBuilder'

const MOST_ROWS = 500
const MOST_BETWEEN = 60
/** A run is stopped here: an endless one would fill the memory of its worker, and the page dies with it. */
const MOST_SIGNALS = 1_000_000
const MOST_EVENTS = 500_000

interface Run {
  /** As it was started. */
  readonly world: LabWorld
  /** That the simulation was made with: of a run from elsewhere they may be others than the world's. */
  readonly options: CloudOptions
  readonly edits: readonly Edit[]
  readonly simulation: Simulation
  readonly executionArn: string
  /** Why it is not quiet, where it was stopped before. */
  readonly stopped: string | undefined
  /** As far as the run has come; made anew when it has come further. */
  readonly histories: Histories
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
      return this.#runOn({ world, options: optionsOf(world), edits: [], simulation, executionArn }, attempt)
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

  forkAt(index: number, functions: readonly LabFunction[], of?: string, answer?: TokenAnswer): Promise<Answer> {
    return refusals(async () => {
      const { world, options, edits, simulation, executionArn } = this.#current()
      const history = this.#history(of)
      const seq = history.seqAt(clamped(history, index))
      const token = answer && this.#tokenFor(answer, seq, history)
      const attempt = this.#newAttempt()
      simulation.forkAt(seq)
      const logLength = simulation.log.length
      const before = edits.filter((edit) => edit.logLength < logLength)
      const inForce = codeAfter(world, before)
      const edited = functions.filter(({ name, code }) => inForce.has(name) && inForce.get(name) !== code)
      for (const fn of edited) await updateFunction(simulation, fn)
      const made = edited.length === 0 ? before : [...before, { logLength, functions: edited }]
      const first = answer && token !== undefined ? () => sendBack(simulation, token, answer) : undefined
      return this.#runOn({ world, options, edits: made, simulation, executionArn }, attempt, first)
    })
  }

  open(arn: string, from: { readonly index: number; readonly of?: string }): Opened | undefined {
    const { histories } = this.#current()
    if (!histories.subject(arn)) return undefined
    const above = histories.of(from.of)
    const history = histories.of(arn)
    const { startedAt, count, subject } = history
    const position = above instanceof MapRunHistory ? above.positionOf(arn) : undefined
    return {
      ...subject,
      startedAt,
      count,
      ticks: ticksOf(history.count, (index) => history.row(index)),
      moment: history.moment(indexAtSeq(history, above.seqAt(clamped(above, from.index)))),
      end: history.moment(count - 1),
      ...(position === undefined ? {} : { position }),
    }
  }

  moment(index: number, of?: string): MomentView {
    const history = this.#history(of)
    return history.moment(clamped(history, index))
  }

  events(from: number, count: number, of?: string): readonly EventRow[] {
    const history = this.#history(of)
    const first = Math.max(0, from)
    const last = Math.min(history.count, first + Math.min(count, MOST_ROWS))
    return Array.from({ length: Math.max(0, last - first) }, (_, i) => history.row(first + i))
  }

  state(name: string, index: number, of?: string): StateInspection | undefined {
    const history = this.#history(of)
    const at = clamped(history, index)
    const state = history.state(name, at)
    if (!state) return undefined
    const waiting = state.inspection.type === 'Task' ? this.#waitingFor(name, history, at) : undefined
    return { ...state.inspection, ...(waiting && { tokens: waiting.count }), ...this.#started(state.started) }
  }

  event(index: number, of?: string): EventInspection {
    const history = this.#history(of)
    const at = clamped(history, index)
    return {
      event: history.row(at),
      story: history.story(at),
      details: payload(history.details(at), PAYLOAD_LIMIT),
      between: this.#between(history, at),
      ...this.#started(history.started(at)),
    }
  }

  children(of: string, index: number, from: number, count: number, status?: ExecutionStatus): ChildWindow {
    const history = this.#history(of)
    if (!(history instanceof MapRunHistory)) throw new RangeError(`${of} is no Map Run`)
    return history.children(clamped(history, index), from, count, status)
  }

  tables(index: number, of?: string): readonly TableView[] {
    const { world, simulation } = this.#current()
    const history = this.#history(of)
    const at = clamped(history, index)
    const before = at === 0 ? undefined : history.seqAt(at - 1)
    return world.tables.map((table) => tableView(simulation, table, history.seqAt(at), before))
  }

  indexAt(offset: VirtualMs, of?: string): number {
    return indexAtTime(this.#history(of), offset)
  }

  save(): string | undefined {
    if (!this.#run) return undefined
    const { world, options, edits, simulation, executionArn, stopped } = this.#run
    const kept: KeptRun = { world, edits, executionArn, ...(stopped !== undefined && { stopped }), run: saveRun(simulation, options) }
    return JSON.stringify(kept)
  }

  restore(text: string): Promise<Answer> {
    return refusals(async () => {
      const kept = keptRun(text)
      this.#parts.guests.reset()
      const simulation = loadRun(this.#parts, kept.run)
      if (simulation) {
        this.#take({ ...kept, options: kept.run.options, simulation, stopped: kept.stopped })
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

  /** Not only of the stay that is shown: other iterations may wait still. Looked for where there are tokens at all, as it means a look at the world. */
  #waitingFor(state: string, history: History, index: number) {
    const { world, simulation } = this.#current()
    return world.definition.includes('.waitForTaskToken') ? waitingToken(simulation, history.seqAt(index), history.subject.arn, state) : undefined
  }

  /** Before anything of a run is forgotten: the token that is to be sent back. */
  #tokenFor(answer: TokenAnswer, seq: number, history: History): string {
    checkAnswer(answer)
    const waiting = waitingToken(this.#current().simulation, seq, history.subject.arn, answer.state)
    if (!waiting) throw new LabRefusal({ part: 'answer', message: `${answer.state} does not wait for its task token at this moment.` })
    return waiting.token
  }

  /** @param first  what happens before it runs on, and AWS's refusal of it */
  async #runOn(run: Omit<Run, 'histories' | 'stopped'>, attempt: Attempt, first?: () => Promise<string | undefined>): Promise<RunReport> {
    const { simulation } = run
    this.#running = simulation
    let stopped: string | undefined
    let refused: string | undefined
    try {
      refused = await first?.()
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
    return { ...this.#report(), ...(refused === undefined ? {} : { refused }) }
  }

  #take({ world, options, edits, simulation, executionArn, stopped }: Omit<Run, 'histories'>): void {
    this.#run = { world, options, edits, simulation, executionArn, stopped, histories: new Histories(simulation, executionArn) }
  }

  #report(): RunReport {
    const { world, simulation, executionArn, stopped, histories } = this.#current()
    const history = histories.started
    return {
      executionArn,
      startedAt: history.startedAt,
      count: history.count,
      ticks: ticksOf(history.count, (index) => history.row(index)),
      quiet: stopped === undefined,
      ...(stopped === undefined ? {} : { stopped }),
      cost: runCost(history.events, world),
      logHash: logHash(simulation),
    }
  }

  #history(of: string | undefined): History {
    return this.#current().histories.of(of)
  }

  #started(arn: string | undefined): Pick<EventInspection, 'started'> {
    const started = this.#current().histories.subject(arn)
    return started ? { started } : {}
  }

  #between(history: History, index: number): readonly ServiceEvent[] {
    const { simulation } = this.#current()
    const first = index === 0 ? history.seqAt(0) : history.seqAt(index - 1) + 1
    const found: ServiceEvent[] = []
    for (let seq = first; seq < history.seqAt(index) && found.length < MOST_BETWEEN; seq++) {
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
