import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenedRun } from '../../grading/run/runRoom'
import { LAB_NAMES, type LabId } from '../../state/labNames'
import { openInGatewayLab, openInLab, openInLambdaLab } from '../../state/proofRun/openInLab'
import { resourceName } from '../../state/proofRun/resourceName'

/** The ways to look at a run in a lab: each of its executions as a graph, each of its functions with its environments, each of its APIs with its requests. */
export function InLabs({ run: { executions, functions, apis } }: { run: OpenedRun }) {
  const several = executions.length > 1
  return (
    <>
      <InLab lab="step-functions" opens={openInLab} things={executions.map((arn, i) => ({ id: arn, name: `execution ${several ? `${i + 1} ` : ''}of ${resourceName(arn).split(':')[0]}` }))} />
      <InLab lab="lambda" opens={openInLambdaLab} things={functions.map((name) => ({ id: name, name }))} />
      <InLab lab="api-gateway" opens={async (id) => openInGatewayLab(apis[Number(id)]!)} things={apis.map(({ name, stageName }, i) => ({ id: String(i), name: `stage ${stageName} of ${name}` }))} />
    </>
  )
}

interface InLabProps {
  readonly lab: LabId
  readonly things: readonly { readonly id: string; readonly name: string }[]
  /** @returns why not; undefined: it is open */
  readonly opens: (id: string) => Promise<string | undefined>
}

function InLab({ lab, things, opens }: InLabProps) {
  const [, navigate] = useLocation()
  const [opening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  if (things.length === 0) return null
  const open = async (id: string) => {
    setOpening(true)
    const refused = await opens(id)
    setRefusal(refused)
    setOpening(false)
    if (refused === undefined) navigate(`/labs/${lab}`)
  }
  return (
    <section aria-labelledby={`in-${lab}`} className="mt-4 border-t border-line pt-3">
      <h2 id={`in-${lab}`} className="text-sm font-medium text-muted">
        In the {LAB_NAMES[lab]}
      </h2>
      <ul className="mt-2 space-y-1.5">
        {things.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={opening} onClick={() => void open(id)} className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-left text-sm hover:bg-sunken disabled:opacity-40">
              <span className="truncate">Open {name}</span>
              <ArrowRight size={14} strokeWidth={1.75} className="shrink-0 text-accent" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {refusal !== undefined && (
        <p role="alert" className="mt-2 text-sm text-failed">
          {refusal}
        </p>
      )}
      <p className="mt-2 text-sm text-muted">At the moment shown. It is this very run: step, look at its data, fork it. Undo there brings back what you edited.</p>
    </section>
  )
}
