import { AwsError } from '../../../aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { itemsOf } from '../../../kernel/stack'
import type { StatesAccount } from '../../../services/stepfunctions/account'
import type { Simulation } from '../../simulation'
import type { ExecutionStatus } from '../../views/executionView'
import { historyEvent, textOf, type HistoryEvent } from '../../views/historyEvent'
import { ExecutionHistory, executionSubject } from './executionHistory'
import type { History } from './history'
import type { Subject } from './lab'
import { MapRunHistory, type MapRunFacts } from './mapRunHistory'

/** Histories that are kept beside the started execution's: on the way down to a child, and its neighbours. */
const MOST_KEPT = 12

/** Where a Map Run began. */
interface MapRunStart {
  readonly executionArn: string
  readonly event: HistoryEvent
  /** The event before it, of its Map state. */
  readonly mapStarted: HistoryEvent | undefined
}

/** All that can be looked at of one run: the execution that was started, and executions and Map Runs that it led to. */
export class Histories {
  readonly started: ExecutionHistory
  readonly #simulation: Simulation
  readonly #events = new Map<string, HistoryEvent[]>()
  readonly #mapRuns = new Map<string, MapRunStart>()
  readonly #kept = new Map<string, History>()

  /** @param executionArn  the execution that was started */
  constructor(simulation: Simulation, executionArn: string) {
    this.#simulation = simulation
    for (const told of simulation.log) {
      const event = historyEvent(told)
      if (!event) continue
      const events = this.#events.get(told.resource)
      const mapRunArn = event.type === 'MapRunStarted' ? textOf(event.details, 'mapRunArn') : undefined
      if (mapRunArn !== undefined) {
        const mapStarted = events?.find(({ id }) => id === event.previousEventId)
        this.#mapRuns.set(mapRunArn, { executionArn: told.resource, event, mapStarted })
      }
      if (events) events.push(event)
      else this.#events.set(told.resource, [event])
    }
    this.started = this.#execution(executionArn)
  }

  /** @throws {RangeError} where this run has none of that ARN */
  of(arn: string | undefined): History {
    if (arn === undefined || arn === this.started.subject.arn) return this.started
    const kept = this.#kept.get(arn)
    const history = kept ?? this.#made(arn)
    if (!history) throw new RangeError(`nothing in this run is ${arn}`)
    // The least recently used goes first.
    this.#kept.delete(arn)
    this.#kept.set(arn, history)
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value)
    return history
  }

  /** What an ARN is of; undefined where this run has none of it. */
  subject(arn: string | undefined): Subject | undefined {
    if (arn === undefined) return undefined
    const mapRun = this.#mapRuns.get(arn)
    if (mapRun) return { kind: 'mapRun', arn, name: this.#stateOf(mapRun) }
    return this.#events.has(arn) ? executionSubject(arn) : undefined
  }

  #made(arn: string): History | undefined {
    const mapRun = this.#mapRuns.get(arn)
    if (mapRun) return this.#mapRun(arn, mapRun)
    return this.#events.has(arn) ? this.#execution(arn) : undefined
  }

  #execution(arn: string): ExecutionHistory {
    return new ExecutionHistory(arn, this.#events.get(arn) ?? [])
  }

  #mapRun(arn: string, start: MapRunStart): MapRunHistory {
    const { executionArn, event } = start
    const ends = (this.#events.get(executionArn) ?? []).filter(({ type, previousEventId }) => type.startsWith('MapRun') && previousEventId === event.id)
    const children = this.#childrenOf(arn)
    return new MapRunHistory(this.#facts(arn, start, children[0]), [event, ...ends], children, (child) => this.#events.get(child) ?? [])
  }

  #facts(arn: string, start: MapRunStart, firstChild = ''): MapRunFacts {
    const told = this.#ask('DescribeMapRun', { mapRunArn: arn })
    const executions = objectOf(told['executionCounts'])
    const items = objectOf(told['itemCounts'])
    return {
      arn,
      status: (textOf(told, 'status') ?? 'RUNNING') as ExecutionStatus,
      state: this.#stateOf(start),
      total: numberOf(executions['total']),
      expected: numberOf(start.mapStarted?.details['length']),
      items: numberOf(items['total']),
      resultsWritten: numberOf(items['resultsWritten']),
      childType: firstChild.includes(':express:') ? 'EXPRESS' : 'STANDARD',
      maxConcurrency: numberOf(told['maxConcurrency']),
      toleratedFailurePercentage: numberOf(told['toleratedFailurePercentage']),
      toleratedFailureCount: numberOf(told['toleratedFailureCount']),
    }
  }

  /** The Map state whose entry led to its start. */
  #stateOf({ executionArn, mapStarted }: MapRunStart): string {
    const entered = (this.#events.get(executionArn) ?? []).find(({ id }) => id === mapStarted?.previousEventId)
    return (entered && textOf(entered.details, 'name')) ?? 'Map'
  }

  /** In the order of their starts. Read off the account: to list ten thousand in AWS's pages takes a second. */
  #childrenOf(mapRunArn: string): readonly string[] {
    const account = this.#simulation.timeline.present.state.services.get('states') as StatesAccount | undefined
    return itemsOf(account?.started.get(mapRunArn)).reverse()
  }

  /** What Step Functions answers at the end of the log; nothing where it refuses. */
  #ask(action: string, input: JsonObject): JsonObject {
    try {
      return objectOf(this.#simulation.peek(this.#simulation.log.length - 1, 'states', action, input))
    } catch (error) {
      if (error instanceof AwsError) return {}
      throw error
    }
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0
}
