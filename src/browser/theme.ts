export type Theme = 'system' | 'light' | 'dark'

/** The script in `index.html` reads the same key before the first paint. */
const KEY = 'coldstart.theme'

const darkPreferred = () => matchMedia('(prefers-color-scheme: dark)')

export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY)
    return saved === 'light' || saved === 'dark' ? saved : 'system'
  } catch {
    return 'system'
  }
}

/** Shows a theme and keeps the choice for the next visit, where the browser lets us. */
export function showTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && darkPreferred().matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is closed to us: the choice holds for this visit.
  }
}

/** Calls back when the system's own choice changes. */
export function onSystemTheme(changed: () => void): void {
  darkPreferred().addEventListener('change', changed)
}
