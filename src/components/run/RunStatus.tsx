import { useRun } from '../../state/runStore'
import type { AnyTone } from './tones'
import { TONES } from './tones'
import { ToneSign } from './ToneSign'

const TONE_OF: Readonly<Record<string, AnyTone>> = {
  RUNNING: 'entered',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'aborted',
}

/** What the run ended in: AWS's word and the error's name. Told aloud when it changes. */
export function RunStatus() {
  const running = useRun((s) => s.running)
  const refused = useRun((s) => s.problem !== undefined)
  const run = useRun((s) => s.run)
  const { word, error, remark } = told(running, refused, run)
  const tone = TONE_OF[word]
  return (
    <output className="flex min-w-0 items-center gap-2 text-sm">
      {tone && <ToneSign tone={tone} />}
      <span className={tone ? `font-mono font-medium tracking-wide ${TONES[tone].text}` : 'text-muted'}>{word}</span>
      {error !== undefined && <span className="truncate font-mono text-ink">{error}</span>}
      {remark !== undefined && <span className="hidden truncate text-muted narrow:inline">{remark}</span>}
    </output>
  )
}

function told(running: boolean, refused: boolean, run: ReturnType<typeof useRun.getState>['run']) {
  if (running) return { word: 'RUNNING' }
  if (refused) return { word: 'Not started' }
  if (!run) return { word: 'Not run yet' }
  const { end, report } = run
  return { word: end.status, error: end.error, remark: remarkOf(report.stopped, report.quiet, end.status === 'RUNNING') }
}

/** Why a run that is no longer running is not at its end. */
function remarkOf(stopped: string | undefined, quiet: boolean, open: boolean): string | undefined {
  if (stopped === 'RunCancelled') return 'stopped by you'
  if (stopped !== undefined) return `stopped: ${stopped}`
  return quiet && open ? 'waiting for something that does not come by itself' : undefined
}
