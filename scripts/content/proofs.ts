import type { Question } from '../../src/content/questions/question'
import { prove, type OptionVerdict } from '../../src/grading/proof/proof'
import { ProofBroken } from '../../src/grading/proof/scope'
import { libraryOver } from '../../src/sim/cloud/library'
import { assets } from '../sdk/assets'

const { createCloud } = libraryOver(assets)

/**
 * What is wrong with a question's proof; nothing if the options that hold are those that are keyed.
 * @param tell  takes what the run showed of each option, as text
 */
export async function proofFault(question: Question, tell?: (line: string) => void): Promise<string | undefined> {
  try {
    const { proved, options } = await prove(question, createCloud)
    for (const option of options) for (const line of linesOf(option)) tell?.(line)
    if (proved) return undefined
    return options.filter(({ keyed, holds }) => keyed !== holds).map(faultOf).join('\n')
  } catch (error) {
    if (error instanceof ProofBroken) return error.message
    return `the run ended in ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

function faultOf({ option, keyed, seen }: OptionVerdict): string {
  if (!keyed) return `'${option}' is not keyed, but all of it holds: ${seen.map(({ observed }) => observed).join('; ')}`
  return `'${option}' is keyed, but: ${seen.filter(({ holds }) => !holds).map(({ claimed, observed }) => `${claimed}: ${observed}`).join('; ')}`
}

function linesOf({ option, keyed, holds, seen }: OptionVerdict): readonly string[] {
  return [`  ${holds ? 'holds' : 'fails'} ${option}${keyed ? ' (key)' : ''}`, ...seen.map((each) => `      ${each.holds ? '✓' : '✗'} ${each.claimed}: ${each.observed}`)]
}
