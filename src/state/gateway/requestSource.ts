import { runSource } from '../playedRun'
import { useGateway } from './gatewayStore'
import { boxFrom } from './stagesAt'

/** The request that is followed, for the run bar. */
export const requestSource = runSource(
  useGateway,
  ({ running, trace, index }) => {
    const offset = trace?.moments[index]?.offset
    return {
      running,
      timeline: trace,
      offset,
      drawnOffset: offset,
      time: trace && offset !== undefined ? new Date(Math.floor(trace.startedAt + offset)).toISOString() : undefined,
      forkedAt: undefined,
    }
  },
  {
    fork: () => void useGateway.getState().fork(),
    stepStretch(direction) {
      const { trace, index, goTo } = useGateway.getState()
      if (trace) goTo(boxFrom(trace, index, direction))
    },
    letGo: () => useGateway.getState().selectStage(undefined),
  },
  {
    stretch: 'box',
    fork: 'Makes this moment the present, forgets what came after, the later requests too, and runs on with the functions as they are edited now.',
    letGo: 'Let go of the selected stage',
  },
)
