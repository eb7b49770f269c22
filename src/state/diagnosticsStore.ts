import { create } from 'zustand'
import type { LabFunction } from '../sim/cloud/labs/stepfunctions/lab'
import type { SyntaxFault } from '../sim/handlers/handlerSyntax'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'
import { checkDefinition, checkHandler } from './definitionChecker'
import { scenarioOf, type Draft } from './draft'
import { useDraft } from './draftStore'
import { mockProblems } from './mockProblems'
import { namedResources, type NamedResources } from './namedResources'
import { createNewest } from './newest'
import { jsonProblems, syntaxProblem, type Problem } from './problem'
import { tableProblems } from './tableProblems'

/** What is wrong with the draft, text by text. */
export interface DiagnosticsState {
  readonly definition: readonly Problem[]
  readonly input: readonly Problem[]
  /** By the function's name. */
  readonly functions: Readonly<Record<string, readonly Problem[]>>
  /** By the table's name. */
  readonly tables: Readonly<Record<string, readonly Problem[]>>
  readonly mocks: readonly Problem[]
  /** What the definition names and the draft does not have. */
  readonly missing: NamedResources
  /** Checks the draft now and after every edit. Further calls do nothing. */
  watch(): void
}

/** Who checks what takes long, wherever that is done. */
export interface Checker {
  check(definition: string, type: MachineType): Promise<readonly Problem[]>
  /** The first syntax error of a handler's source; undefined where there is none. */
  checkHandler(code: string): Promise<SyntaxFault | undefined>
}

interface DraftSource {
  getState(): Draft
  subscribe(changed: (draft: Draft, before: Draft) => void): unknown
}

/** Milliseconds without an edit before a text is checked. */
const DELAY = 150

export function createDiagnosticsStore(draft: DraftSource, checker: Checker) {
  return create<DiagnosticsState>()((set) => {
    let watching = false

    function watch(): void {
      if (watching) return
      watching = true
      const definition = createNewest(DELAY, definitionCheck(checker), (problems) => set({ definition: problems }))
      const functions = createNewest(DELAY, handlerChecks(checker), (found) => set({ functions: found }))
      const rest = createNewest(DELAY, (now: Draft) => Promise.resolve(quickChecks(now)), (found) => set(found))
      draft.subscribe((now, before) => {
        if (now.definition !== before.definition || now.type !== before.type) definition.take(now)
        if (now.functions !== before.functions) functions.take(now.functions)
        rest.take(now)
      })
      definition.take(draft.getState())
      functions.take(draft.getState().functions)
      rest.take(draft.getState())
    }

    return { definition: [], input: [], functions: {}, tables: {}, mocks: [], missing: { functions: [], tables: [] }, watch }
  })
}

/** A checker that breaks is told where its findings would be: a silent one would look like praise. */
function definitionCheck(checker: Checker): (draft: Draft) => Promise<readonly Problem[]> {
  return async ({ definition, type }) => {
    try {
      return await checker.check(definition, type)
    } catch (error) {
      const message = `The definition could not be checked: ${error instanceof Error ? error.message : String(error)}`
      return [{ severity: 'WARNING', message, offset: 0, length: 0, line: 1, column: 1 }]
    }
  }
}

/** Looks at the handlers that changed. One that cannot be checked has no problems: its run will tell. */
function handlerChecks({ checkHandler }: Checker): (functions: readonly LabFunction[]) => Promise<DiagnosticsState['functions']> {
  let known = new Map<string, readonly Problem[]>()
  return async (functions) => {
    const found = new Map<string, readonly Problem[]>()
    for (const { code } of functions) {
      const fault = known.has(code) ? undefined : await checkHandler(code).catch(() => undefined)
      found.set(code, known.get(code) ?? (fault ? [syntaxProblem(code, fault)] : []))
    }
    known = found
    return Object.fromEntries(functions.map(({ name, code }) => [name, found.get(code) ?? []]))
  }
}

function quickChecks(draft: Draft): Pick<DiagnosticsState, 'input' | 'tables' | 'mocks' | 'missing'> {
  const { scenarioId, definition, input, functions, tables, mocks } = draft
  const named = namedResources(definition)
  return {
    input: jsonProblems(input),
    tables: Object.fromEntries(tables.map(({ name, items, partitionKey }) => [name, tableProblems(items, partitionKey)])),
    mocks: mockProblems(mocks, scenarioOf(scenarioId).machine, definition),
    missing: {
      functions: named.functions.filter((name) => !functions.some((fn) => fn.name === name)),
      tables: named.tables.filter((name) => !tables.some((table) => table.name === name)),
    },
  }
}

/** The problems of the learner's draft, looked for in a worker. */
export const useDiagnostics = createDiagnosticsStore(useDraft, { check: checkDefinition, checkHandler })
