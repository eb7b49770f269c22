import type { Question } from '../../content/questions/question'
import type { RunApi } from '../../grading/run/runRoom'
import { useDraft } from '../draftStore'
import { useGateway } from '../gateway/gatewayStore'
import { exampleLambdaDraft, useLambdaDraft } from '../lambda/lambdaDraft'
import { useLambdaRun } from '../lambda/lambdaRunStore'
import { useRun } from '../runStore'
import { labOf } from './labOf'
import { proofRun } from './proofRun'

/** Why a lab did not take a run up; undefined: it did. */
type Refusal = string | undefined

const GONE = 'This part of the run cannot be had any more.'

/**
 * Opens an execution of the proof's run in the Step Functions lab, at the moment shown. The lab's texts become those of
 * the machine; undo in the lab brings back what was edited there.
 */
export async function openInLab(arn: string): Promise<Refusal> {
  const run = await proofRun.getState().readLabRun(arn)
  if (!run) return GONE
  const { text, world, index } = run
  await useDraft.getState().open()
  useDraft.getState().takeOver(openedBy(), { ...world, type: world.type ?? 'STANDARD' })
  await useRun.getState().takeUp({ text, world }, index)
  return undefined
}

/** The same for one of its functions in the Lambda lab. */
export async function openInLambdaLab(functionName: string): Promise<Refusal> {
  const run = await proofRun.getState().readLambdaRun(functionName)
  if (!run) return GONE
  const { text, world, event, index } = run
  const code = world.files[0]?.code ?? ''
  await useLambdaDraft.getState().open()
  await useLambdaRun.getState().open()
  useLambdaDraft.getState().takeOver(openedBy(), { ...exampleLambdaDraft(), code, event, configuration: world.configuration, functionName, seed: world.seed })
  await useLambdaRun.getState().takeUp(text, index)
  return undefined
}

/** The same for one of its APIs in the API Gateway lab, whose forms do not hold all that an API may have. */
export async function openInGatewayLab(api: RunApi): Promise<Refusal> {
  const run = await proofRun.getState().readGatewayRun(api)
  if (run === undefined) return GONE
  await useGateway.getState().open()
  return useGateway.getState().takeUp(openedBy(), run)
}

/**
 * Plays an option of a question and opens the run in the lab that shows best what decides it.
 * @returns the address where it is to be seen: the lab's, or the run's own where no lab can take it up
 */
export async function openOptionInLab(question: Question, option: string): Promise<string> {
  await proofRun.getState().open(question, option)
  const { run } = proofRun.getState()
  const lab = labOf(question, option)
  if (!run) return runAddress(question, option)
  if (lab === 'step-functions') {
    const about = run.seen.flatMap(({ events }) => events).findLast(({ seq }) => seq === run.deciding)?.resource
    const arn = run.executions.find((each) => each === about) ?? run.executions.at(-1)
    if (arn !== undefined && (await openInLab(arn)) === undefined) return '/labs/step-functions'
  }
  if (lab === 'lambda') {
    const fn = run.decidingFunction ?? run.functions[0]
    if (fn !== undefined && (await openInLambdaLab(fn)) === undefined) return '/labs/lambda'
  }
  if (lab === 'api-gateway') {
    const [api] = run.apis
    if (api && (await openInGatewayLab(api)) === undefined) return '/labs/api-gateway'
  }
  return runAddress(question, option)
}

function runAddress({ id }: Question, option: string): string {
  return `/runs/${id}/${encodeURIComponent(option)}`
}

function openedBy(): string {
  return `Opened the proof of ${proofRun.getState().question?.id ?? 'a question'}`
}
