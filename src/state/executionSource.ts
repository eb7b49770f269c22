import { useDraft } from './draftStore'
import { runSource } from './playedRun'
import { shownArn, shownOffset, shownTimeline, useRun } from './runStore'

/** The Step Functions lab's run, for the run bar. */
export const executionSource = runSource(
  useRun,
  (state) => ({
    running: state.running,
    timeline: shownTimeline(state),
    offset: shownOffset(state),
    drawnOffset: state.moment?.event.offset,
    time: state.moment?.time,
    forkedAt: state.run?.forkedAt && state.run.forkedAt.of === shownArn(state) ? state.run.forkedAt.index : undefined,
  }),
  {
    fork: () => void useRun.getState().fork(useDraft.getState().functions),
    stepStretch: (direction) => void useRun.getState().stepState(direction),
    letGo() {
      const run = useRun.getState()
      if (run.selected === undefined) run.comeBack()
      else run.selectState(undefined)
    },
  },
  {
    stretch: 'state',
    fork: 'Makes this moment the present, forgets what came after, and runs on with the handlers as they are edited now. Definition and input stay as they were.',
    letGo: 'Let go of the selected state, or go back',
  },
)
