import { useMemo } from 'react'
import type { RunTick } from '../../grading/run/runRoom'
import { proofRun } from '../../state/proofRun/proofRun'
import { LOG_SERVICES, resourceName } from '../../state/proofRun/resourceName'
import { TONES } from '../run/tones'
import { useProofRun } from './useProofRun'

/** Who did something when: a row each resource, a mark each event, side by side in the order of the run bar. */
export function ProofLanes() {
  const look = useProofRun((s) => s.look)
  const index = useProofRun((s) => s.index)
  const opening = useProofRun((s) => s.opening)
  const deciding = useProofRun((s) => s.run?.deciding)
  const absent = useProofRun((s) => s.run?.seen.find(({ holds }) => !holds)?.events.length === 0)
  const here = useProofRun((s) => s.moment?.event.seq)
  const byLane = useMemo(() => parted(look?.ticks ?? [], look?.lanes.length ?? 0), [look])
  if (!look) return <p className="p-4 text-muted">{opening ? 'Running it …' : 'There is no run to look at.'}</p>
  const last = Math.max(1, look.count - 1)
  return (
    <section aria-label="Who did what" className="size-full overflow-auto bg-ground py-2">
      <ul>
        {look.lanes.map(({ service, resource }, lane) => (
          <li key={`${service} ${resource}`} className="flex h-7 items-center gap-3 px-3 text-sm">
            <span className="flex w-36 shrink-0 items-baseline gap-1.5 narrow:w-52" title={resource}>
              <span className="min-w-0 truncate font-mono text-xs">{resourceName(resource)}</span>
              <span className="ml-auto shrink-0 text-xs text-muted">{LOG_SERVICES[service] ?? service}</span>
            </span>
            <span className="relative h-4 min-w-0 grow">
              <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
              {byLane[lane]?.map(({ index: at, tone }) => (
                <button
                  key={at}
                  type="button"
                  tabIndex={-1}
                  aria-hidden
                  onClick={() => proofRun.getState().goTo(at)}
                  className={`absolute inset-y-0 -ml-px w-0.5 min-w-0 rounded-full ${TONES[tone].bar} ${at > index ? 'opacity-35' : ''}`}
                  style={{ left: `${(at / last) * 100}%` }}
                />
              ))}
              <span className="pointer-events-none absolute -inset-y-1.5 -ml-px w-px bg-ink" style={{ left: `${(index / last) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {deciding !== undefined && here === deciding && <p className="px-3 pt-2 text-sm text-accent">{absent ? 'The run ends here, and what the option claims has not happened.' : 'This is the moment that decides.'}</p>}
    </section>
  )
}

function parted(ticks: readonly RunTick[], lanes: number): readonly (readonly RunTick[])[] {
  const parts = Array.from({ length: lanes }, (): RunTick[] => [])
  for (const tick of ticks) parts[tick.lane]?.push(tick)
  return parts
}
