import { expect, test } from 'vitest'
import type { StateInspection } from '../sim/cloud/labs/stepfunctions/lab'
import { stateStory } from './stateStory'

const entered: StateInspection = { name: 'Pay', type: 'Task', status: 'entered', entries: 1, attempts: 1, enteredAt: 2000 }

test.each<[why: string, state: Partial<StateInspection> | undefined, story: string]>([
  ['never entered', undefined, 'Pay has not been entered at this moment.'],
  ['at work', {}, 'Pay is at work: entered 2 s after the start.'],
  ['in a later attempt', { attempts: 3 }, 'Pay is at work: entered 2 s after the start, now in attempt 3.'],
  ['between attempts', { status: 'retrying', error: 'Oops' }, 'Pay failed with Oops in attempt 1 and will be tried again.'],
  ['done at last', { status: 'succeeded', attempts: 3 }, 'Pay succeeded after 3 attempts.'],
  ['caught', { status: 'caught', error: 'Oops' }, 'Pay failed with Oops; a Catcher took the error and led on.'],
  ['failed', { status: 'failed', error: 'Oops' }, 'Pay failed with Oops, and nothing handled it.'],
  ['in a loop', { status: 'succeeded', entries: 2 }, 'Pay succeeded. It has been entered 2 times; this is the last.'],
  ['aborted', { status: 'aborted' }, 'Pay was still open when the execution ended, so it was aborted.'],
])('%s', (_why, state, story) => {
  expect(stateStory('Pay', state && { ...entered, ...state })).toBe(story)
})

test('a state of a Distributed Map is never entered here, and its story says where it is', () => {
  expect(stateStory('Pay', undefined, 'Each')).toBe('Pay runs in the child executions of Each, which have histories of their own: choose Each and open its Map Run to see it there.')
})
