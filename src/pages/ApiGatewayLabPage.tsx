import { useEffect } from 'react'
import { LabLayout } from '../components/frame/LabLayout'
import { GatewayProblemNotice } from '../components/gateway/GatewayProblemNotice'
import { GatewayTitle } from '../components/gateway/GatewayTitle'
import { GatewayWorldPane } from '../components/gateway/GatewayWorldPane'
import { OutcomePane } from '../components/gateway/OutcomePane'
import { Pipeline } from '../components/gateway/Pipeline'
import { StageInspector } from '../components/gateway/StageInspector'
import { RunBar } from '../components/run/RunBar'
import { RunSourceContext } from '../components/run/playedRun'
import { useGateway } from '../state/gateway/gatewayStore'
import { requestSource } from '../state/gateway/requestSource'

/** The API Gateway lab: an API, a request on its way through it, and why it was answered so. */
export default function ApiGatewayLabPage() {
  useEffect(() => useGateway.getState().warmUp(), [])
  return (
    <LabLayout
      title={<GatewayTitle />}
      alert={<GatewayProblemNotice />}
      world={<GatewayWorldPane />}
      picture={<Pipeline />}
      events={<OutcomePane />}
      inspector={<StageInspector />}
      bar={
        <RunSourceContext value={requestSource}>
          <RunBar />
        </RunSourceContext>
      }
    />
  )
}
