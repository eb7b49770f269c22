import type { CallResult } from '../../../src/sim/aws/apiCall'
import { awsFault } from '../../../src/sim/aws/awsError'
import { createSimulation } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import type { Json, JsonObject } from '../../../src/sim/kernel/json'
import { statesService } from '../../../src/sim/services/stepfunctions/stepfunctions'
import { BucketContents } from './bucketContents'
import type { SfnCase } from './sfnCase'
import { mockedResult, TaskAnswers, type TaskCall } from './taskAnswers'

export const ROLE_ARN = 'arn:aws:iam::111111111111:role/sfn-role'
export const STATE_MACHINE_NAME = 'machine'
/** More signals than any recorded execution takes: what reaches it does not end. */
export const SIGNAL_LIMIT = 100_000

/** A world in which nothing is but Step Functions and what a case names. */
export interface CaseWorld {
  readonly sim: Simulation
  readonly answers: TaskAnswers
  /** @throws {AwsError} as the action does */
  states(action: string, input: JsonObject): Promise<JsonObject>
}

export function worldOf(sfnCase: SfnCase): CaseWorld {
  const sim = createSimulation(
    { services: [statesService], guests: { run: async () => undefined, reset() {} } },
    { region: 'us-east-1', accountId: '111111111111', startTime: '2025-01-01T00:00:00Z' },
  )
  const answers = new TaskAnswers(sfnCase)
  const buckets = new BucketContents(sfnCase)
  sim.mock('*', '*', (input, { service, action, origin }) => {
    const task = taskOf(origin, input)
    if (service === 's3' && !task) return buckets.answer(action, input)
    return task ? answerOf(answers, task) : { error: awsFault('UnknownService', `nothing is here but the case: ${service}:${action}`) }
  })
  return { sim, answers, states: async (action, input) => (await sim.call('states', action, input)) as JsonObject }
}

/** The task behind a call; undefined where a Map's own reader or writer makes it. */
function taskOf(origin: JsonObject | undefined, input: JsonObject): TaskCall | undefined {
  const { stateName, resource, parameters } = origin ?? {}
  if (typeof resource !== 'string' || resource === 'itemReader' || resource === 'resultWriter') return undefined
  return { stateName: String(stateName), resource, parameters: (parameters ?? input) as Json }
}

function answerOf(answers: TaskAnswers, task: TaskCall): CallResult | undefined {
  const answer = answers.take(task)
  if (answer) return mockedResult(answer, task)
  return { output: null, mocked: { failure: { error: 'Conformance.NoAnswerLeft' } } }
}
