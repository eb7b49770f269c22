import { isoTime, wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { logHash } from '../../savedRun'
import { payload } from '../../views/payload'
import { lastWhere, ticksOf } from '../timeline'
import { invocationRow } from './invocationViews'
import { invocationsOf, type LabRun } from './labRun'
import { STARTS, type EnvironmentRow, type InvocationRow, type LambdaEventRow, type LambdaMoment, type LambdaReport } from './lambdaLab'
import { eventRow, momentStory, toneOf } from './momentViews'
import { trafficSummary } from './trafficSummary'

// What a page may ask for at once.
const MOST_EVENT_ROWS = 300
const MOST_INVOCATION_ROWS = 150
const MOST_ENVIRONMENT_ROWS = 500
const MOST_SEGMENTS = 1500
const MOST_ARRIVALS = 3000
const MOST_DETAILS = 16_000

/** How many moments a run has. */
export function countOf({ simulation, first }: LabRun): number {
  return simulation.log.length - first
}

/** @throws {RangeError} where the run has no such moment */
export function momentOf(world: LabRun, index: number): LambdaMoment {
  const event = world.simulation.log[world.first + index]
  if (!event) throw new RangeError(`no moment ${index}`)
  return {
    index,
    event: rowOf(world, index),
    story: momentStory(event),
    time: isoTime(event.at),
    details: payload(event.detail, MOST_DETAILS),
    environments: standing(world, event.at),
  }
}

export function eventRows(world: LabRun, from: number, count: number): readonly LambdaEventRow[] {
  return windowOf(countOf(world), from, Math.min(count, MOST_EVENT_ROWS)).map((index) => rowOf(world, index))
}

export function invocationRows({ ledger, startedAt }: LabRun, from: number, count: number): readonly InvocationRow[] {
  return ledger.invocations.slice(from, from + Math.min(count, MOST_INVOCATION_ROWS)).map((invocation) => invocationRow(ledger, invocation, startedAt))
}

export function environmentRows({ ledger, startedAt }: LabRun, from: number, count: number): readonly EnvironmentRow[] {
  return ledger.lanes.slice(from, from + Math.min(count, MOST_ENVIRONMENT_ROWS)).map(({ lane, id, from: begun, to, provisioned, invocations, ended }) => ({
    lane, id, provisioned, invocations,
    from: wholeMicroseconds(begun - startedAt),
    ...(to === undefined ? {} : { to: wholeMicroseconds(to - startedAt) }),
    ...(ended === undefined ? {} : { ended }),
  }))
}

/** Five numbers for each segment of a lane: which lane, which kind, from when to when, of which invocation. */
export function segmentNumbers({ ledger, startedAt }: LabRun, from: number, count: number): readonly number[] {
  const shown = ledger.segments.slice(from, from + Math.min(count, MOST_SEGMENTS))
  return shown.flatMap(({ lane, kind, from: begun, to, invocation }) => [lane, kind, wholeMicroseconds(begun - startedAt), wholeMicroseconds(to - startedAt), invocation])
}

/** Three numbers for each request: when it was sent, how it began, in which lane. */
export function arrivalNumbers({ ledger, startedAt }: LabRun, from: number, count: number): readonly number[] {
  const shown = ledger.invocations.slice(from, from + Math.min(count, MOST_ARRIVALS))
  return shown.flatMap(({ sentAt, start, lane = -1 }) => [wholeMicroseconds(sentAt - startedAt), STARTS.indexOf(start), lane])
}

/** The moment at or before a time since the start. */
export function indexAt(world: LabRun, offset: VirtualMs): number {
  const { log } = world.simulation
  return lastWhere(countOf(world), (index) => (log[world.first + index]?.at ?? 0) - world.startedAt <= offset)
}

export function reportOf(world: LabRun): LambdaReport {
  const { simulation, startedAt, first, stopped, ledger, sent } = world
  const count = countOf(world)
  return {
    startedAt,
    count,
    ticks: ticksOf(count, (index) => {
      const event = simulation.log[first + index]
      return event ? { offset: wholeMicroseconds(event.at - startedAt), tone: toneOf(event) } : { offset: 0, tone: 'quiet' }
    }),
    quiet: stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
    logHash: logHash(simulation),
    environments: ledger.lanes.length,
    invocations: ledger.invocations.length,
    traffic: sent.map((each, i) => trafficSummary(each, invocationsOf(world, each, sent[i + 1]), first)),
    endsAt: wholeMicroseconds(simulation.now - startedAt),
  }
}

function rowOf({ simulation, first, startedAt, ledger }: LabRun, index: number): LambdaEventRow {
  const event = simulation.log[first + index]
  if (!event) throw new RangeError(`no moment ${index}`)
  return eventRow(event, index, startedAt, ledger.invocationOfSeq.get(event.seq))
}

/** Environments by how they stand at a moment. */
function standing({ ledger }: LabRun, at: VirtualMs): LambdaMoment['environments'] {
  const alive = ledger.lanes.filter(({ from, to }) => from <= at && (to === undefined || to > at)).length
  const now = ledger.segments.filter(({ from, to }) => from <= at && at < to)
  const starting = now.filter(({ kind }) => kind < 2).length
  return { starting, busy: now.length - starting, frozen: alive - now.length }
}

function windowOf(count: number, from: number, most: number): readonly number[] {
  const first = Math.max(0, from)
  return Array.from({ length: Math.max(0, Math.min(most, count - first)) }, (_, i) => first + i)
}
