import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { useRun, type LookedAt } from '../../state/runStore'
import { StatusWord } from './StatusWord'

/** What the run ended in: AWS's word and the error's name. Told aloud when it changes. */
export function RunStatus() {
  const running = useRun((s) => s.running)
  const refused = useRun((s) => s.problem !== undefined)
  const run = useRun((s) => s.run)
  const { status, word, error, remark } = told(running, refused, run)
  return (
    <output className="flex min-w-0 items-center gap-2 text-sm">
      {status ? <StatusWord status={status} error={error} /> : <span className="text-muted">{word}</span>}
      {remark !== undefined && <span className="hidden truncate text-muted narrow:inline">{remark}</span>}
    </output>
  )
}

interface Told {
  readonly status?: ExecutionStatus
  /** Where there is no status. */
  readonly word?: string
  readonly error?: string | undefined
  readonly remark?: string | undefined
}

function told(running: boolean, refused: boolean, run: LookedAt | undefined): Told {
  if (running) return { status: 'RUNNING' }
  if (refused) return { word: 'Not started' }
  if (!run) return { word: 'Not run yet' }
  const { end, report } = run
  return { status: end.status, error: end.error, remark: remarkOf(report.stopped, report.quiet, end.status === 'RUNNING') }
}

/** Why a run that is no longer running is not at its end. */
function remarkOf(stopped: string | undefined, quiet: boolean, open: boolean): string | undefined {
  if (stopped === 'RunCancelled') return 'stopped by you'
  if (stopped !== undefined) return `stopped: ${stopped}`
  return quiet && open ? 'waiting for something that does not come by itself' : undefined
}
