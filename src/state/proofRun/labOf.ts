import type { Step } from '../../content/questions/proof'
import type { Question } from '../../content/questions/question'

/** The labs in which a proof's run can be taken up. */
export type ProofLab = 'step-functions' | 'lambda'

export const LAB_NAMES: Readonly<Record<ProofLab, string>> = { 'step-functions': 'Step Functions lab', lambda: 'Lambda lab' }

/** The lab of a question's service, where its proof makes what that lab shows; undefined where none would show it. */
export function labOf({ service, proof }: Question): ProofLab | undefined {
  if (!proof) return undefined
  const steps = allOf([...proof.steps, ...('changes' in proof ? Object.values(proof.changes).flatMap(({ steps: own = [] }) => own) : [])])
  const has = (member: string) => steps.some((step) => member in step)
  if (service === 'stepfunctions' && has('execute')) return 'step-functions'
  if (service === 'lambda' && has('function')) return 'lambda'
  return undefined
}

/** Steps with those that are part of others. */
function allOf(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    if ('together' in step) return [step, ...allOf(step.together)]
    return 'do' in step ? [step, ...allOf([step.do])] : [step]
  })
}
