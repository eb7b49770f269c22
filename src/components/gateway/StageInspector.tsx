import { useGateway } from '../../state/gateway/gatewayStore'
import { stageOf, stagesAt } from '../../state/gateway/stagesAt'
import { MeanwhileList } from '../events/MeanwhileList'
import { PayloadView } from '../inspector/PayloadView'
import { IconButton } from '../frame/IconButton'
import { PinOff } from 'lucide-react'
import { StageSign, STAGE_TONES } from './StageSign'

/** Why: what happened at the moment shown, and the stage it is about with what went in and came out. */
export function StageInspector() {
  const trace = useGateway((s) => s.trace)
  const index = useGateway((s) => s.index)
  const pinned = useGateway((s) => s.stage)
  const playing = useGateway((s) => s.playing)
  const moment = trace?.moments[index]
  return (
    <section aria-label="Inspector" className="size-full overflow-y-auto bg-panel">
      {trace && moment ? (
        <>
          <p className="border-b border-line px-4 py-3 text-lg wrap-anywhere" aria-live={playing ? 'off' : 'polite'}>
            {moment.story}
          </p>
          {moment.meanwhile.length > 0 && <MeanwhileList events={moment.meanwhile} className="border-b border-line px-4 py-3" />}
          <StageDetails trace={trace} index={index} name={pinned ?? stageOf(trace, index)} pinned={pinned !== undefined} />
        </>
      ) : (
        <p className="px-4 py-3 text-muted">
          Send a request to see what each stage does with it, and why: how it is routed, who may call, which bucket gives a token, what the mapping makes of it, and what
          the backend answers.
        </p>
      )}
    </section>
  )
}

function StageDetails({ trace, index, name, pinned }: { trace: NonNullable<ReturnType<typeof useGateway.getState>['trace']>; index: number; name: string | undefined; pinned: boolean }) {
  const stage = stagesAt(trace, index).find(({ view }) => view.name === name)
  if (!stage) return null
  const { view, status } = stage
  const known = status === 'passed' || status === 'failed'
  return (
    <section aria-label={`Stage ${view.name}`} className="border-b border-line px-4 py-3">
      <header className="flex items-center gap-2">
        <h2 className="min-w-0 truncate text-base font-semibold">{view.name}</h2>
        <StageSign status={status} />
        <span className={`text-sm ${STAGE_TONES[status].text}`}>{status}</span>
        <span className="grow" />
        {pinned && <IconButton size="small" name="Let go of this stage" icon={PinOff} onClick={() => useGateway.getState().selectStage(undefined)} />}
      </header>
      {known && pinned && <p className="mt-1 wrap-anywhere text-muted">{view.story}</p>}
      {status === 'not entered' && <p className="mt-1 text-muted">The request has not come here yet.</p>}
      {status === 'skipped' && <p className="mt-1 text-muted">The request did not come here: it was answered without it.</p>}
      {(known || status === 'waiting') && <PayloadView name="Input" payload={view.input} />}
      {known && (view.output ? <PayloadView name="Output" payload={view.output} /> : <p className="mt-3 text-sm text-muted">The request leaves as it came.</p>)}
    </section>
  )
}
