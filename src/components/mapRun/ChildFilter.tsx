import type { ChildCounts } from '../../sim/cloud/labs/stepfunctions/lab'
import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { ToneSign } from '../run/ToneSign'
import { TONES } from '../run/tones'
import { COUNTED } from './counted'
import { startedCount } from './startedCount'

interface Props {
  readonly counts: ChildCounts
  readonly status: ExecutionStatus | undefined
  readonly onStatus: (status: ExecutionStatus | undefined) => void
}

/** The numbers of the bar, each the way to the children it counts. */
export function ChildFilter({ counts, status, onStatus }: Props) {
  const look = 'flex h-7 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-sunken aria-pressed:bg-accent-soft'
  return (
    <fieldset aria-label="Child executions shown" className="flex shrink-0 flex-wrap items-center gap-x-1 border-b border-line px-1.5 py-1">
      <button type="button" aria-pressed={status === undefined} onClick={() => onStatus(undefined)} className={look}>
        <span className="tabular font-mono font-medium">{startedCount(counts, undefined).toLocaleString('en')}</span> started
      </button>
      {COUNTED.map(({ count, word, status: own, tone }) =>
        own === undefined ? (
          <span key={count} className="flex h-7 items-center gap-1.5 px-1.5 text-sm text-muted">
            <span className="tabular font-mono font-medium">{counts[count].toLocaleString('en')}</span> {word.toLowerCase()}
          </span>
        ) : (
          <button key={count} type="button" aria-pressed={status === own} onClick={() => onStatus(status === own ? undefined : own)} className={look}>
            <ToneSign tone={tone} size={12} />
            <span className={`tabular font-mono font-medium ${counts[count] > 0 ? TONES[tone].text : 'text-muted'}`}>{counts[count].toLocaleString('en')}</span>
            <span className={counts[count] > 0 ? '' : 'text-muted'}>{word.toLowerCase()}</span>
          </button>
        ),
      )}
    </fieldset>
  )
}
