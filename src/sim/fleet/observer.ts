import type { FleetThrottle } from './fleetRun'

/** What kind of environment took a request: a new one, one that idled, or one that was provisioned. */
export type ServedBy = 'cold' | 'warm' | 'provisioned'

/** What a run tells as it goes, in the order in which it comes to it. */
export interface Observer {
  /** A request was taken. @param alive  environments on demand that live then, the one that serves it included */
  served(at: number, response: number, by: ServedBy, alive: number): void
  throttled(at: number, by: FleetThrottle): void
  /** An environment ended after it had idled. */
  ended(bornAt: number, endedAt: number): void
  /** An environment still lives as the run ends. */
  left(bornAt: number): void
}
