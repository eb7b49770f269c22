import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { TONES, type AnyTone } from './tones'
import { ToneSign } from './ToneSign'

export const TONE_OF: Readonly<Record<ExecutionStatus, AnyTone>> = {
  RUNNING: 'entered',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'aborted',
}

/** AWS's word for how an execution or Map Run stands, and the error's name. */
export function StatusWord({ status, error }: { status: ExecutionStatus; error?: string | undefined }) {
  const tone = TONE_OF[status]
  return (
    <>
      <ToneSign tone={tone} />
      <span className={`font-mono font-medium tracking-wide ${TONES[tone].text}`}>{status}</span>
      {error !== undefined && <span className="truncate font-mono text-ink">{error}</span>}
    </>
  )
}
