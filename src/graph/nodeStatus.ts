import type { StateStatus } from '../sim/cloud/views/executionView'

/** What can be said of a state at one moment of a run. The words are part of its accessible name. */
export type NodeStatus = 'not entered' | StateStatus
