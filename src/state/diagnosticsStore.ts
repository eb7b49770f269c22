import { create } from 'zustand'
import { startDefinitionWorker } from '../browser/definitionWorker'
import type { Draft } from './draft'
import { useDraft } from './draftStore'
import { namedResources, type NamedResources } from './namedResources'
import { createNewest } from './newest'
import { jsonProblems, type Problem } from './problem'
import { tableProblems } from './tableProblems'

/** What is wrong with the draft, text by text. */
export interface DiagnosticsState {
  readonly definition: readonly Problem[]
  readonly input: readonly Problem[]
  /** By the table's name. */
  readonly tables: Readonly<Record<string, readonly Problem[]>>
  /** What the definition names and the draft does not have. */
  readonly missing: NamedResources
  /** Checks the draft now and after every edit. Further calls do nothing. */
  watch(): void
}

/** Checks a definition, wherever it does. */
export type CheckDefinition = (definition: string) => Promise<readonly Problem[]>

interface DraftSource {
  getState(): Draft
  subscribe(changed: (draft: Draft, before: Draft) => void): unknown
}

/** Milliseconds without an edit before a text is checked. */
const DELAY = 150

/** @param startChecking  called once, when checking begins */
export function createDiagnosticsStore(draft: DraftSource, startChecking: () => CheckDefinition) {
  return create<DiagnosticsState>()((set) => {
    let watching = false

    function watch(): void {
      if (watching) return
      watching = true
      const check = startChecking()
      const definition = createNewest(DELAY, checkedBy(check), (problems) => set({ definition: problems }))
      const rest = createNewest(DELAY, (now: Draft) => Promise.resolve(quickChecks(now)), (found) => set(found))
      draft.subscribe((now, before) => {
        if (now.definition !== before.definition) definition.take(now.definition)
        rest.take(now)
      })
      definition.take(draft.getState().definition)
      rest.take(draft.getState())
    }

    return { definition: [], input: [], tables: {}, missing: { functions: [], tables: [] }, watch }
  })
}

/** A checker that breaks is told where its findings would be: a silent one would look like praise. */
function checkedBy(check: CheckDefinition): CheckDefinition {
  return async (definition) => {
    try {
      return await check(definition)
    } catch (error) {
      const message = `The definition could not be checked: ${error instanceof Error ? error.message : String(error)}`
      return [{ severity: 'WARNING', message, offset: 0, length: 0, line: 1, column: 1 }]
    }
  }
}

function quickChecks({ definition, input, functions, tables }: Draft): Pick<DiagnosticsState, 'input' | 'tables' | 'missing'> {
  const named = namedResources(definition)
  return {
    input: jsonProblems(input),
    tables: Object.fromEntries(tables.map(({ name, items, partitionKey }) => [name, tableProblems(items, partitionKey)])),
    missing: {
      functions: named.functions.filter((name) => !functions.some((fn) => fn.name === name)),
      tables: named.tables.filter((name) => !tables.some((table) => table.name === name)),
    },
  }
}

/** The problems of the learner's draft, definitions checked in a worker. */
export const useDiagnostics = createDiagnosticsStore(useDraft, () => {
  const worker = startDefinitionWorker<{ check(definition: string): readonly Problem[] }>()
  return (definition) => worker.check(definition)
})
