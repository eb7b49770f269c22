import { create } from 'zustand'
import { recordsIn, type Records } from '../browser/records'
import { onLeaving } from '../browser/leaving'
import type { LabFunction, LabMocks, LabTable } from '../sim/cloud/labs/stepfunctions/lab'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'
import { draftOf, exampleDraft, NO_MOCKS, renamed, scenarioOf, varied, withFunction, withTable, without, type Draft } from './draft'
import { draftRecord, readDraftFile } from './draftFile'
import { createShelf, type Replaced } from './draftShelf'
import { newFunction } from './newResources'

/** The draft that is edited, and how it stands with keeping it on the device. */
export interface DraftState extends Draft {
  /** The function whose code is shown: one of the draft's, or empty where it has none. */
  readonly shownFunction: string
  /** Until `ready` the texts are the example's, not yet the learner's own. */
  readonly loadState: 'loading' | 'ready'
  /** What went wrong with reading or keeping drafts, and what to do about it. */
  readonly problem?: string | undefined
  /** Keys of what could not be read and is kept untouched, oldest first. */
  readonly setAside: readonly string[]
  /** The draft before the last change that replaced it as a whole, and what that change was. */
  readonly replaced?: Replaced | undefined

  /** Takes up what the device kept. Further calls do nothing. */
  open(): Promise<void>
  setDefinition(definition: string): void
  setType(type: MachineType): void
  setInput(input: string): void
  /** Changes a function's code, or adds the function. */
  setFunction(fn: LabFunction): void
  /** Adds a function with code to begin with, and shows it. */
  addFunction(name: string): void
  renameFunction(from: string, to: string): void
  /** `undo` brings it back. */
  removeFunction(name: string): void
  showFunction(name: string): void
  /** Changes a table, or adds it. */
  setTable(table: LabTable): void
  renameTable(from: string, to: string): void
  /** `undo` brings it back. */
  removeTable(name: string): void
  setSeed(seed: number): void
  setMocks(mocks: LabMocks): void
  /** `undo` brings them back. */
  removeMocks(): void
  /** The example as it was at first. */
  reset(): void
  tryVariation(id: string): void
  /** Takes over what something else has run; `undo` brings back what was edited. @param by  what the change is called */
  takeOver(by: string, texts: Pick<Draft, 'type' | 'definition' | 'input' | 'functions' | 'tables' | 'seed'>): void
  /** Brings back the draft that was replaced. What is replaced by that can be brought back in turn. */
  undo(): void
  /** Undo is no longer wanted. */
  forgetReplaced(): void
  /** The draft as the text of a file. */
  exportFile(): string
  /** @returns what is wrong with the file and where, or undefined when it is the draft now */
  importFile(text: string): string | undefined
  /** What was set aside, as text. */
  readSetAside(key: string): Promise<string>
  dropSetAside(key: string): Promise<void>
  dismissProblem(): void
}

/** What `replaced` is by after `undo`. */
export const UNDO = 'Undone'

/**
 * @param records    where drafts are kept; whatever it refuses, editing goes on
 * @param beforeEnd  calls back before the page may end
 */
export function createDraftStore(records: Records, beforeEnd: (keep: () => void) => void) {
  return create<DraftState>()((set, get) => {
    const shelf = createShelf(records, (problem) => set({ problem }), () => new Date().toISOString())
    let opening: Promise<void> | undefined

    function show(draft: Draft): void {
      const { shownFunction } = get()
      const stays = draft.functions.some(({ name }) => name === shownFunction)
      set({ ...draft, shownFunction: stays ? shownFunction : (draft.functions[0]?.name ?? '') })
    }

    function edit(draft: Draft): void {
      show(draft)
      shelf.keep(draft)
    }

    /** Puts another draft in place of this one, which `undo` can bring back. */
    function replace(by: string, draft: Draft, about?: string): void {
      const replaced = { by, ...(about !== undefined && { about }), draft: draftOf(get()) }
      set({ replaced })
      shelf.keepReplaced(replaced)
      edit(draft)
    }

    async function load(): Promise<void> {
      beforeEnd(shelf.leave)
      const { draft, ...rest } = await shelf.load()
      if (draft) show(draft)
      set({ ...rest, loadState: 'ready' })
    }

    return {
      ...exampleDraft(),
      shownFunction: exampleDraft().functions[0]?.name ?? '',
      loadState: 'loading',
      setAside: [],

      open: () => (opening ??= load()),
      setDefinition: (definition) => edit({ ...draftOf(get()), definition }),
      setType: (type) => edit({ ...draftOf(get()), type }),
      setInput: (input) => edit({ ...draftOf(get()), input }),
      setFunction: (fn) => edit(withFunction(draftOf(get()), fn)),
      addFunction(name) {
        edit(withFunction(draftOf(get()), newFunction(name)))
        set({ shownFunction: name })
      },
      renameFunction(from, to) {
        const { shownFunction } = get()
        edit(renamed(draftOf(get()), 'functions', from, to))
        set({ shownFunction: shownFunction === from ? to : shownFunction })
      },
      removeFunction: (name) => replace(`Removed ${name}`, without(draftOf(get()), 'functions', name)),
      showFunction: (shownFunction) => set({ shownFunction }),
      setTable: (table) => edit(withTable(draftOf(get()), table)),
      renameTable: (from, to) => edit(renamed(draftOf(get()), 'tables', from, to)),
      removeTable: (name) => replace(`Removed ${name}`, without(draftOf(get()), 'tables', name)),
      setSeed: (seed) => edit({ ...draftOf(get()), seed }),
      setMocks: (mocks) => edit({ ...draftOf(get()), mocks }),
      removeMocks: () => replace('Removed the mocks', { ...draftOf(get()), mocks: NO_MOCKS }),

      reset: () => replace('Reset to the example', exampleDraft(get().scenarioId)),
      tryVariation(id) {
        const variation = scenarioOf(get().scenarioId).variations.find((one) => one.id === id)
        if (!variation) return
        const { functions } = get()
        replace(variation.title, varied(draftOf(get()), variation), variation.about)
        const changed = get().functions.find((fn) => !functions.includes(fn) && !functions.some(({ code }) => code === fn.code))
        if (changed) set({ shownFunction: changed.name })
      },
      takeOver: (by, { type, definition, input, functions, tables, seed }) => replace(by, { scenarioId: get().scenarioId, type, definition, input, functions, tables, seed, mocks: NO_MOCKS }),
      undo() {
        const { replaced } = get()
        if (replaced) replace(UNDO, replaced.draft)
      },
      forgetReplaced() {
        set({ replaced: undefined })
        shelf.keepReplaced(undefined)
      },

      exportFile: () => JSON.stringify(draftRecord(get()), null, 2),
      importFile(text) {
        const draft = readDraftFile(text)
        if ('problem' in draft) return draft.problem
        replace('Import of a file', draft)
        return undefined
      },
      readSetAside: shelf.readSetAside,
      async dropSetAside(key) {
        await shelf.dropSetAside(key)
        set({ setAside: get().setAside.filter((other) => other !== key) })
      },
      dismissProblem: () => set({ problem: undefined }),
    }
  })
}

/** The learner's draft on this device. */
export const useDraft = createDraftStore(recordsIn('coldstart-drafts'), onLeaving)
