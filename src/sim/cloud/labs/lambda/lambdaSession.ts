import { AwsError } from '../../../aws/awsError'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { LoadRun } from '../../../fleet/loadRun'
import type { CloudParts } from '../../cloud'
import { nextTask } from '../../nextTask'
import type { Simulation } from '../../simulation'
import { trafficProblem } from './arrivals'
import { comparedVariant } from './comparedVariant'
import { codeDiffers, deployAhead, goesOnAs, LambdaRefusal, newWorld, optionsOf } from './deployment'
import { invocationDetails } from './invocationViews'
import { putDown, takeUp } from './keptWorld'
import { begin, bringTo, deployedIn, invocationsOf, sendOne, type LabRun } from './labRun'
import { laneViews } from './laneViews'
import { Ledger } from './ledger'
import { loadOf, loadReport, SAMPLE } from './loadEstimate'
import {
  MOST_LOAD,
  type ComparedVariant,
  type EnvironmentRow,
  type InvocationDetails,
  type InvocationRow,
  type LambdaEventRow,
  type LambdaLab,
  type LambdaMoment,
  type LambdaProblem,
  type LambdaReport,
  type LambdaWorld,
  type LoadReport,
  type LoadTraffic,
  type Traffic,
  type TrafficSeries,
  type Variant,
} from './lambdaLab'
import { arrivalNumbers, countOf, environmentRows, eventRows, indexAt, invocationRows, momentOf, reportOf, segmentNumbers } from './runWindows'
import { trafficSeries } from './trafficSeries'

/** A run is stopped here: an endless one would fill the memory of its worker. */
const MOST_SIGNALS = 3_000_000
const MOST_EVENTS = 600_000

type Answer = LambdaReport | { readonly problem: LambdaProblem }

interface Attempt {
  stopped: boolean
}

/** The lab over a simulation: deploys, sends traffic, and answers what the page asks of the log. */
export class LambdaSession implements LambdaLab {
  readonly #parts: CloudParts
  #world: LabRun | undefined
  #running: Simulation | undefined
  #load: LoadRun | undefined
  #attempt: Attempt = { stopped: false }

  constructor(parts: CloudParts) {
    this.#parts = parts
  }

