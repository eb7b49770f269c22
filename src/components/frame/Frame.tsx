import type { ReactNode } from 'react'
import { Rail } from './Rail'

/** What stands around every room: the way past the rail, the rail, and the room. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col wide:flex-row">
      <button
        type="button"
        onClick={() => document.querySelector('main')?.focus()}
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to content
      </button>
      <Rail />
      <main tabIndex={-1} className="flex min-h-0 min-w-0 grow flex-col outline-none">
        {children}
      </main>
    </div>
  )
}
