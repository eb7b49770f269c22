import { create } from 'zustand'
import { onSystemTheme, savedTheme, showTheme, type Theme } from '../browser/theme'

interface ThemeState {
  readonly theme: Theme
  choose(theme: Theme): void
}

export const useTheme = create<ThemeState>((set) => ({
  theme: savedTheme(),
  choose(theme) {
    showTheme(theme)
    set({ theme })
  },
}))

/** Follows the system as long as the learner has not chosen. */
export function followSystemTheme(): void {
  onSystemTheme(() => {
    const { theme } = useTheme.getState()
    if (theme === 'system') showTheme(theme)
  })
}
