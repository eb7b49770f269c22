import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenedRun } from '../../grading/run/runRoom'
import { LAB_NAMES, type ProofLab } from '../../state/proofRun/labOf'
import { openInLab, openInLambdaLab } from '../../state/proofRun/openInLab'
import { resourceName } from '../../state/proofRun/resourceName'

/** The ways to look at a run in a lab: each of its executions as a graph, each of its functions with its environments. */
export function InLabs({ run: { executions, functions } }: { run: OpenedRun }) {
  const several = executions.length > 1
  return (
    <>
      <InLab lab="step-functions" opens={openInLab} things={executions.map((arn, i) => ({ id: arn, name: `execution ${several ? `${i + 1} ` : ''}of ${resourceName(arn).split(':')[0]}` }))} />
      <InLab lab="lambda" opens={openInLambdaLab} things={functions.map((name) => ({ id: name, name }))} />
    </>
  )
}

interface InLabProps {
  readonly lab: ProofLab
  readonly things: readonly { readonly id: string; readonly name: string }[]
  readonly opens: (id: string) => Promise<boolean>
}

function InLab({ lab, things, opens }: InLabProps) {
  const [, navigate] = useLocation()
  const [opening, setOpening] = useState(false)
  if (things.length === 0) return null
  const open = async (id: string) => {
    setOpening(true)
    if (await opens(id)) navigate(`/labs/${lab}`)
    setOpening(false)
  }
  return (
    <section aria-labelledby={`in-${lab}`} className="mt-4 border-t border-line pt-3">
      <h2 id={`in-${lab}`} className="text-sm font-medium text-muted">
        In the {LAB_NAMES[lab]}
      </h2>
      <ul className="mt-2 space-y-1.5">
        {things.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={opening} onClick={() => void open(id)} title={id} className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-left text-sm hover:bg-sunken disabled:opacity-40">
              <span className="truncate">Open {name}</span>
              <ArrowRight size={14} strokeWidth={1.75} className="shrink-0 text-accent" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">At the moment shown. It is this very run: step, look at its data, fork it. Undo there brings back what you edited.</p>
    </section>
  )
}
