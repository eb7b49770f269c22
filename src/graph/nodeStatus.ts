/** What can be said of a state at one moment of a run. The words are part of its accessible name. */

export const NODE_STATUSES = [
  'not entered',
  'entered',
  'waiting',
  'succeeded',
  'caught',
  'retrying',
  'failed',
  'aborted',
] as const

export type NodeStatus = (typeof NODE_STATUSES)[number]
