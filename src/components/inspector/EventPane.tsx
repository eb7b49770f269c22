import type { EventInspection, ServiceEvent } from '../../sim/cloud/labs/stepfunctions/lab'
import { looksAtMapRun, useRun } from '../../state/runStore'
import { clockText } from '../../state/virtualClock'
import { OpenSubject } from '../run/OpenSubject'
import { PayloadView } from './PayloadView'

/** An event of the history with its details, and what other services did since the one before. */
export function EventPane({ inspection: { event, details, between, started } }: { inspection: EventInspection }) {
  const ofMapRun = useRun(looksAtMapRun)
  const empty = details.preview === undefined && Object.keys(details.json ?? {}).length === 0
  return (
    <section aria-label={`Event ${event.id}`} className="border-b border-line px-4 py-3">
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="min-w-0 truncate text-base font-semibold">{event.type}</h2>
        <span className="tabular shrink-0 font-mono text-sm text-muted">
          {ofMapRun ? 'moment' : 'event'} {event.id}
          {event.previousEventId > 0 && !ofMapRun && `, after ${event.previousEventId}`}
        </span>
      </header>
      {started && <OpenSubject subject={started} position={event.child} />}
      {between.length > 0 && <Between events={between} />}
      {!empty && <PayloadView name="Event details" payload={details} />}
    </section>
  )
}

function Between({ events }: { events: readonly ServiceEvent[] }) {
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-sm font-medium text-muted">Meanwhile, in other services</h3>
      <ol className="rounded-md bg-sunken py-1.5 text-sm">
        {events.map((event, i) => (
          // Events of one moment have no id of their own, and their order is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i} className="flex gap-2.5 px-2.5 py-0.5" title={`${event.service}: ${event.type}`}>
            <span className="tabular shrink-0 font-mono text-muted">{clockText(event.offset)}</span>
            <span className={`min-w-0 wrap-anywhere whitespace-pre-wrap ${event.type === 'LogLine' ? 'font-mono text-muted' : ''}`}>{event.story}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
