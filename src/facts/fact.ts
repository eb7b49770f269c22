/**
 * A number of AWS's, with all that one has to know to trust it. Simulator, questions and guide name it by its
 * id and never write it again.
 *
 * How far it can be trusted:
 * - `recorded`: seen in answers of AWS;
 * - `documented`: read in AWS's documentation, price list or API model;
 * - `modelled`: AWS does not say; the note tells why this was chosen;
 * - `unverified`: told by others or by older documentation, not read again.
 */
export interface Fact {
  readonly value: number
  readonly unit: Unit
  readonly source: Source
  /** The day someone last read it there, `YYYY-MM-DD`. */
  readonly checked: Day
  /** The month or day from which on it holds, where it was another number before. */
  readonly since?: string
  /** What it was before `since`, the latest first; `none` where there was no such thing. Absent where nobody wrote it down. */
  readonly before?: readonly Former[] | 'none'
  /** What exams made before the change take for right, in the words of their time. */
  readonly olderExam?: string
  readonly note?: string
  readonly confidence: 'recorded' | 'documented' | 'modelled' | 'unverified'
  /** Told to learners only: nothing in the simulator depends on it. */
  readonly teaching?: true
}

/** A number that held once. */
export interface Former {
  readonly value: number
  /** Where it is another than that of today. */
  readonly unit?: Unit
  /** From when on, where that is known. */
  readonly since?: string
}

/** Where it can be read; `ours` where nobody says it. */
type Source = `https://${string}` | 'ours'

type Day = `${number}-${number}-${number}`

/** What one of each unit comes to in milliseconds. */
export const MILLISECONDS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, days: 86_400_000 } as const

/** What one of each unit comes to in bytes. What AWS calls KB and MB when it limits sizes are these. */
export const BYTES = { bytes: 1, KiB: 1024, MiB: 1_048_576, GiB: 1_073_741_824 } as const

export type DurationUnit = keyof typeof MILLISECONDS
export type SizeUnit = keyof typeof BYTES

type Counted =
  | 'actions'
  | 'aliases'
  | 'attempts'
  | 'attributes'
  | 'characters'
  | 'connections'
  | 'datapoints'
  | 'digits'
  | 'dimensions'
  | 'events'
  | 'executions'
  | 'filters'
  | 'messages'
  | 'functions'
  | 'indexes'
  | 'items'
  | 'iterations'
  | 'labels'
  | 'languages'
  | 'layers'
  | 'levels'
  | 'operators'
  | 'parameters'
  | 'policies'
  | 'records'
  | 'redrives'
  | 'requests'
  | 'results'
  | 'retries'
  | 'routes'
  | 'runtimes'
  | 'segments'
  | 'shards'
  | 'stages'
  | 'streams'
  | 'tables'
  | 'tags'
  | 'traces'
  | 'tokens'
  | 'million messages'
  | 'million requests'
  | 'transitions'
  | 'values'
  | 'variables'
  | 'versions'

type Rate = 'capacity units' | 'capacity units/s' | 'connections/s' | 'environments/10 s' | 'executions/min' | 'executions/s' | 'requests/s' | '%'

type Price =
  | 'USD/1,000 transitions'
  | 'USD/1,000,000 connection minutes'
  | 'USD/1,000,000 messages'
  | 'USD/1,000,000 requests'
  | 'USD/GB-hour'
  | 'USD/GB-second'
  | 'USD/hour'

/** `times` is a factor, `power of ten` an exponent; `MB` and `GB` are what Step Functions and Lambda bill by. */
export type Unit =
  | DurationUnit
  | SizeUnit
  | Counted
  | Rate
  | Price
  | 'MB'
  | 'MiB/vCPU'
  | 'GB-hours/month'
  | 'GB-seconds/month'
  | 'times'
  | 'power of ten'
