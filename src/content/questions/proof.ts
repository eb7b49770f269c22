import * as v from 'valibot'
import { CheckSchema, EventsSchema, type Check, type Events } from './check'
import type { Json, JsonObject } from './json'

/**
 * What the simulator does to prove a question, as data.
 *
 * In all values, `{ "$ref": "api.restApiId" }` stands for a part of an earlier step's result, `{ "$text": "…{{api.url}}…" }`
 * for a text with such parts, and `{ "$json": value }` for the value as JSON text. `with.name` is what the option
 * brings; a member whose option brings nothing is left out. A function's `script` is taken as it stands.
 */
export type Step =
  | CallStep
  | RequestStep
  | FunctionStep
  | MachineStep
  | ExecuteStep
  | ApiStep
  /** Lets virtual milliseconds go by. */
  | { readonly runFor: number | JsonObject }
  /** Goes on until nothing is under way. */
  | { readonly untilQuiet: true }
  /** A moment that checks count from. */
  | { readonly mark: string }
  /** All at one instant; goes on when all have been answered. */
  | { readonly together: readonly Step[] }
  /**
   * So many times, each begun `every` ms after the last (0: all at once) whether that has been answered or not; a pair
   * is drawn from by the world's seed. Results become lists; `index` counts from 0.
   */
  | { readonly many: number | JsonObject; readonly every?: number | JsonObject | readonly [number, number]; readonly do: Step }
  /** Only where a value is there, and not null or false. */
  | { readonly when: Json; readonly do: Step }
  /** What answers HTTP to a host outside AWS: the n-th request gets the n-th answer, later ones the last. */
  | { readonly outside: string; readonly answers: readonly OutsideAnswer[] }
  /** What answers an action instead of its service. */
  | { readonly mock: string; readonly output: JsonObject }
  /** Where an option's own steps come in. */
  | { readonly option: true }

/** A modelled AWS call. Its output is known as `as`; a refusal as `{ error: { name, message, statusCode } }`. */
export interface CallStep {
  /** `service:Action`, by the service's API id; `coldstart:PutFault` lays a fault on calls. */
  readonly call: string
  readonly input?: JsonObject
  readonly as?: string
  /** Both an answer and a refusal will do. Without it a refusal breaks the proof. */
  readonly mayFail?: true
  /** It must be refused with this error. */
  readonly refused?: string
  /** False: the next step begins at the same instant, not when this one has been answered. */
  readonly wait?: false
}

/** HTTP. Its response is known as `as`: `{ status, headers, body }`, with names of headers in lower case. */
export interface RequestStep {
  readonly request: { readonly method: string; readonly url: Json; readonly headers?: JsonObject; readonly body?: Json }
  readonly as?: string
  readonly wait?: false
}

/** A Node.js function, created and then active. By `code` (the text of index.mjs) or `script`. Known by its name or `as`. */
export interface FunctionStep {
  readonly function: string
  readonly code?: Json
  readonly script?: readonly Json[]
  /** Other members of CreateFunction. */
  readonly settings?: JsonObject
  readonly as?: string
}

/** A state machine. Known by its name or `as`: CreateStateMachine's output. */
export interface MachineStep {
  readonly machine: string
  readonly definition: JsonObject
  /** Other members of CreateStateMachine. */
  readonly settings?: JsonObject
  readonly as?: string
}

/** Starts an execution and goes on until all is quiet. Known as `as`: DescribeExecution's output. */
export interface ExecuteStep {
  readonly execute: string
  readonly input?: Json
  readonly as: string
}

/**
 * A REST API, deployed to a stage. Known by its name or `as`: `{ restApiId, url, resources, authorizers }`, url with the stage, ids by
 * paths and names.
 */
export interface ApiStep {
  readonly api: string
  /** Other members of CreateRestApi. */
  readonly settings?: JsonObject
  /** CreateAuthorizer's members, with `function` for an `authorizerUri`. By name. */
  readonly authorizers?: JsonObject
  /** CreateRequestValidator's members. By name. */
  readonly validators?: JsonObject
  /** JSON schemas. By name. */
  readonly models?: JsonObject
  /**
   * By `METHOD /path`: PutMethod's members with `authorizer` and `validator` for their ids, and one of `function`
   * (a proxy integration with it) and `integration` (PutIntegration's members, with `function` for a `uri`).
   * `responses`: PutIntegrationResponse's members by status code.
   */
  readonly methods: JsonObject
  /** CreateStage's members; `stageName` is `prod` unless told. */
  readonly stage?: JsonObject
  /** UpdateStage's patch operations. */
  readonly patch?: Json
  readonly as?: string
}

export interface OutsideAnswer {
  readonly status?: number
  readonly headers?: JsonObject
  readonly body?: Json
}

/** What a world is made with. */
export interface WorldOptions {
  readonly seed?: number
  readonly startTime?: string
  readonly latency?: 'none' | 'typical'
  readonly controlPlaneThrottling?: boolean
  readonly policies?: 'logged' | 'defined' | 'enforced'
  readonly secondTimes?: number
}

interface Played {
  readonly world?: WorldOptions
  readonly steps: readonly Step[]
}

/** What happens: one run, and what each option claims of it. Keyed options' claims hold, all others' do not. */
export interface HappensProof extends Played {
  readonly claims: Readonly<Record<string, readonly Check[]>>
}

