import { runSource } from '../playedRun'
import { lambdaWorldOf, useLambdaDraft } from './lambdaDraft'
import { useLambdaRun } from './lambdaRunStore'

/** The Lambda lab's world, for the run bar. */
export const lambdaSource = runSource(
  useLambdaRun,
  ({ running, report, moment, index, forkedAt }) => ({
    running,
    timeline: report,
    offset: moment?.index === index ? moment.event.offset : report?.ticks.length === report?.count ? report?.ticks[index]?.offset : undefined,
    drawnOffset: moment?.event.offset,
    time: moment?.time,
    forkedAt,
  }),
  {
    fork: () => void useLambdaRun.getState().fork(lambdaWorldOf(useLambdaDraft.getState())),
    stepStretch: (direction) => void useLambdaRun.getState().stepInvocation(direction),
    letGo: () => useLambdaRun.getState().select(undefined),
  },
  {
    stretch: 'invocation',
    fork: 'Makes this moment the present, forgets what came after, takes over the code as it is edited now, and sends what was still to be sent. The configuration stays as it was.',
    letGo: 'Let go of the selected invocation',
  },
)
