import { useDraft } from '../draftStore'
import { useRun } from '../runStore'
import { proofRun } from './proofRun'

/**
 * Opens an execution of the proof's run in the Step Functions lab, at the moment shown. The lab's texts become those of
 * the machine; undo in the lab brings back what was edited there.
 * @returns whether it could be had
 */
export async function openInLab(arn: string): Promise<boolean> {
  const { readLabRun, question } = proofRun.getState()
  const run = await readLabRun(arn)
  if (!run) return false
  const { text, world, index } = run
  await useDraft.getState().open()
  useDraft.getState().takeOver(`Opened the proof of ${question?.id ?? 'a question'}`, { ...world, type: world.type ?? 'STANDARD' })
  await useRun.getState().takeUp({ text, world }, index)
  return true
}