/** What to do: each option is a run of its own. Keyed options meet the goal, all others do not. */
export interface DoesProof extends Played {
  readonly changes: Readonly<Record<string, Change>>
  readonly goal: readonly Check[]
}

/** What an option changes: values that steps refer to as `with.name`, steps at the place of `{ option: true }`. */
export interface Change {
  readonly with?: JsonObject
  readonly steps?: readonly Step[]
}

/** In which order: the first event of each item's kind comes in the order of the key. */
export interface SequenceProof extends Played {
  readonly sequence: Readonly<Record<string, Events>>
}

export type Proof = HappensProof | DoesProof | SequenceProof

const AnyJson = v.custom<Json>((value) => value !== undefined && typeof value !== 'function', 'has to be JSON')
const AnyObject = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'has to be an object')
const Name = v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]*$/, 'has to be a name'))
const Action = v.pipe(v.string(), v.regex(/^[a-z0-9]+:[A-Z]\w+$/, "has to be 'service:Action'"))
const True = v.literal(true)
const Milliseconds = v.pipe(v.number(), v.minValue(0))

export const Steps: v.GenericSchema<readonly Step[]> = v.lazy(() => v.array(StepSchema))

/** One schema a kind of step, by the member that names the kind. */
const STEPS: Readonly<Record<string, v.GenericSchema<any>>> = {
  call: v.strictObject({ call: Action, input: v.exactOptional(AnyObject), as: v.exactOptional(Name), mayFail: v.exactOptional(True), refused: v.exactOptional(v.string()), wait: v.exactOptional(v.literal(false)) }),
  request: v.strictObject({
    request: v.strictObject({ method: v.string(), url: AnyJson, headers: v.exactOptional(AnyObject), body: v.exactOptional(AnyJson) }),
    as: v.exactOptional(Name), wait: v.exactOptional(v.literal(false)),
  }),
  function: v.strictObject({ function: Name, code: v.exactOptional(AnyJson), script: v.exactOptional(v.array(AnyJson)), settings: v.exactOptional(AnyObject), as: v.exactOptional(Name) }),
  machine: v.strictObject({ machine: Name, definition: AnyObject, settings: v.exactOptional(AnyObject), as: v.exactOptional(Name) }),
  execute: v.strictObject({ execute: Name, input: v.exactOptional(AnyJson), as: Name }),
  api: v.strictObject({
    api: Name, settings: v.exactOptional(AnyObject), authorizers: v.exactOptional(AnyObject), validators: v.exactOptional(AnyObject), models: v.exactOptional(AnyObject),
    methods: AnyObject, stage: v.exactOptional(AnyObject), patch: v.exactOptional(AnyJson), as: v.exactOptional(Name),
  }),
  runFor: v.strictObject({ runFor: v.union([v.pipe(v.number(), v.minValue(0)), AnyObject]) }),
  untilQuiet: v.strictObject({ untilQuiet: True }),
  mark: v.strictObject({ mark: Name }),
  together: v.strictObject({ together: Steps }),
  many: v.strictObject({ many: v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), AnyObject]), every: v.exactOptional(v.union([Milliseconds, v.tuple([Milliseconds, Milliseconds]), AnyObject])), do: v.lazy(() => StepSchema) }),
  when: v.strictObject({ when: AnyJson, do: v.lazy(() => StepSchema) }),
  outside: v.strictObject({ outside: v.string(), answers: v.pipe(v.array(v.strictObject({ status: v.exactOptional(v.number()), headers: v.exactOptional(AnyObject), body: v.exactOptional(AnyJson) })), v.minLength(1)) }),
  mock: v.strictObject({ mock: Action, output: AnyObject }),
  option: v.strictObject({ option: True }),
}

const StepSchema: v.GenericSchema<Step> = v.lazy((step) => {
  const kind = typeof step === 'object' && step !== null ? Object.keys(STEPS).find((name) => name in step) : undefined
  return kind === undefined ? v.never(`has to be a step: one of ${Object.keys(STEPS).join(', ')}`) : STEPS[kind]!
})

const played = {
  world: v.exactOptional(
    v.strictObject({
      seed: v.exactOptional(v.number()), startTime: v.exactOptional(v.string()), latency: v.exactOptional(v.picklist(['none', 'typical'])), controlPlaneThrottling: v.exactOptional(v.boolean()),
      policies: v.exactOptional(v.picklist(['logged', 'defined', 'enforced'])), secondTimes: v.exactOptional(v.number()),
    }),
  ),
  steps: v.pipe(Steps, v.minLength(1)),
}

const Checks = v.pipe(v.array(CheckSchema), v.minLength(1))

export const ProofSchema: v.GenericSchema<Proof> = v.lazy((proof) => {
  if (typeof proof === 'object' && proof !== null) {
    if ('claims' in proof) return v.strictObject({ ...played, claims: v.record(v.string(), Checks) })
    if ('goal' in proof) {
      const change = v.strictObject({ with: v.exactOptional(AnyObject), steps: v.exactOptional(Steps) })
      return v.strictObject({ ...played, changes: v.record(v.string(), change), goal: Checks })
    }
    if ('sequence' in proof) return v.strictObject({ ...played, sequence: v.record(v.string(), EventsSchema) })
  }
  return v.never("has to have 'claims', 'goal' with 'changes', or 'sequence'")
})
