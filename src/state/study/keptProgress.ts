import { mergeProgress, readProgress, writeProgress, type Progress, type ProgressProblem } from '../../study/progress'

/** Progress as a device keeps it, with what settles where two tabs of it contradict each other. */
export interface KeptProgress {
  readonly progress: Progress
  /** How often all was deleted or replaced: what was known before counts no more. */
  readonly generation: number
  /** When the exam that is being sat was begun, changed, handed in or abandoned last, in epoch ms. */
  readonly examAt: number
}

/** What is kept; with its text where it is not understood. */
export function readKept(value: unknown): KeptProgress | { readonly problem: ProgressProblem; readonly text: string } {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const read = readProgress(text)
  if ('problem' in read) return { ...read, text }
  // Before tabs were told apart none of this was kept.
  const { tabs } = JSON.parse(text) as { readonly tabs?: { readonly generation?: unknown; readonly examAt?: unknown } }
  return { progress: read.progress, generation: numberOf(tabs?.generation), examAt: numberOf(tabs?.examAt) }
}

export function writeKept({ progress, generation, examAt }: KeptProgress): string {
  const text = writeProgress(progress)
  return `${text.slice(0, -1)},"tabs":${JSON.stringify({ generation, examAt })}}`
}

/** What two tabs know together: all that was done in either, and the exam as it was changed last. */
export function together(mine: KeptProgress, theirs: KeptProgress): KeptProgress {
  if (mine.generation !== theirs.generation) return mine.generation > theirs.generation ? mine : theirs
  const { exam: _exam, ...both } = mergeProgress(mine.progress, theirs.progress)
  const { exam } = (theirs.examAt > mine.examAt ? theirs : mine).progress
  return { progress: { ...both, ...(exam && { exam }) }, generation: mine.generation, examAt: Math.max(mine.examAt, theirs.examAt) }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
