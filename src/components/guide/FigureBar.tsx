import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { clockText } from '../../state/virtualClock'
import { IconButton } from '../frame/IconButton'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { useFigure, useFigureStore } from './figureContext'

/** The run bar of a figure, and the sentence of the moment that the playhead stands at. */
export function FigureBar() {
  const index = useFigure((s) => s.index)
  const playing = useFigure((s) => s.playing)
  const moments = useFigure((s) => s.played?.moments)
  const { goTo, play, pause, stepBack, stepForward } = useFigureStore().getState()
  const last = (moments?.length ?? 0) - 1
  const moment = moments?.[index]
  return (
    <div className="border-t border-line px-2 py-1.5">
      <fieldset aria-label="Run bar" className="flex min-w-0 items-center gap-1">
        <IconButton name="Step back" icon={StepBack} onClick={stepBack} disabled={index <= 0} />
        {playing ? <IconButton name="Pause" icon={Pause} onClick={pause} className="text-ink" /> : <IconButton name="Run" icon={Play} onClick={play} disabled={last < 0} className="text-ink" />}
        <IconButton name="Step forward" icon={StepForward} onClick={stepForward} disabled={index >= last} />
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={moment ? `${clockText(moment.at)}: ${moment.says}` : undefined}
          min={0}
          max={Math.max(0, last)}
          value={index}
          disabled={last < 0}
          onChange={(event) => goTo(event.currentTarget.valueAsNumber)}
          className="h-8 min-w-0 grow accent-accent"
        />
        <span className="tabular w-28 shrink-0 text-right font-mono text-sm text-muted">{clockText(moment?.at ?? 0)}</span>
      </fieldset>
      <p className="flex min-h-10 items-start gap-2 px-2 py-1 text-base">
        {moment && (
          <>
            <span className={`mt-0.5 ${TONES[moment.tone].text}`}>
              <ToneSign tone={moment.tone} />
            </span>
            <span>{moment.says}</span>
          </>
        )}
      </p>
    </div>
  )
}
