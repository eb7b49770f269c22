import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { useDraft } from '../../state/draftStore'
import { useGraph } from '../../state/graphStore'
import { openedDefinition } from '../../state/openedDefinition'
import { stateAt } from '../../state/momentStates'
import { useRun } from '../../state/runStore'
import { GraphNotes } from './GraphNotes'
import { GraphToolbar, type Look } from './GraphToolbar'
import { MachineCanvas } from './MachineCanvas'
import { StateList } from './StateList'
import { asTabSeparated, statesTable } from './statesTable'
import '@xyflow/react/dist/base.css'

/** The state machine as it is edited, and how it stands with each state at the moment shown. */
export function MachineGraphView() {
  const [look, setLook] = useState<Look>('graph')
  const [wanted, setWanted] = useState<{ readonly ran: string | undefined; readonly definition: string }>()
  const drawing = useGraph((s) => s.drawing)
  const show = useGraph((s) => s.show)
  const moment = useRun((s) => s.moment)
  const world = useRun((s) => s.run?.world)
  const ran = world?.definition
  const trail = useRun((s) => s.trail)
  const inside = useMemo(() => world && openedDefinition(trail, world), [trail, world])
  const definition = useDraft((s) => s.definition)
  // What ran is drawn until the next run or edit: both are reasons to look at what is edited again.
  const ofRun = ran !== undefined && wanted?.ran === ran && wanted.definition === definition
  const drawn = inside ?? (ofRun ? ran : definition)
  useEffect(() => show(drawn), [show, drawn])
  const rows = useMemo(() => statesTable(drawing.nodes.map(({ node }) => node), (name) => stateAt(moment, name)), [drawing, moment])
  return (
    <ReactFlowProvider>
      <section aria-label="State machine" className="relative size-full bg-ground">
        {look === 'graph' && <MachineCanvas drawing={drawing} />}
        {drawing.nodes.length === 0 && <NotDrawn />}
        <StateList rows={rows} shown={look === 'list'} />
        <GraphNotes ofRun={ofRun} fixed={inside !== undefined} onOfRun={(wish) => setWanted(wish ? { ran, definition } : undefined)} />
        <GraphToolbar look={look} onLook={setLook} table={() => asTabSeparated(rows)} />
      </section>
    </ReactFlowProvider>
  )
}

/** Before the first picture, and where the text is no machine: the notes say which. */
function NotDrawn() {
  const problem = useGraph((s) => s.problem)
  if (problem !== undefined) return null
  return <p className="absolute inset-0 grid place-items-center text-sm text-muted">Drawing the state machine</p>
}
