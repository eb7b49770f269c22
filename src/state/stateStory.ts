import type { StateInspection } from '../sim/cloud/labs/stepfunctions/lab'
import { durationText } from './virtualClock'

/**
 * How it stands with a state at the moment shown, in one or two sentences.
 * @param map  the Distributed Map in whose child executions it runs
 */
export function stateStory(name: string, state: StateInspection | undefined, map?: string): string {
  if (map !== undefined) return `${name} runs in the child executions of ${map}, which have histories of their own: choose ${map} and open its Map Run to see it there.`
  if (!state) return `${name} has not been entered at this moment.`
  const { attempts, entries, enteredAt, error } = state
  const visit = entries > 1 ? ` It has been entered ${entries} times; this is the last.` : ''
  const tried = attempts > 1 ? ` after ${attempts} attempts` : ''
  const withError = error === undefined ? '' : ` with ${error}`
  const since = enteredAt === 0 ? 'entered at the start' : `entered ${durationText(enteredAt)} after the start`
  switch (state.status) {
    case 'entered':
      return `${name} is at work: ${since}${attempts > 1 ? `, now in attempt ${attempts}` : ''}.${visit}`
    case 'waiting':
      return `${name} waits: ${since}.${visit}`
    case 'retrying':
      return `${name} failed${withError} in attempt ${Math.max(1, attempts)} and will be tried again.${visit}`
    case 'succeeded':
      return `${name} succeeded${tried}.${visit}`
    case 'caught':
      return `${name} failed${withError}${tried}; a Catcher took the error and led on.${visit}`
    case 'failed':
      return `${name} failed${withError}${tried}, and nothing handled it.${visit}`
    case 'aborted':
      return `${name} was still open when the execution ended, so it was aborted.${visit}`
  }
}
