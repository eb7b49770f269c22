import type { Verdict } from '../verdict'

const checked = '2026-11-23'

/** Statements on Lambda. */
export const verdicts: readonly Verdict[] = [
  {
    id: 'G016',
    said: 'A failed asynchronous invocation is retried twice, with exponential backoff.',
    verdict: 'wrong',
    today:
      'There are two retries, but they come after fixed waits: one minute, then two. Backoff that grows, from one second to five minutes and for up to six hours, is for throttles and system errors.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
    checked,
  },
]
