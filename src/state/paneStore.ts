import { create } from 'zustand'
import { paneSizes } from '../browser/paneSizes'

/** Where the panes' sizes lie between visits. */
export const keptPaneSizes = paneSizes

/** The panes of a lab: what it is, what happens, and why. */
export type Pane = 'world' | 'run' | 'inspector'

/** A part of what is edited, by the title it has on the page. */
export type WorldSection = 'Definition' | 'Functions' | 'Input' | 'Tables' | 'Mocks'

interface PaneState {
  /** On a narrow screen, the one that is shown. */
  readonly pane: Pane
  /** A part that someone wants to see and that has not come into sight yet. */
  readonly sought: WorldSection | undefined
  showPane(pane: Pane): void
  seek(section: WorldSection): void
  /** It is in sight. */
  found(): void
}

export const usePane = create<PaneState>()((set) => ({
  pane: 'run',
  sought: undefined,
  showPane: (pane) => set({ pane }),
  seek: (sought) => set({ sought, pane: 'world' }),
  found: () => set({ sought: undefined }),
}))
