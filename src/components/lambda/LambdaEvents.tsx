import type { LambdaEventRow } from '../../sim/cloud/labs/lambda/lambdaLab'
import { useLambdaEventRows } from '../../state/lambda/lambdaEventRows'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { clockText } from '../../state/virtualClock'
import { RowList } from '../events/RowList'
import { ToneSign } from '../run/ToneSign'

/** The one log: what each service did, in order. */
export function LambdaEvents() {
  const count = useLambdaRun((s) => s.report?.count ?? 0)
  const index = useLambdaRun((s) => s.index)
  const rows = useLambdaEventRows((s) => s.rows)
  const need = useLambdaEventRows((s) => s.need)
  return (
    <section aria-label="Log" className="flex size-full flex-col bg-panel">
      <header className="flex h-8 shrink-0 items-center gap-3 border-b border-line px-3 text-sm text-muted">
        <h2 className="font-medium text-ink">Log</h2>
        {count > 0 && <span className="tabular">{count.toLocaleString('en')} events</span>}
      </header>
      {count === 0 ? (
        <p className="px-3 py-3 text-muted">Every call, every start and every line that the function writes, with its virtual time.</p>
      ) : (
        <RowList label="Events" count={count} index={index} rows={rows} need={need} onSelect={selectEvent} line={(row, happened) => <Line row={row} happened={happened} />} />
      )}
    </section>
  )
}

function selectEvent(index: number): void {
  useLambdaRun.getState().select(undefined)
  useLambdaRun.getState().goTo(index)
}

function Line({ row: { offset, tone, service, type, resource, note }, happened }: { row: LambdaEventRow; happened: boolean }) {
  return (
    <>
      <span className="tabular min-w-[8.5ch] shrink-0 text-right font-mono">{clockText(offset)}</span>
      <span className={happened ? '' : 'opacity-40'}>
        <ToneSign tone={tone} />
      </span>
      <span className="w-[8ch] shrink-0 truncate">{service}</span>
      <span className={`shrink-0 ${happened ? 'text-ink' : ''}`}>{type}</span>
      <span className="min-w-0 shrink truncate font-mono">{resource}</span>
      {note !== undefined && (
        <span className="ml-auto hidden min-w-[6ch] shrink-3 truncate font-mono text-xs narrow:block" title={note}>
          {note}
        </span>
      )}
    </>
  )
}
