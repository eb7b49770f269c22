import type { RunFilter, RunRow } from '../../grading/run/runRoom'
import { proofRun, useProofRows } from '../../state/proofRun/proofRun'
import { LOG_SERVICES, resourceName } from '../../state/proofRun/resourceName'
import { clockText } from '../../state/virtualClock'
import { RowList } from '../events/RowList'
import { ToneSign } from '../run/ToneSign'
import { useProofRun } from './useProofRun'

const FIELD = 'h-6 max-w-44 min-w-0 rounded-md border border-line-strong bg-panel px-1 text-sm text-ink'

/** The one log of the run, or what one service or resource told. */
export function ProofLog() {
  const count = useProofRun((s) => s.look?.count ?? 0)
  const index = useProofRun((s) => s.index)
  const rows = useProofRows((s) => s.rows)
  const need = useProofRows((s) => s.need)
  return (
    <section aria-label="Log" className="flex size-full flex-col bg-panel">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-sm text-muted">
        <h2 className="font-medium text-ink">Log</h2>
        <span className="tabular grow whitespace-nowrap">{count.toLocaleString('en')} events</span>
        <Filters />
      </header>
      <RowList label="Events" count={count} index={index} rows={rows} need={need} onSelect={(at) => proofRun.getState().goTo(at)} line={(row, happened) => <Line row={row} happened={happened} />} />
    </section>
  )
}

function Filters() {
  const sources = useProofRun((s) => s.run?.sources ?? NONE)
  const { service, resource } = useProofRun((s) => s.filter)
  const services = [...new Set(sources.map((source) => source.service))]
  const resources = [...new Set(sources.filter((source) => service === undefined || source.service === service).map((source) => source.resource))]
  const look = (filter: RunFilter) => void proofRun.getState().narrow(filter)
  return (
    <>
      <select aria-label="Service" className={FIELD} value={service ?? ''} onChange={({ target: { value } }) => look(value === '' ? {} : { service: value })}>
        <option value="">All services</option>
        {services.map((each) => (
          <option key={each} value={each}>
            {LOG_SERVICES[each] ?? each}
          </option>
        ))}
      </select>
      <select aria-label="Resource" className={FIELD} value={resource ?? ''} onChange={({ target: { value } }) => look({ ...(service !== undefined && { service }), ...(value !== '' && { resource: value }) })}>
        <option value="">All resources</option>
        {resources.map((each) => (
          <option key={each} value={each}>
            {resourceName(each)}
          </option>
        ))}
      </select>
    </>
  )
}

const NONE = [] as const

function Line({ row: { offset, tone, service, type, resource, note }, happened }: { row: RunRow; happened: boolean }) {
  return (
    <>
      <span className="tabular min-w-[8.5ch] shrink-0 text-right font-mono">{clockText(offset)}</span>
      <span className={happened ? '' : 'opacity-40'}>
        <ToneSign tone={tone} />
      </span>
      <span className="hidden w-[9ch] shrink-0 truncate narrow:block">{LOG_SERVICES[service] ?? service}</span>
      <span className={`min-w-0 shrink-0 truncate ${happened ? 'text-ink' : ''}`}>{type}</span>
      <span className="min-w-0 shrink truncate font-mono" title={resource}>
        {resourceName(resource)}
      </span>
      {note !== undefined && (
        <span className="ml-auto hidden min-w-[6ch] shrink-3 truncate font-mono text-xs narrow:block" title={note}>
          {note}
        </span>
      )}
    </>
  )
}
