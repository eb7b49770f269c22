import type { Json, JsonObject } from '../../../src/sim/kernel/json'
import type { RawEvent } from '../compare/historyEvent'

/** One thing that was once asked of AWS Step Functions, and what AWS answered. */
export interface SfnCase {
  readonly id: string
  readonly kind: 'execution' | 'validate' | 'test-state'
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly definition?: JsonObject
  /** A definition that is not JSON, verbatim, instead of `definition`. */
  readonly definitionText?: string
  readonly features: readonly string[]
  readonly wildcards?: readonly string[]
  readonly input?: Json
  /** Answers by state name, in the order in which the tasks were scheduled; `*` stands for the tested state. */
  readonly mocks?: { readonly [state: string]: readonly RecordedAnswer[] }
  /** What an ItemReader finds: texts by key, by bucket. */
  readonly s3?: { readonly [bucket: string]: { readonly [key: string]: string } }
  readonly compare?: 'sequence' | 'tree' | 'bag' | 'outcome'
  readonly operation?: 'validate_state_machine_definition' | 'create_state_machine' | 'update_state_machine'
  readonly loggingConfiguration?: JsonObject
  readonly versionDescription?: string
  readonly request?: JsonObject
  readonly expect: { readonly [member: string]: unknown; readonly events?: readonly RawEvent[] }
}

/** How a called service, a Lambda function or an activity's worker answered one task. */
export interface RecordedAnswer {
  /** `lambda:invoke`, or the ARN of a Lambda function or activity. */
  readonly resource?: string
  readonly parameters?: Json
  readonly return?: Json
  readonly throw?: { readonly error?: string; readonly cause?: string }
  /** No answer came. */
  readonly never?: true
  /** The answer to the call itself, before that of the task. */
  readonly submit?: Json
  /** The failure event's type where it is not the usual one. */
  readonly event?: string
  readonly worker?: string
  /** Answers every call with its own input. */
  readonly echo?: true
}

/** What an execution, or a call, came to, in the form in which cases say it. */
export interface Produced {
  readonly status?: string
  readonly output?: unknown
  readonly error?: unknown
  readonly cause?: unknown
  readonly events?: readonly RawEvent[]
  readonly exception?: { readonly code: string; readonly message: string }
  readonly [member: string]: unknown
}

/** The definition as the API takes it. */
export function definitionText(sfnCase: SfnCase): string {
  return sfnCase.definitionText ?? JSON.stringify(sfnCase.definition)
}
