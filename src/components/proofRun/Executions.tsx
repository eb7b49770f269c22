import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { openInLab } from '../../state/proofRun/openInLab'
import { resourceName } from '../../state/proofRun/resourceName'

/** The executions of a run, each with the way to look at it as a graph. */
export function Executions({ arns }: { arns: readonly string[] }) {
  const [, navigate] = useLocation()
  const [opening, setOpening] = useState(false)
  const open = async (arn: string) => {
    setOpening(true)
    if (await openInLab(arn)) navigate('/labs/step-functions')
    setOpening(false)
  }
  return (
    <section aria-labelledby="executions" className="mt-4 border-t border-line pt-3">
      <h2 id="executions" className="text-sm font-medium text-muted">
        {arns.length === 1 ? 'Its execution' : 'Its executions'} in the Step Functions lab
      </h2>
      <ul className="mt-2 space-y-1.5">
        {arns.map((arn, index) => (
          <li key={arn}>
            <button type="button" disabled={opening} onClick={() => void open(arn)} title={arn} className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-left text-sm hover:bg-sunken disabled:opacity-40">
              <span className="truncate">
                Open execution {arns.length > 1 && `${index + 1} `}of {resourceName(arn).split(':')[0]}
              </span>
              <ArrowRight size={14} strokeWidth={1.75} className="shrink-0 text-accent" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">At the moment shown. It is this very run: step, look at its data, fork it. Undo there brings back what you edited.</p>
    </section>
  )
}
