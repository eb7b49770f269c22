import { create } from 'zustand'

/** The panes of a lab: what it is, what happens, and why. */
export type Pane = 'world' | 'run' | 'inspector'

interface PaneState {
  /** On a narrow screen, the one that is shown. */
  readonly pane: Pane
  showPane(pane: Pane): void
}

export const usePane = create<PaneState>()((set) => ({
  pane: 'run',
  showPane: (pane) => set({ pane }),
}))
