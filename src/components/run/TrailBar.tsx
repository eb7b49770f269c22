import { ArrowLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Opened } from '../../sim/cloud/labs/stepfunctions/lab'
import { useRun } from '../../state/runStore'
import { subjectName } from '../../state/subjectName'
import { IconButton } from '../frame/IconButton'
import { StatusWord } from './StatusWord'

/** The execution that was started, whatever its name: mostly a UUID. */
const STARTED = 'Started execution'

/** Where in the run one looks, once that is not the execution that was started: the way here, and back. */
export function TrailBar() {
  const trail = useRun((s) => s.trail)
  const comeBack = useRun((s) => s.comeBack)
  const here = trail.at(-1)?.opened
  const above = trail.at(-2)?.opened
  if (!here) return null
  return (
    <nav aria-label="Looked into" className="flex h-10 shrink-0 items-center gap-1.5 border-b border-line bg-accent-soft px-2 text-sm">
      <IconButton size="small" name={`Back to ${nameOf(above)}`} icon={ArrowLeft} onClick={() => comeBack()} />
      <ol className="flex min-w-0 items-center gap-1.5">
        {[undefined, ...trail.slice(0, -1)].map((step, depth) => (
          <li key={step?.opened.arn ?? ''} className="hidden shrink-0 items-center gap-1.5 narrow:flex">
            <button type="button" onClick={() => comeBack(depth)} className="rounded-sm px-1 text-accent underline-offset-2 hover:underline">
              {nameOf(step?.opened)}
            </button>
            <ChevronRight size={14} strokeWidth={1.5} className="text-muted" aria-hidden />
          </li>
        ))}
        <li className="min-w-0">
          <Here opened={here} />
        </li>
      </ol>
    </nav>
  )
}

/** It takes the focus, so that whoever came by keys or ears knows where they are. */
function Here({ opened }: { opened: Opened }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus({ preventScroll: true }), [opened])
  return (
    <p ref={place} tabIndex={-1} aria-current="location" className="flex min-w-0 items-center gap-2 rounded-sm px-1">
      <span className="truncate font-medium">{subjectName(opened)}</span>
      <StatusWord status={opened.end.status} error={opened.end.error} />
    </p>
  )
}

function nameOf(opened: Opened | undefined): string {
  return opened ? subjectName(opened) : STARTED
}
