import { keyedOptions, type Question } from '../../content/questions/question'
import { lastWhere, ticksOf } from '../../sim/cloud/labs/timeline'
import type { Library } from '../../sim/cloud/library'
import { logHash, type SavedRun } from '../../sim/cloud/savedRun'
import { historyEvent, textOf } from '../../sim/cloud/views/historyEvent'
import { payload } from '../../sim/cloud/views/payload'
import type { SimEvent } from '../../sim/kernel/eventLog'
import { isoTime } from '../../sim/kernel/virtualTime'
import type { Seen } from '../proof/checking'
import { playOption } from '../proof/proof'
import { ProofBroken } from '../proof/scope'
import { apisOf, gatewayRunOf } from './gatewayRun'
import { executionsOf, labRunOf, type PlayedRun } from './labRun'
import { functionAbout, functionsOf, lambdaRunOf } from './lambdaRun'
import { logLine, logStory, logTone } from './logLine'
import { functionSteps, stepsOf } from './playedSteps'
import { PAYLOAD_LIMIT, type RunFilter, type RunLane, type RunLook, type RunRoom, type RunSourceCount } from './runRoom'

const MOST_ROWS = 500
/** More rows than these are not told apart in one picture. */
const MOST_LANES = 40

/**
 * A room without a run in it.
 * @param record  makes worlds whose run can be put down
 */
export function openRunRoom(record: Library['createRecordedCloud']): RunRoom {
  let played: PlayedRun | undefined
  let log: readonly SimEvent[] = []
  /** The moments: those of the log that the filter lets through. */
  let moments: readonly SimEvent[] = []
  const startedAt = () => log[0]?.at ?? 0
  const momentAt = (index: number) => {
    const event = moments[index]
    if (!event) throw new RangeError(`no moment ${index} of ${moments.length}`)
    return event
  }

  return {
    async openRun(question: Question, option: string) {
      try {
        let save: (() => SavedRun) | undefined
        const { run, seen } = await playOption(question, option, async (options) => {
          const recorded = await record(options)
          save = recorded.save
          return recorded.cloud
        })
        // What is looked up later is told in the log too, and no part of the run.
        log = moments = [...run.cloud.log]
        played = save && { question, option, run, saved: save(), log }
        const holds = seen.every((each) => each.holds)
        const deciding = decidingSeq(seen, log.length)
        const functions = functionsOf(log).filter((name) => functionSteps(stepsOf(question, option)).some((step) => step.function === name))
        const decidingFunction = log[deciding] && functionAbout(log[deciding], log, functions)
        return {
          option, keyed: keyedOptions(question).includes(option), holds, seen, deciding, sources: sourcesOf(log), executions: executionsOf(log), functions, apis: apisOf(log),
          ...(decidingFunction !== undefined && { decidingFunction }), logHash: logHash(run.cloud),
        }
      } catch (error) {
        if (error instanceof ProofBroken) return { broken: error.message }
        throw error
      }
    },
    lookAtRun(filter, seq) {
      moments = log.filter((event) => letsThrough(filter, event))
      return lookOf(moments, startedAt(), seq)
    },
    runRows(from, count) {
      const first = Math.max(0, from)
      return moments.slice(first, first + Math.min(count, MOST_ROWS)).map((event, i) => logLine(event, first + i, startedAt()))
    },
    async labRun(arn, seq) {
      if (!played) throw new RangeError('nothing has been played in this room yet')
      return labRunOf(played, arn, seq)
    },
    async lambdaRun(functionName, seq) {
      if (!played) throw new RangeError('nothing has been played in this room yet')
      return lambdaRunOf(played, functionName, seq)
    },
    gatewayRun(api, seq) {
      if (!played) throw new RangeError('nothing has been played in this room yet')
      return gatewayRunOf(played, api, seq)
    },
    runMoment(index) {
      const event = momentAt(index)
      return { event: logLine(event, index, startedAt()), story: logStory(event, stateOf(event, log)), time: isoTime(event.at), details: payload(event.detail, PAYLOAD_LIMIT) }
    },
  }
}

function letsThrough({ service, resource }: RunFilter, event: SimEvent): boolean {
  return (service === undefined || event.service === service) && (resource === undefined || event.resource === resource)
}

/**
 * Where one looks first: what the first claim that fails rests on, or where all hold, the last. A claim that something
 * never happens rests on no event: then all has to have happened.
 */
function decidingSeq(seen: readonly Seen[], length: number): number {
  const decisive = seen.find(({ holds }) => !holds) ?? seen.findLast(({ events }) => events.length > 0)
  return decisive?.events.at(-1)?.seq ?? Math.max(0, length - 1)
}

function sourcesOf(log: readonly SimEvent[]): readonly RunSourceCount[] {
  const counts = new Map<string, { service: string; resource: string; events: number }>()
  for (const { service, resource } of log) {
    const key = `${service} ${resource}`
    const count = counts.get(key) ?? { service, resource, events: 0 }
    count.events++
    counts.set(key, count)
  }
  return [...counts.values()]
}

function lookOf(moments: readonly SimEvent[], startedAt: number, seq: number): RunLook {
  const places = new Map<string, number>()
  const lanes: RunLane[] = []
  for (const { service, resource } of moments) {
    const key = `${service} ${resource}`
    if (places.has(key)) continue
    if (lanes.length < MOST_LANES) lanes.push({ service, resource })
    places.set(key, Math.min(places.size, MOST_LANES))
  }
  const left = places.size - MOST_LANES
  if (left > 0) lanes.push({ service: '', resource: left === 1 ? '1 more' : `${left} more` })
  const ticks = ticksOf(moments.length, (index) => {
    const event = moments[index]!
    return { offset: event.at - startedAt, tone: logTone(event) }
  })
  return {
    startedAt,
    count: moments.length,
    index: lastWhere(moments.length, (index) => moments[index]!.seq <= seq),
    lanes,
    ticks: ticks.map((tick) => {
      const { service, resource } = moments[tick.index]!
      return { ...tick, lane: places.get(`${service} ${resource}`) ?? 0 }
    }),
  }
}

/** The state that an event of an execution belongs to: the one named last on the way back to its start. */
function stateOf(event: SimEvent, log: readonly SimEvent[]): string | undefined {
  const own = log.filter(({ service, resource }) => service === 'states' && resource === event.resource).flatMap((each) => historyEvent(each) ?? [])
  const byId = new Map(own.map((each) => [each.id, each]))
  for (let at = historyEvent(event); at; at = byId.get(at.previousEventId)) {
    const name = textOf(at.details, 'name')
    if (name !== undefined && at.type.endsWith('StateEntered')) return name
  }
  return undefined
}
