import { useEffect } from 'react'
import { LabLayout } from '../components/frame/LabLayout'
import { LambdaEvents } from '../components/lambda/LambdaEvents'
import { LambdaInspector } from '../components/lambda/LambdaInspector'
import { LambdaNotice } from '../components/lambda/LambdaNotice'
import { LambdaPicture } from '../components/lambda/LambdaPicture'
import { LambdaTitle } from '../components/lambda/LambdaTitle'
import { LambdaWorldPane } from '../components/lambda/LambdaWorldPane'
import { RunSourceContext } from '../components/run/playedRun'
import { RunBar } from '../components/run/RunBar'
import { useLambdaDraft } from '../state/lambda/lambdaDraft'
import { useLambdaRun } from '../state/lambda/lambdaRunStore'
import { lambdaSource } from '../state/lambda/lambdaSource'

/** The Lambda lab: what it is, what happens, and why. */
export default function LambdaLabPage() {
  useEffect(() => {
    void useLambdaDraft.getState().open()
    void useLambdaRun.getState().open()
  }, [])
  return (
    <LabLayout
      title={<LambdaTitle />}
      alert={<LambdaNotice />}
      world={<LambdaWorldPane />}
      picture={<LambdaPicture />}
      events={<LambdaEvents />}
      inspector={<LambdaInspector />}
      bar={
        <RunSourceContext value={lambdaSource}>
          <RunBar />
        </RunSourceContext>
      }
    />
  )
}
