import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SampleLab } from '../../content/guide/sample'
import { LAB_NAMES } from '../../state/labNames'

const BUTTON = 'inline-flex min-h-7 items-center gap-1 rounded-md px-2 text-sm text-accent hover:bg-sunken disabled:opacity-50'

interface Props {
  readonly title: string
  /** What is opened there. */
  readonly code: string
  readonly lab: SampleLab
}

/** The way into a lab with an example. What the learner has made there comes back with Undo. */
export function OpenSample({ title, code, lab }: Props) {
  const [, go] = useLocation()
  const [opening, setOpening] = useState(false)
  const open = async () => {
    setOpening(true)
    // The labs' stores are fetched when one of them is wanted.
    const { openSample } = await import('../../state/guide/openSample')
    await openSample({ title }, lab)
    go(`/labs/${lab.lab}`)
  }
  return (
    <button type="button" disabled={opening} onClick={() => void open()} className={BUTTON} aria-label={`Open in the ${LAB_NAMES[lab.lab]}: ${code}`}>
      Open in the {LAB_NAMES[lab.lab]} <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
