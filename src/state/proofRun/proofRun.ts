import { browserTimers } from '../../browser/timers'
import { createEventRowsStore } from '../eventRowsStore'
import { runSource } from '../playedRun'
import { usedRunRoom } from '../study/proofRun'
import { createProofRunStore } from './proofRunStore'

/** The run of a proof that this page shows. */
export const proofRun = createProofRunStore(usedRunRoom, browserTimers)

/** Its lines, as far as they are looked at. */
export const useProofRows = createEventRowsStore(
  {
    get: () => proofRun.getState().look,
    onChange: (changed) =>
      void proofRun.subscribe((now, before) => {
        if (now.look !== before.look) changed()
      }),
  },
  (from, count) => proofRun.getState().readRows(from, count),
)

/** The events that decide, by their places in the log, in order. */
function decidingSeqs(): readonly number[] {
  const seqs = proofRun.getState().run?.seen.flatMap(({ events }) => events.map(({ seq }) => seq)) ?? []
  return [...new Set(seqs)].sort((a, b) => a - b)
}

/** It for the run bar. Nothing of it can be forked: what is proved is the run as it is. */
export const proofRunSource = runSource(
  proofRun,
  ({ opening, look, moment, index }) => ({
    running: opening,
    timeline: look,
    offset: moment?.event.index === index ? moment.event.offset : look?.ticks.length === look?.count ? look?.ticks[index]?.offset : undefined,
    drawnOffset: moment?.event.offset,
    time: moment?.time,
    forkedAt: undefined,
  }),
  {
    stepStretch(direction) {
      const { moment, goToEvent } = proofRun.getState()
      const here = moment?.event.seq ?? 0
      const next = direction === 1 ? decidingSeqs().find((seq) => seq > here) : decidingSeqs().findLast((seq) => seq < here)
      if (next !== undefined) void goToEvent(next)
    },
    letGo: () => void proofRun.getState().narrow({}),
  },
  { stretch: 'deciding event', letGo: 'Show the events of all services' },
)
