import { useState, type ReactNode } from 'react'
import { CopyButton } from '../frame/CopyButton'

/** What is longer is shown in part until it is asked for. */
const LONG = 40
const PART = 24

interface Props {
  readonly code: string
  readonly title: string
  /** Beside the way to copy it. */
  readonly children?: ReactNode
}

/** Code to read and to copy. */
export function CodeBlock({ code, title, children }: Props) {
  const lines = code.trimEnd().split('\n')
  const [all, setAll] = useState(lines.length <= LONG)
  return (
    <div className="my-4 overflow-hidden rounded-lg border border-line bg-panel">
      <div className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3 text-sm text-muted">
        <span className="mr-auto">{title}</span>
        {children}
        <CopyButton text={() => code} name={`Copy ${title}`} />
      </div>
      <pre className="p-3 font-mono text-sm break-words whitespace-pre-wrap">{all ? code : lines.slice(0, PART).join('\n')}</pre>
      {!all && (
        <button type="button" onClick={() => setAll(true)} className="block w-full border-t border-line px-3 py-1.5 text-left text-sm text-accent hover:bg-sunken">
          Show all {lines.length} lines
        </button>
      )}
    </div>
  )
}
