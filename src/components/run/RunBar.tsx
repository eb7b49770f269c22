import { ChevronFirst, ChevronLast, GitFork, Pause, Play, StepBack, StepForward } from 'lucide-react'
import { IconButton } from '../frame/IconButton'
import { usePlayedRun, useRunSource } from './playedRun'
import { RunHelp } from './RunHelp'
import { SpeedChoice } from './SpeedChoice'
import { TimeSlider } from './TimeSlider'
import { useRunKeys } from './useRunKeys'
import { VirtualClock } from './VirtualClock'

/** The player at the bottom edge of every lab: steps, plays, drags through a run, and forks it. */
export function RunBar() {
  useRunKeys()
  const empty = usePlayedRun((run) => !run.timeline)
  const running = usePlayedRun((run) => run.running)
  const atStart = usePlayedRun((run) => run.index === 0)
  const atEnd = usePlayedRun((run) => run.index >= (run.timeline?.count ?? 0) - 1)
  const playing = usePlayedRun((run) => run.playing)
  const { words, deeds } = useRunSource()
  const { stepBack, stepForward, stepStretch, play, pause, fork } = deeds
  return (
    <section
      aria-label="Run bar"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-panel px-3 py-2 wide:h-14 wide:flex-nowrap wide:py-0"
    >
      <div className="flex items-center gap-0.5">
        <IconButton name={`Previous ${words.stretch}`} icon={ChevronFirst} onClick={() => stepStretch(-1)} disabled={empty || atStart} className="hidden narrow:grid" />
        <IconButton name="Step back" icon={StepBack} onClick={stepBack} disabled={empty || atStart} />
        {playing ? (
          <IconButton name="Pause" icon={Pause} onClick={pause} className="text-ink" />
        ) : (
          <IconButton name="Run" icon={Play} onClick={play} disabled={empty} className="text-ink" />
        )}
        <IconButton name="Step forward" icon={StepForward} onClick={stepForward} disabled={empty || atEnd} />
        <IconButton name={`Next ${words.stretch}`} icon={ChevronLast} onClick={() => stepStretch(1)} disabled={empty || atEnd} className="hidden narrow:grid" />
        <SpeedChoice />
      </div>
      <div className="order-first flex w-full wide:order-none wide:w-auto wide:grow">
        <TimeSlider />
      </div>
      <VirtualClock />
      {fork && (
        <button
          type="button"
          onClick={fork}
          disabled={empty || running}
          title={words.fork}
          className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-base text-muted enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40"
        >
          <GitFork size={16} strokeWidth={1.5} aria-hidden />
          Fork here
        </button>
      )}
      <RunHelp />
    </section>
  )
}
