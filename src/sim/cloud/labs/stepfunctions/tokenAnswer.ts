import { AwsError } from '../../../aws/awsError'
import type { JsonObject } from '../../../kernel/json'
import type { StatesAccount } from '../../../services/stepfunctions/account'
import type { Simulation } from '../../simulation'
import type { TokenAnswer } from './lab'
import { LabRefusal } from './worldBuilder'

/** A state that waits for its task token at a moment. */
interface Waiting {
  readonly token: string
  /** How many stays in the state wait: iterations of a Map, mostly. */
  readonly count: number
}

/** The token that a state waits for right after event `seq` of the log: of its latest stay, where several wait. */
export function waitingToken(simulation: Simulation, seq: number, executionArn: string, state: string): Waiting | undefined {
  const account = simulation.timeline.momentOf(seq).state.services.get('states') as StatesAccount | undefined
  const execution = account?.executions.get(executionArn)
  if (execution?.status !== 'RUNNING') return undefined
  let latest: { readonly token: string; readonly visit: number } | undefined
  let count = 0
  for (const { at } of execution.frames.values()) {
    if (at.kind !== 'in' || at.visit.state !== state || at.wait.kind !== 'token') continue
    count++
    if (!latest || at.visit.number > latest.visit) latest = { token: at.wait.token, visit: at.visit.number }
  }
  return latest && { token: latest.token, count }
}

/** @throws {LabRefusal} where AWS would not even look at it */
export function checkAnswer(answer: TokenAnswer): void {
  if (answer.kind !== 'success') return
  try {
    JSON.parse(answer.output)
  } catch (error) {
    throw new LabRefusal({ part: 'answer', message: `The output is not JSON: ${(error as Error).message}` })
  }
}

/**
 * Lets the answer's time pass and sends the token back, as a worker would.
 * @returns AWS's refusal in words; undefined where it was taken
 */
export async function sendBack(simulation: Simulation, taskToken: string, answer: TokenAnswer): Promise<string | undefined> {
  if (answer.after > 0) await simulation.runFor(answer.after)
  const { action, input } = callOf(answer)
  try {
    await simulation.call('states', action, { taskToken, ...input })
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return `${action} was refused with ${error.name}: ${error.message}`
  }
}

function callOf(answer: TokenAnswer): { readonly action: string; readonly input: JsonObject } {
  switch (answer.kind) {
    case 'success':
      return { action: 'SendTaskSuccess', input: { output: answer.output } }
    case 'failure':
      return { action: 'SendTaskFailure', input: { error: answer.error, cause: answer.cause } }
    case 'heartbeat':
      return { action: 'SendTaskHeartbeat', input: {} }
  }
}
