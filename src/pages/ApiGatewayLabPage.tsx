import { useEffect } from 'react'
import { LabLayout } from '../components/frame/LabLayout'
import { GatewayProblemNotice } from '../components/gateway/GatewayProblemNotice'
import { GatewayTitle } from '../components/gateway/GatewayTitle'
import { GatewayViews } from '../components/gateway/GatewayViews'
import { GatewayWorldPane } from '../components/gateway/GatewayWorldPane'
import { OutcomePane } from '../components/gateway/OutcomePane'
import { StageInspector } from '../components/gateway/StageInspector'
import { TrafficInspector } from '../components/gateway/TrafficInspector'
import { RunBar } from '../components/run/RunBar'
import { RunSourceContext } from '../components/run/playedRun'
import { useGateway } from '../state/gateway/gatewayStore'
import { requestSource } from '../state/gateway/requestSource'
import { useGatewayView } from '../state/gateway/viewStore'

/** The API Gateway lab: an API, a request on its way through it, and why it was answered so. */
export default function ApiGatewayLabPage() {
  const ofTraffic = useGatewayView((s) => s.view === 'throttling')
  const alone = useGatewayView((s) => s.view === 'throttling' || s.view === 'compare')
  useEffect(() => void useGateway.getState().open(), [])
  return (
    <LabLayout
      title={<GatewayTitle />}
      alert={<GatewayProblemNotice />}
      world={<GatewayWorldPane />}
      picture={<GatewayViews />}
      events={alone ? undefined : <OutcomePane />}
      inspector={ofTraffic ? <TrafficInspector /> : <StageInspector />}
      bar={
        <RunSourceContext value={requestSource}>
          <RunBar />
        </RunSourceContext>
      }
    />
  )
}
