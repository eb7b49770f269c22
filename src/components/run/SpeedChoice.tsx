import { SPEEDS } from '../../state/playback'
import { usePlayedRun, useRunSource } from './playedRun'

/** How many events a second Run shows. */
export function SpeedChoice() {
  const speed = usePlayedRun((run) => run.speed)
  const { setSpeed } = useRunSource().deeds
  return (
    <select
      aria-label="Speed"
      title="Events shown each second"
      value={speed}
      onChange={(event) => setSpeed(SPEEDS.find((known) => String(known) === event.currentTarget.value) ?? speed)}
      className="tabular h-8 rounded-md bg-transparent px-1 text-sm text-muted hover:bg-sunken hover:text-ink"
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each} className="bg-raised text-ink">
          {each}/s
        </option>
      ))}
    </select>
  )
}
