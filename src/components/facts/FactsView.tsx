import { useState } from 'react'
import { dateText, FACT_SERVICES, factList, monthsBeforeChanges, type FactFilter } from '../../state/facts/factList'
import { FactTable } from './FactTable'

const FIELD = 'h-9 rounded-md border border-line-strong bg-ground px-2.5 text-base'

/** All facts, or those that are looked for; as they hold today or as they held in another month. */
export function FactsView({ search: begin }: { readonly search: string }) {
  const [search, setSearch] = useState(begin)
  const [service, setService] = useState('')
  const [month, setMonth] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const filter: FactFilter = { search, changedOnly, ...(service !== '' && { service }), ...(month !== '' && { month }) }
  const facts = factList(filter)
  const services = Object.keys(FACT_SERVICES).filter((id) => facts.some((fact) => fact.service === id))
  return (
    <>
      <search className="mt-8 flex flex-wrap items-end gap-x-4 gap-y-3">
        <label className="flex min-w-0 grow basis-64 flex-col gap-1 text-sm text-muted">
          Search
          <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} placeholder="visibility timeout" spellCheck={false} className={`${FIELD} text-ink`} />
        </label>
        <label className="flex flex-col gap-1 text-sm text-muted">
          Service
          <select value={service} onChange={({ target }) => setService(target.value)} className={`${FIELD} text-ink`}>
            <option value="">All services</option>
            {Object.entries(FACT_SERVICES).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col gap-1 text-sm text-muted">
          Rules of
          <select value={month} onChange={({ target }) => setMonth(target.value)} className={`${FIELD} text-ink`}>
            <option value="">Today</option>
            {monthsBeforeChanges().map((each) => (
              <option key={each} value={each}>
                {dateText(each)}
              </option>
            ))}
          </select>
        </label>
        <label className="flex h-9 items-center gap-2 text-base">
          <input type="checkbox" checked={changedOnly} onChange={({ target }) => setChangedOnly(target.checked)} className="size-4 accent-accent" />
          {month === '' ? 'Only where an older exam differs' : 'Only what was otherwise'}
        </label>
      </search>
      <output className="mt-4 block text-base text-muted">{facts.length === 1 ? '1 fact' : `${facts.length} facts`}</output>
      {facts.length === 0 && (
        <p className="mt-6 text-base text-muted">
          {changedOnly ? 'Nothing that fits has changed. Show all of them, or choose another month.' : 'No fact has all of these words. Try fewer, or another service.'}
        </p>
      )}
      {services.map((id) => (
        <FactTable key={id} title={FACT_SERVICES[id] ?? id} month={month} facts={facts.filter((fact) => fact.service === id)} />
      ))}
    </>
  )
}
