import type { EventInspection } from '../../sim/cloud/labs/stepfunctions/lab'
import { looksAtMapRun, useRun } from '../../state/runStore'
import { MeanwhileList } from '../events/MeanwhileList'
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
      {between.length > 0 && <MeanwhileList events={between} className="mt-3" />}
      {!empty && <PayloadView name="Event details" payload={details} />}
    </section>
  )
}
