import { useEffect } from 'react'
import { EventList } from '../components/events/EventList'
import { LabLayout } from '../components/frame/LabLayout'
import { MachineGraphView } from '../components/graph/MachineGraphView'
import { Inspector } from '../components/inspector/Inspector'
import { LabTitle } from '../components/run/LabTitle'
import { MapRunPane } from '../components/mapRun/MapRunPane'
import { ProblemNotice } from '../components/run/ProblemNotice'
import { RunBar } from '../components/run/RunBar'
import { RunSourceContext } from '../components/run/playedRun'
import { TrailBar } from '../components/run/TrailBar'
import { WorldPane } from '../components/world/WorldPane'
import { scenarioOf } from '../state/draft'
import { useDraft } from '../state/draftStore'
import { executionSource } from '../state/executionSource'
import { looksAtMapRun, useRun } from '../state/runStore'

/** The Step Functions lab: what it is, what happens, and why. */
export default function StepFunctionsLabPage() {
  const machine = useDraft((s) => scenarioOf(s.scenarioId).machine)
  const ofMapRun = useRun(looksAtMapRun)
  useEffect(() => {
    void useDraft.getState().open()
    useRun.getState().warmUp()
    void useRun.getState().open()
  }, [])
  return (
    <LabLayout
      title={<LabTitle lab="Step Functions lab" world={machine} />}
      alert={<ProblemNotice />}
      place={<TrailBar />}
      world={<WorldPane />}
      picture={ofMapRun ? <MapRunPane /> : <MachineGraphView />}
      events={<EventList />}
      inspector={<Inspector />}
      bar={
        <RunSourceContext value={executionSource}>
          <RunBar />
        </RunSourceContext>
      }
    />
  )
}
