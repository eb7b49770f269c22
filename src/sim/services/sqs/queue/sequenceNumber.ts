import type { Queue } from './queue'
import { padded } from './timeKey'

/** The SequenceNumber of what comes into a FIFO queue next: 20 digits, growing. */
export function nextSequenceNumber({ contents }: Queue): string {
  return `188${padded(contents.arrivals)}`
}
