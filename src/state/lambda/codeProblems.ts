import { create } from 'zustand'
import type { SyntaxFault } from '../../sim/handlers/handlerSyntax'
import { checkHandler } from '../definitionChecker'
import { createNewest } from '../newest'
import { syntaxProblem, type Problem } from '../problem'

interface CodeProblems {
  readonly problems: readonly Problem[]
  /** Looks at the code once it has not changed for a moment. */
  check(code: string): void
}

const NONE: readonly Problem[] = []

/** What is wrong with the handler's code, as the engine that would run it says. */
export const useCodeProblems = create<CodeProblems>()((set) => {
  const newest = createNewest<string, SyntaxFault | undefined>(
    300,
    (code) => checkHandler(code).catch(() => undefined),
    (fault, code) => set({ problems: fault ? [syntaxProblem(code, fault)] : NONE }),
  )
  return { problems: NONE, check: (code) => newest.take(code) }
})
