import type { Question } from '../../content/questions/question'
import type { LambdaWorld } from '../../sim/cloud/labs/lambda/lambdaLab'
import type { LabWorld } from '../../sim/cloud/labs/stepfunctions/lab'
import type { LabTone, Tick, Timeline } from '../../sim/cloud/labs/timeline'
import type { Payload } from '../../sim/cloud/views/payload'
import type { Seen } from '../proof/checking'

/** Characters of JSON in one payload on its way to the page. */
export const PAYLOAD_LIMIT = 24_000

/** A proof's run for one option, and what decided about it. Plain JSON. */
export interface OpenedRun {
  readonly option: string
  readonly keyed: boolean
  readonly holds: boolean
  readonly seen: readonly Seen[]
  /** The event that decides, by its place in the log: where one begins to look. */
  readonly deciding: number
  /** Who told the events, in order of coming. */
  readonly sources: readonly RunSourceCount[]
  /** ARNs of executions that were started in it, but for children of Map Runs; at most a dozen. */
  readonly executions: readonly string[]
  /** Functions that the proof made, those invoked first; at most a dozen. */
  readonly functions: readonly string[]
  /** Stages of REST APIs that requests were sent to; at most a dozen. */
  readonly apis: readonly RunApi[]
  /** The one that the deciding event is about, where it is about one. */
  readonly decidingFunction?: string
  /** Of the whole log: equal runs give equal hashes. */
  readonly logHash: string
}

export interface RunApi {
  readonly restApiId: string
  readonly stageName: string
  /** The API's name. */
  readonly name: string
}

export interface RunSourceCount {
  readonly service: string
  readonly resource: string
  readonly events: number
}

/** Whose events are moments: absent for those of all. */
export interface RunFilter {
  readonly service?: string
  readonly resource?: string
}

/** The run's moments, as far as a filter lets them through. */
export interface RunLook extends Timeline {
  /** The moment at or before the event that was asked for. */
  readonly index: number
  readonly ticks: readonly RunTick[]
  /** Resources by their first event; the last is of all that are left over where there are many. */
  readonly lanes: readonly RunLane[]
}

export interface RunTick extends Tick {
  /** In `lanes`. */
  readonly lane: number
}

export interface RunLane {
  readonly service: string
  readonly resource: string
}

/** One line of the log. */
export interface RunRow {
  readonly index: number
  /** Its place in the whole log. */
  readonly seq: number
  /** Virtual ms since the world began. */
  readonly offset: number
  readonly service: string
  readonly type: string
  readonly resource: string
  readonly tone: LabTone
  readonly note?: string
}

export interface RunMoment {
  readonly event: RunRow
  /** In one or two sentences: what happened. */
  readonly story: string
  /** ISO 8601, virtual. */
  readonly time: string
  readonly details: Payload
}

/** An execution of the run as the Step Functions lab takes it up: this very run, not one like it. */
export interface LabRun {
  /** What the lab's `restore` reads. */
  readonly text: string
  readonly world: LabWorld
  /** The moment of the execution's history at or before the event that was asked for. */
  readonly index: number
}

/** The run as the Lambda lab takes it up, with the texts of one of its functions. */
export interface LambdaLabRun {
  /** What the lab's `restore` reads. */
  readonly text: string
  readonly world: LambdaWorld
  /** The event that the function was called with last, as JSON text. */
  readonly event: string
  /** The moment of the lab that the event is which was asked for. */
  readonly index: number
}

/** The simulator's side of looking at a proof's run: one run at a time, and windows on its log. */
export interface RunRoom {
  /** Plays an option of a question's proof; `broken` where it cannot be played, with why. */
  openRun(question: Question, option: string): Promise<OpenedRun | { readonly broken: string }>
  /** Lets through only some events from now on. @param seq  the event to look at */
  lookAtRun(filter: RunFilter, seq: number): RunLook
  /** Rows `from` to `from + count`, at most 500. */
  runRows(from: number, count: number): readonly RunRow[]
  runMoment(index: number): RunMoment
  /** @param arn  of `executions` @param seq  the event to look at */
  labRun(arn: string, seq: number): Promise<LabRun>
  /** @param functionName  of `functions` @param seq  the event to look at */
  lambdaRun(functionName: string, seq: number): Promise<LambdaLabRun>
  /** What the API Gateway lab takes up, as text. @param api  of `apis` @param seq  the event to look at */
  gatewayRun(api: RunApi, seq: number): string
}
