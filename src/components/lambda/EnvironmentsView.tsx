import { Rows3, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import type { AnyTone } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { InvocationTable, START_TONE } from './InvocationTable'
import { LaneCanvas } from './LaneCanvas'

const LEGEND: readonly (readonly [AnyTone, string])[] = [
  ['cold', 'INIT'],
  ['entered', 'INVOKE'],
  ['waiting', 'frozen'],
  ['cached', 'provisioned'],
  ['failed', 'failed'],
  ['throttled', 'throttled'],
]

/** Environments over virtual time: as lanes, or as a table of the same. */
export function EnvironmentsView() {
  const lanes = useLambdaRun((s) => s.lanes)
  const count = useLambdaRun((s) => s.report?.invocations ?? 0)
  const now = useLambdaRun((s) => s.moment?.environments)
  const [asTable, setAsTable] = useState(false)
  if (!lanes) {
    return (
      <p className="p-4 text-muted">
        Invoke the function to see its execution environments, one lane each: blue while INIT runs, amber while it serves, hatched while it is
        frozen. Invoke it again, and it is warm.
      </p>
    )
  }
  return (
    <>
      <div className="flex min-h-8 shrink-0 items-center overflow-hidden gap-x-2.5 gap-y-1 border-b border-line px-3 py-1 text-sm text-muted">
        {now && (
          <span className="tabular whitespace-nowrap text-ink">
            {now.starting > 0 && `${now.starting} starting, `}
            {now.busy} busy, {now.frozen} frozen
          </span>
        )}
        <ul aria-label="Legend" className="hidden min-w-0 gap-x-2 overflow-hidden text-xs narrow:flex">
          {LEGEND.map(([tone, word]) => (
            <li key={word} className="flex items-center gap-0.5">
              <ToneSign tone={tone} size={12} />
              {word}
            </li>
          ))}
        </ul>
        <span className="grow" />
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} className="flex h-6 shrink-0 items-center gap-1.5 rounded-md px-1.5 hover:bg-sunken hover:text-ink">
          {asTable ? <Rows3 size={14} strokeWidth={1.5} aria-hidden /> : <Table2 size={14} strokeWidth={1.5} aria-hidden />}
          {asTable ? 'Lanes' : 'Table'}
        </button>
      </div>
      {asTable ? <InvocationTable count={count} /> : <LaneCanvas data={lanes} />}
      {!asTable && <Sentence />}
    </>
  )
}

/** Why the invocation under the pointer, or the one looked at, was served as it was. */
function Sentence() {
  const hovered = useLambdaRun((s) => s.hovered)
  const details = useLambdaRun((s) => s.details)
  const told = hovered ?? details
  return (
    <p className="flex min-h-8 shrink-0 items-start gap-2 border-t border-line px-3 py-1.5 text-sm">
      {told ? (
        <>
          <span className="mt-0.5">
            <ToneSign tone={START_TONE[told.start]} />
          </span>
          <span className="min-w-0">
            <span className="tabular font-mono text-muted">{told.number + 1}</span> {told.why}
          </span>
        </>
      ) : (
        <span className="text-muted">Point at a lane to read why; click to keep it. Wheel or W and S zoom, drag or A and D move.</span>
      )}
    </p>
  )
}
