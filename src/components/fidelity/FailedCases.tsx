import { X } from 'lucide-react'
import type { FailureExplanation } from '../../content/fidelity/failures'
import { Prose } from './Prose'

/** Each recorded case that is not answered as AWS did, with what differs and why. */
export function FailedCases({ failures }: { failures: readonly FailureExplanation[] }) {
  return (
    <ul className="mt-3 grid gap-x-8 wide:grid-cols-2">
      {failures.map(({ cases, title, differs, why }) => (
        <li key={title} className="flex min-w-0 gap-2.5 border-t border-line py-4">
          <X size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0 text-failed" />
          <div className="min-w-0">
            <h3 className="font-medium">{title}</h3>
            <p className="mt-1">
              <Prose text={differs} />
            </p>
            <p className="mt-1 text-muted">
              <Prose text={why} />
            </p>
            <p className="mt-1.5 flex flex-col font-mono text-xs break-all text-muted">
              {cases.map((id) => (
                <span key={id}>{id}</span>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
