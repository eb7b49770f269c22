import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from '../../state/themeStore'

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const
const ICON = { system: Monitor, light: Sun, dark: Moon }

/** One button through system, light and dark. */
export function ThemeToggle() {
  const theme = useTheme((s) => s.theme)
  const choose = useTheme((s) => s.choose)
  const Icon = ICON[theme]
  return (
    <button
      type="button"
      onClick={() => choose(NEXT[theme])}
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}. Click for ${NEXT[theme]}.`}
      className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden />
    </button>
  )
}
