import { LOG_SERVICES } from '../../state/proofRun/resourceName'
import { PayloadView } from '../inspector/PayloadView'
import { useProofRun } from './useProofRun'

/** Why: what happened at the moment shown, in a sentence, and all that the log tells of it. */
export function ProofInspector() {
  const moment = useProofRun((s) => s.moment)
  const playing = useProofRun((s) => s.playing)
  const decides = useProofRun((s) => s.run?.seen.some(({ events }) => events.some(({ seq }) => seq === s.moment?.event.seq)) ?? false)
  return (
    <section aria-label="Inspector" className="size-full overflow-y-auto bg-panel">
      {moment && (
        <>
          <p className="border-b border-line px-4 py-3 text-lg wrap-anywhere" aria-live={playing ? 'off' : 'polite'}>
            {moment.story}
          </p>
          <div className="px-4 py-3">
            <h2 className="text-base font-semibold">{moment.event.type}</h2>
            <p className="mt-1 text-sm text-muted wrap-anywhere">
              {LOG_SERVICES[moment.event.service] ?? moment.event.service}, <span className="font-mono">{moment.event.resource}</span>
              {decides && <span className="mt-1 block text-accent">A claim of this option rests on this event.</span>}
            </p>
            <PayloadView name="Event details" payload={moment.details} />
          </div>
        </>
      )}
    </section>
  )
}
