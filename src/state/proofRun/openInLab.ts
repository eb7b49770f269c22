import type { Question } from '../../content/questions/question'
import { useDraft } from '../draftStore'
import { exampleLambdaDraft, useLambdaDraft } from '../lambda/lambdaDraft'
import { useLambdaRun } from '../lambda/lambdaRunStore'
import { useRun } from '../runStore'
import { labOf } from './labOf'
import { proofRun } from './proofRun'

/**
 * Opens an execution of the proof's run in the Step Functions lab, at the moment shown. The lab's texts become those of
 * the machine; undo in the lab brings back what was edited there.
 * @returns whether it could be had
 */
export async function openInLab(arn: string): Promise<boolean> {
  const run = await proofRun.getState().readLabRun(arn)
  if (!run) return false
  const { text, world, index } = run
  await useDraft.getState().open()
  useDraft.getState().takeOver(openedBy(), { ...world, type: world.type ?? 'STANDARD' })
  await useRun.getState().takeUp({ text, world }, index)
  return true
}

/** The same for one of its functions in the Lambda lab. */
export async function openInLambdaLab(functionName: string): Promise<boolean> {
  const run = await proofRun.getState().readLambdaRun(functionName)
  if (!run) return false
  const { text, world, event, index } = run
  const code = world.files[0]?.code ?? ''
  await useLambdaDraft.getState().open()
  await useLambdaRun.getState().open()
  useLambdaDraft.getState().takeOver(openedBy(), { ...exampleLambdaDraft(), code, event, configuration: world.configuration, functionName, seed: world.seed })
  await useLambdaRun.getState().takeUp(text, index)
  return true
}

/**
 * Plays an option of a question and opens the run in the lab that shows best what decides it.
 * @returns the address where it is to be seen: the lab's, or the run's own where no lab can take it up
 */
export async function openOptionInLab(question: Question, option: string): Promise<string> {
  await proofRun.getState().open(question, option)
  const { run } = proofRun.getState()
  const lab = labOf(question)
  if (!run) return runAddress(question, option)
  if (lab === 'step-functions') {
    const about = run.seen.flatMap(({ events }) => events).findLast(({ seq }) => seq === run.deciding)?.resource
    const arn = run.executions.find((each) => each === about) ?? run.executions.at(-1)
    if (arn !== undefined && (await openInLab(arn))) return '/labs/step-functions'
  }
  if (lab === 'lambda') {
    const fn = run.decidingFunction ?? run.functions[0]
    if (fn !== undefined && (await openInLambdaLab(fn))) return '/labs/lambda'
  }
  return runAddress(question, option)
}

function runAddress({ id }: Question, option: string): string {
  return `/runs/${id}/${encodeURIComponent(option)}`
}

function openedBy(): string {
  return `Opened the proof of ${proofRun.getState().question?.id ?? 'a question'}`
}
