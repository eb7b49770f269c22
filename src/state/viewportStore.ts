import { create } from 'zustand'
import { media } from '../browser/media'

/** What the page has to go by in drawing itself. */
export interface ViewportState {
  /** Too narrow for panes side by side: the same width as the `wide` breakpoint of the styles. */
  readonly narrow: boolean
  readonly reducedMotion: boolean
}

const wide = media('(min-width: 56.25rem)')
const still = media('(prefers-reduced-motion: reduce)')

export const useViewport = create<ViewportState>()((set) => {
  wide.onChange(() => set({ narrow: !wide.matches() }))
  still.onChange(() => set({ reducedMotion: still.matches() }))
  return { narrow: !wide.matches(), reducedMotion: still.matches() }
})
