import { useDraft } from '../../state/draftStore'
import { historyTable } from '../../state/historyTable'
import { looksAtMapRun, shownCount, useRun } from '../../state/runStore'
import { CopyButton } from '../frame/CopyButton'
import { EventLines } from './EventLines'

/** The execution's history, as AWS numbers it; of a Map Run, what became of its child executions. */
export function EventList() {
  const count = useRun(shownCount)
  const ofMapRun = useRun(looksAtMapRun)
  const express = useDraft((s) => s.type === 'EXPRESS')
  const title = ofMapRun ? 'Starts and ends' : 'Execution history'
  return (
    <section aria-label={title} className="flex size-full flex-col bg-panel">
      <header className="flex h-8 shrink-0 items-center gap-3 border-b border-line px-3 text-sm text-muted">
        <h2 className="font-medium text-ink">{title}</h2>
        {count > 0 && (
          <>
            <span className="tabular grow">{count.toLocaleString('en')} events</span>
            <CopyButton name="Copy history as table" text={() => historyTable(count, useRun.getState().readEvents)} />
          </>
        )}
      </header>
      {count === 0 ? (
        <p className="px-3 py-3 text-muted">
          {express
            ? 'Start execution to see what happens: each event, in order, with its virtual time. Step Functions keeps no history of an Express execution; its logs at level ALL tell these events.'
            : 'Start execution to see the history that Step Functions writes: each event, in order, with its virtual time.'}
        </p>
      ) : (
        <EventLines count={count} />
      )}
    </section>
  )
}
