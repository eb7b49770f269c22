import { useState } from 'react'
import type { Drill } from '../../content/drills/drill'
import { drillRoom } from '../../state/drill/drillRoom'
import { Paragraphs } from '../question/Paragraphs'
import { GuideProse } from '../guide/GuideProse'
import { DrillContext } from './drillContext'
import { DrillHelp } from './DrillHelp'
import { DrillParts } from './DrillParts'
import { DrillVerdictView } from './DrillVerdictView'

/** A ticket, the system behind it, and what simulated traffic says of the change. */
export function DrillView({ drill }: { drill: Drill }) {
  const [room] = useState(() => drillRoom(drill))
  return (
    <DrillContext value={room}>
      <div className="grid min-h-0 grow overflow-auto wide:grid-cols-[minmax(20rem,2fr)_3fr] wide:overflow-hidden">
        <div className="border-line p-4 wide:min-h-0 wide:overflow-auto wide:border-r wide:p-6">
          <h1 className="text-xl font-semibold tracking-tight">{drill.title}</h1>
          <section aria-label="Ticket" className="mt-4 text-base">
            <Paragraphs text={drill.ticket} />
          </section>
          <h2 className="mt-6 text-sm font-medium text-muted">It is solved when</h2>
          <ul className="mt-1 list-disc space-y-1 pl-5 text-base marker:text-muted">
            {drill.objective.map((line) => (
              <li key={line}>
                <GuideProse text={line} />
              </li>
            ))}
          </ul>
          <DrillVerdictView drill={drill} />
          <DrillHelp drill={drill} />
        </div>
        <DrillParts drill={drill} />
      </div>
    </DrillContext>
  )
}
