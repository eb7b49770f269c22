import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SampleLab } from '../../content/guide/sample'

const LABS: Readonly<Record<SampleLab['lab'], string>> = { lambda: 'Lambda lab', 'api-gateway': 'API Gateway lab', 'step-functions': 'Step Functions lab' }
const BUTTON = 'inline-flex min-h-7 items-center gap-1 rounded-md px-2 text-sm text-accent hover:bg-sunken disabled:opacity-50'

interface Props {
  readonly title: string
  /** What is opened there. */
  readonly code: string
  readonly lab: SampleLab
}

/** The way into a lab with an example. It asks before it takes the place of something the learner has made there. */
export function OpenSample({ title, code, lab }: Props) {
  const [, go] = useLocation()
  const [asks, setAsks] = useState(false)
  const [opening, setOpening] = useState(false)
  const open = async (asked: boolean) => {
    setOpening(true)
    // The labs' stores are fetched when one of them is wanted.
    const { openSample, replacesEdits } = await import('../../state/guide/openSample')
    if (!asked && (await replacesEdits(lab))) {
      setAsks(true)
      setOpening(false)
      return
    }
    await openSample({ title }, lab)
    go(`/labs/${lab.lab}`)
  }
  if (asks) {
    return (
      <span role="alert" className="flex flex-wrap items-center justify-end gap-x-1 text-sm text-ink">
        It takes the place of what you edited there.
        <button type="button" disabled={opening} onClick={() => void open(true)} className={BUTTON}>
          Open all the same
        </button>
        <button type="button" onClick={() => setAsks(false)} className={BUTTON}>
          Keep mine
        </button>
      </span>
    )
  }
  return (
    <button type="button" disabled={opening} onClick={() => void open(false)} className={BUTTON} aria-label={`Open in the ${LABS[lab.lab]}: ${code}`}>
      Open in the {LABS[lab.lab]} <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
