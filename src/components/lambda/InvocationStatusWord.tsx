import type { InvocationStatus } from '../../sim/cloud/labs/lambda/lambdaLab'
import { TONES, type AnyTone } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

const TONE: Readonly<Record<InvocationStatus, AnyTone>> = { running: 'entered', succeeded: 'succeeded', failed: 'failed', timeout: 'failed', throttled: 'throttled' }
const WORD: Readonly<Record<InvocationStatus, string>> = { running: 'RUNNING', succeeded: 'SUCCEEDED', failed: 'FAILED', timeout: 'TIMED OUT', throttled: 'THROTTLED' }

/** What became of an invocation, and the error's name. */
export function InvocationStatusWord({ status, error }: { status: InvocationStatus; error?: string | undefined }) {
  const tone = TONE[status]
  return (
    <>
      <ToneSign tone={tone} />
      <span className={`font-mono font-medium tracking-wide ${TONES[tone].text}`}>{WORD[status]}</span>
      {error !== undefined && <span className="truncate font-mono text-ink">{error}</span>}
    </>
  )
}
