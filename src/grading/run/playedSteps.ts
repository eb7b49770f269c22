import type { FunctionStep, Step } from '../../content/questions/proof'
import type { Question } from '../../content/questions/question'
import type { Scope } from '../proof/scope'

/** What was done in the world of an option: the proof's steps and the option's own, with those that are part of others. */
export function stepsOf({ proof }: Question, option: string): readonly Step[] {
  if (!proof) return []
  return withParts('changes' in proof ? [...proof.steps, ...(proof.changes[option]?.steps ?? [])] : proof.steps)
}

function withParts(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    if ('together' in step) return [step, ...withParts(step.together)]
    return 'do' in step ? [step, ...withParts([step.do])] : [step]
  })
}

/** Those that make functions. */
export function functionSteps(steps: readonly Step[]): readonly FunctionStep[] {
  return steps.flatMap((step) => ('function' in step ? [step] : []))
}

/** The text of a function's index.mjs; undefined where a script stands for it. */
export function codeOf({ code }: FunctionStep, scope: Scope): string | undefined {
  const filled = code === undefined ? undefined : scope.fill(code)
  return typeof filled === 'string' ? filled : undefined
}
