import type { MomentView } from '../../sim/cloud/labs/stepfunctions/lab'
import { useRun } from '../../state/runStore'
import { StatusWord } from '../run/StatusWord'
import { ChildList } from './ChildList'
import { MapRunFacts } from './MapRunFacts'

/** A Map Run at the moment shown: how many of its child executions stand how, and which they are. */
export function MapRunPane() {
  const name = useRun((s) => s.trail.at(-1)?.opened.name)
  const moment = useRun((s) => s.moment)
  return (
    <section aria-label="Map Run" className="flex size-full flex-col bg-panel">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 border-b border-line px-3 py-1 text-sm">
        <h2 className="text-base font-semibold">Map Run of {name}</h2>
        {moment && <StatusWord status={moment.status} error={moment.error} />}
      </header>
      {moment?.mapRun && <Counted moment={moment} />}
    </section>
  )
}

function Counted({ moment: { index, mapRun } }: { moment: MomentView }) {
  if (!mapRun) return null
  return (
    <>
      <MapRunFacts view={mapRun} />
      <ChildList index={index} counts={mapRun.counts} />
    </>
  )
}
