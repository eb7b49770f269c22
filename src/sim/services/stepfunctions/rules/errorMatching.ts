/**
 * Whether a Retrier's or Catcher's ErrorEquals matches an error.
 *
 * `States.ALL` matches any error but States.Runtime, which always ends the execution; the guide
 * leaves States.DataLimitExceeded out too, but AWS was recorded to catch it so. `States.TaskFailed`
 * matches any but these two and States.Timeout. An error without a name is matched by the wildcards only.
 * A missed heartbeat was recorded as States.Timeout; the guide has it caught as States.HeartbeatTimeout, so it is matched by both.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(errorEquals: readonly string[], error: string | undefined, alias?: string): boolean {
  if (error === 'States.Runtime') return false
  return errorEquals.some((name) => {
    if (name === error || name === alias || name === 'States.ALL') return true
    return name === 'States.TaskFailed' && error !== 'States.Timeout' && error !== 'States.DataLimitExceeded'
  })
}
