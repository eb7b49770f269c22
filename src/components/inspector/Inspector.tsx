import { Panel } from 'react-resizable-panels'
import { useRun } from '../../state/runStore'
import { Divider } from '../frame/Divider'
import { PaneGroup } from '../frame/PaneGroup'
import { EventPane } from './EventPane'
import { StateFacts } from './StateFacts'
import { StatePane } from './StatePane'
import { TablesPane } from './TablesPane'

/** Why: what happened at the moment shown, the state it is about, and below what the tables hold at that moment. */
export function Inspector() {
  const tables = useRun((s) => (s.details?.tables.length ?? 0) > 0)
  return (
    <section aria-label="Inspector" className="size-full bg-panel">
      <PaneGroup id="lab-why" panelIds={tables ? ['why', 'tables'] : ['why']} orientation="vertical" className="size-full">
        <Panel id="why" defaultSize="72" minSize="120px" className="overflow-y-auto">
          <Moment />
        </Panel>
        {tables && (
          <>
            <Divider across name="Between why and tables" />
            <Panel id="tables" defaultSize="28" minSize="48px" className="overflow-y-auto">
              <TablesPane />
            </Panel>
          </>
        )}
      </PaneGroup>
    </section>
  )
}

function Moment() {
  const story = useRun((s) => s.moment?.story)
  const details = useRun((s) => s.details)
  const selected = useRun((s) => s.selected)
  const playing = useRun((s) => s.playing)
  if (story === undefined) return <BeforeRun selected={selected} />
  return (
    <>
      <p className="border-b border-line px-4 py-3 text-lg wrap-anywhere" aria-live={playing ? 'off' : 'polite'}>
        {story}
      </p>
      {details?.name !== undefined && <StatePane name={details.name} state={details.state} pinned={selected !== undefined} />}
      {details && <EventPane inspection={details.event} />}
    </>
  )
}

function BeforeRun({ selected }: { selected: string | undefined }) {
  return (
    <div className="px-4 py-3">
      {selected !== undefined && (
        <div className="mb-4">
          <h2 className="text-base font-semibold">{selected}</h2>
          <StateFacts name={selected} />
        </div>
      )}
      <p className="text-muted">
        Start execution to see why each thing happens: what went into a state and came out, how often it was tried, what
        other services did meanwhile, and what the tables hold.
      </p>
    </div>
  )
}
