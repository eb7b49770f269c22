import type { CallResult, MockedTask } from '../../../src/sim/aws/apiCall'
import { isJsonObject, type Json, type JsonObject } from '../../../src/sim/kernel/json'
import { same, type ValueRules } from '../compare/values'
import type { RecordedAnswer, SfnCase } from './sfnCase'

/** A task as the states service describes it to whoever answers its call. */
export interface TaskCall {
  readonly stateName: string
  /** `lambda:invoke`, `sqs:sendMessage.waitForTaskToken`, or the ARN of a Lambda function or activity. */
  readonly resource: string
  readonly parameters: Json
}

/**
 * The recorded answers of a case, each to be given once.
 *
 * A task is answered by the first unused answer of its state that was given to the same
 * parameters; this is how the iterations of a Map come by their own. If there is none, by the
 * first unused one.
 */
export class TaskAnswers {
  /** The task for which nothing was left, if that happened: the case has failed. */
  missing: string | undefined
  readonly #left: Map<string, RecordedAnswer[]>
  readonly #rules: ValueRules

  constructor({ mocks = {}, wildcards }: SfnCase) {
    this.#left = new Map(Object.entries(mocks).map(([state, answers]) => [state, [...answers]]))
    this.#rules = { wildcards: new Set(wildcards), looseEventIds: false }
  }

  /** The answer to a task, used up by this unless it echoes. */
  take({ stateName, resource, parameters }: TaskCall): RecordedAnswer | undefined {
    const left = this.#left.get(stateName) ?? this.#left.get('*') ?? []
    const answer = left.find((each) => this.#wasGivenTo(each, parameters)) ?? left[0]
    if (!answer) {
      this.missing ??= `no answer is left for ${resource} in state ${stateName}, called with ${JSON.stringify(parameters)}`
      return undefined
    }
    if (!answer.echo) left.splice(left.indexOf(answer), 1)
    return answer
  }

  /** An unused answer of an activity's worker, whatever the state. */
  nextOfActivity(arn: string): { stateName: string; answer: RecordedAnswer } | undefined {
    for (const [stateName, left] of this.#left) {
      const answer = left.find((each) => each.resource === arn)
      if (answer) return { stateName, answer }
    }
    return undefined
  }

  #wasGivenTo(answer: RecordedAnswer, parameters: Json): boolean {
    return answer.parameters !== undefined && same(answer.parameters, parameters, this.#rules)
  }
}

/** An answer as the front door's mocks give it; undefined where none ever comes. */
export function mockedResult(answer: RecordedAnswer, task: TaskCall): CallResult | undefined {
  const submitted = answer.submit === undefined ? {} : { submitted: answer.submit }
  if (answer.echo) return { output: null, mocked: { result: echoOf(task) } }
  if (answer.never) return answer.submit === undefined ? undefined : { output: null, mocked: submitted }
  if (answer.throw) {
    const event = answer.event === undefined ? {} : { event: answer.event }
    const mocked: MockedTask = { ...submitted, failure: { ...answer.throw, ...event } }
    return { output: null, mocked }
  }
  return { output: null, mocked: { ...submitted, result: answer.return ?? null } }
}

function echoOf({ resource, parameters }: TaskCall): Json {
  if (!resource.startsWith('lambda:invoke')) return parameters
  const payload: Json = isJsonObject(parameters) ? ((parameters as JsonObject)['Payload'] ?? null) : null
  return { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 }
}
