import { clockText } from '../../state/virtualClock'
import { usePlayedRun, useRunSource } from './playedRun'
import { TickStrip } from './TickStrip'
import { WaitGaps } from './WaitGaps'

const NO_TICKS = [] as const

/**
 * The run's events on a line, and the playhead that is dragged along them.
 *
 * A native range input lies over the drawing: keyboard, touch and screen readers have their own ways with it.
 */
export function TimeSlider() {
  const ticks = usePlayedRun((run) => run.timeline?.ticks ?? NO_TICKS)
  const count = usePlayedRun((run) => run.timeline?.count ?? 0)
  const forkedAt = usePlayedRun((run) => run.forkedAt)
  const index = usePlayedRun((run) => run.index)
  const offset = usePlayedRun((run) => run.offset)
  const { goTo } = useRunSource().deeds
  const last = Math.max(0, count - 1)
  return (
    <div className="relative h-8 grow">
      <div className="absolute inset-x-2 inset-y-1.5">
        <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
        {count > 0 && (
          <>
            <WaitGaps ticks={ticks} last={last} />
            <TickStrip ticks={ticks} last={last} />
            <span
              className="pointer-events-none absolute -inset-y-1 right-0 bg-panel/65"
              style={{ left: `calc(${share(index, last)} + 1px)` }}
            />
            {forkedAt !== undefined && forkedAt <= last && <ForkMark at={share(forkedAt, last)} />}
            <Playhead at={share(index, last)} />
          </>
        )}
      </div>
      <input
        type="range"
        aria-label="Time"
        aria-valuenow={index}
        aria-valuetext={offset === undefined && count > 0 ? `event ${index + 1}` : clockText(offset ?? 0)}
        min={0}
        max={last}
        step={1}
        value={index}
        disabled={count === 0}
        onChange={(event) => goTo(event.currentTarget.valueAsNumber)}
        className="time-slider absolute inset-0 size-full"
      />
    </div>
  )
}

function Playhead({ at }: { at: string }) {
  return (
    <span className="pointer-events-none absolute -inset-y-1.5 -ml-px w-0.5 bg-ink" style={{ left: at }}>
      <span className="absolute -top-px left-1/2 size-2.5 -translate-x-1/2 rounded-[3px] bg-ink" />
    </span>
  )
}

function ForkMark({ at }: { at: string }) {
  return <span className="pointer-events-none absolute -bottom-1.5 -ml-1 h-1 w-2 rounded-sm bg-accent" style={{ left: at }} title="Forked here" />
}

function share(index: number, last: number): string {
  return `${last === 0 ? 0 : (index / last) * 100}%`
}
