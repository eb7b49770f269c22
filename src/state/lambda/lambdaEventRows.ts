import { createEventRowsStore } from '../eventRowsStore'
import { useLambdaRun } from './lambdaRunStore'

/** The events of the Lambda lab's world. */
export const useLambdaEventRows = createEventRowsStore(
  {
    get: () => useLambdaRun.getState().report,
    onChange: (changed) =>
      void useLambdaRun.subscribe((now, before) => {
        if (now.report !== before.report) changed()
      }),
  },
  (from, count) => useLambdaRun.getState().readEvents(from, count),
)