  run(world: LambdaWorld, traffic: Traffic): Promise<Answer> {
    return refusals(async () => {
      checkTraffic(traffic)
      const attempt = this.#newAttempt()
      const now = this.#world
      const is = now && deployedIn(now)
      const goesOn = now && is && goesOnAs(is, world) ? now : await this.#begin(world)
      return this.#runOn(goesOn, attempt, async () => {
        await bringTo(goesOn, world)
        await goesOn.simulation.runFor(traffic.pauseSeconds * 1000)
        await begin(goesOn, world, traffic)
      })
    })
  }

  reset(): void {
    this.stop()
    this.#world = undefined
  }

  save(): string | undefined {
    return this.#world && putDown(this.#world)
  }

  async restore(text: string): Promise<Answer | undefined> {
    this.stop()
    this.#parts.guests.reset()
    const taken = takeUp(this.#parts, text)
    if (!taken) return undefined
    if ('simulation' in taken) {
      this.#world = taken
      return { ...reportOf(taken), restored: 'same' }
    }
    this.#world = undefined
    let report: Answer | undefined
    for (const { world, traffic } of taken.sent) {
      report = await this.run(world, traffic)
      if ('problem' in report) return report
    }
    return report && { ...report, restored: 'differs' }
  }

  progress() {
    const simulation = this.#running
    return { events: simulation?.log.length ?? 0, now: simulation?.now ?? 0, ...(this.#load ? { share: Math.min(1, this.#load.progress) } : {}) }
  }

  stop(): void {
    this.#attempt.stopped = true
    this.#running?.cancelRuns()
  }

  forkAt(index: number, edited: LambdaWorld): Promise<Answer> {
    return refusals(async () => {
      const world = this.#current()
      const attempt = this.#newAttempt()
      const { simulation, first } = world
      simulation.forkAt(first + this.#clamped(index))
      const { length } = simulation.log
      world.deployed = world.deployed.filter(({ seq }, i) => i === 0 || seq <= length)
      world.sent = world.sent.filter(({ seq }) => seq <= length)
      world.ledger = new Ledger()
      const is = deployedIn(world)
      const recoded = { ...is, files: edited.files }
      return this.#runOn(world, attempt, async () => {
        if (codeDiffers(is, recoded)) {
          await deployAhead(simulation, recoded, world.options)
          world.deployed = [...world.deployed, { seq: simulation.log.length, world: recoded }]
        }
        world.sends = world.sends.filter(({ at }) => at > simulation.now)
      })
    })
  }

  moment(index: number): LambdaMoment {
    return momentOf(this.#current(), this.#clamped(index))
  }

  events(from: number, count: number): readonly LambdaEventRow[] {
    return eventRows(this.#current(), from, count)
  }

  invocations(from: number, count: number): readonly InvocationRow[] {
    return invocationRows(this.#current(), from, count)
  }

  invocation(number: number): InvocationDetails | undefined {
    const { ledger, startedAt, simulation, first } = this.#current()
    const invocation = ledger.invocations[number]
    return invocation && invocationDetails(ledger, invocation, simulation.log, first, startedAt)
  }

  environments(from: number, count: number): readonly EnvironmentRow[] {
    return environmentRows(this.#current(), from, count)
  }

  segments(from: number, count: number): readonly number[] {
    return segmentNumbers(this.#current(), from, count)
  }

  arrivals(from: number, count: number): readonly number[] {
    return arrivalNumbers(this.#current(), from, count)
  }

  series(traffic: number): TrafficSeries | undefined {
    const world = this.#current()
    const sent = world.sent[traffic]
    return sent && trafficSeries(invocationsOf(world, sent, world.sent[traffic + 1]), world.startedAt)
  }

  lanes() {
    const world = this.#current()
    const sent = world.sent.filter(({ traffic }) => traffic.kind === 'lanes').at(-1)
    return sent ? laneViews(world.ledger, world.simulation.log, sent, world.startedAt) : []
  }

  indexAt(offset: VirtualMs): number {
    return indexAt(this.#current(), offset)
  }

  async compare(variants: readonly Variant[], traffic: Traffic): Promise<readonly ComparedVariant[] | { readonly problem: LambdaProblem }> {
    const compared: ComparedVariant[] = []
    try {
      checkTraffic(traffic)
      const attempt = this.#newAttempt()
      for (const { name, world } of variants) {
        const made = await this.#make(world)
        await this.#drive(made, attempt, () => begin(made, world, traffic))
        if (made.stopped !== undefined) break
        compared.push(comparedVariant(name, made))
      }
      return compared
    } catch (error) {
      if (error instanceof LambdaRefusal) return { problem: error.problem }
      throw error
    } finally {
      // Environments of another world have the names of this one's.
      this.#parts.guests.reset()
    }
  }

  async load(world: LambdaWorld, event: string, traffic: LoadTraffic): Promise<LoadReport | { readonly problem: LambdaProblem } | undefined> {
    try {
      checkLoad(traffic)
      if (world.configuration.snapStart) throw new LambdaRefusal({ part: 'traffic', message: 'A load does not know snapshots: switch SnapStart off for it.' })
      const attempt = this.#newAttempt()
      // Neither limits nor environments kept ready are of the sample.
      const { reservedConcurrency: _reserved, provisionedConcurrency: _provisioned, ...configuration } = world.configuration
      const sampled = { ...world, configuration }
      const made = await this.#make(sampled)
      for (const each of SAMPLE) {
        const sample = { ...each, event }
        checkTraffic(sample)
        await made.simulation.runFor(sample.pauseSeconds * 1000)
        await this.#drive(made, attempt, () => begin(made, sampled, sample))
      }
      const load = loadOf(made.ledger.invocations, world, traffic)
      const run = (this.#load = new LoadRun(load))
      while (!attempt.stopped && !run.advance()) await nextTask()
      return attempt.stopped ? undefined : loadReport(run, load)
    } catch (error) {
      if (error instanceof LambdaRefusal) return { problem: error.problem }
      if (error instanceof RangeError) return { problem: { part: 'traffic', message: error.message } }
      throw error
    } finally {
      this.#load = undefined
      this.#parts.guests.reset()
    }
  }

  #newAttempt(): Attempt {
    this.stop()
    this.#attempt = { stopped: false }
    return this.#attempt
  }

  async #begin(world: LambdaWorld): Promise<LabRun> {
    return (this.#world = await this.#make(world))
  }

  async #make(world: LambdaWorld): Promise<LabRun> {
    this.#parts.guests.reset()
    const simulation = await newWorld(this.#parts, world)
    const seq = simulation.log.length
    return { simulation, options: optionsOf(world), first: seq, startedAt: simulation.now, deployed: [{ seq, world }], sent: [], sends: [], ledger: new Ledger(), stopped: undefined }
  }

  async #runOn(world: LabRun, attempt: Attempt, prepare: () => Promise<void>): Promise<LambdaReport> {
    await this.#drive(world, attempt, prepare)
    return reportOf(world)
  }

  /** Sends what is to be sent, each at its time, and runs until the world is quiet or the run is stopped. */
  async #drive(world: LabRun, attempt: Attempt, prepare: () => Promise<void>): Promise<void> {
    const { simulation } = world
    this.#running = simulation
    world.stopped = undefined
    try {
      await prepare()
      for (const send of world.sends) {
        if (attempt.stopped) break
        const wait = wholeMicroseconds(send.at - simulation.now)
        if (wait > 0) await simulation.runFor(wait)
        sendOne(simulation, send)
      }
      const quiet = simulation.runUntilQuiet(MOST_SIGNALS, MOST_EVENTS)
      if (attempt.stopped) simulation.cancelRuns()
      await quiet
    } catch (error) {
      // A run that was stopped is looked at like any other.
      if (!(error instanceof AwsError)) throw error
      world.stopped = error.name
    } finally {
      this.#running = undefined
      world.ledger.readTo(simulation.log)
    }
  }

  #clamped(index: number): number {
    return Math.max(0, Math.min(Math.floor(index), countOf(this.#current()) - 1))
  }

  #current(): LabRun {
    if (!this.#world) throw new RangeError('nothing has run in this lab yet')
    return this.#world
  }
}

function checkLoad(traffic: LoadTraffic): void {
  const requests = traffic.kind === 'burst' ? traffic.requests : ((traffic.from + traffic.to) / 2) * traffic.seconds
  if (requests >= 1 && requests <= MOST_LOAD) return
  throw new LambdaRefusal({ part: 'traffic', message: `A load is 1 to ${MOST_LOAD} requests; that is ${Math.floor(requests)}.` })
}

function checkTraffic(traffic: Traffic): void {
  const wrong = trafficProblem(traffic)
  if (wrong !== undefined) throw new LambdaRefusal({ part: 'traffic', message: wrong })
  if (traffic.kind === 'wait') return
  try {
    JSON.parse(traffic.event)
  } catch (error) {
    throw new LambdaRefusal({ part: 'event', message: `This is not JSON: ${(error as Error).message}` })
  }
}

async function refusals(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof LambdaRefusal) return { problem: error.problem }
    throw error
  }
}
