import type { Simulation } from '../../../src/sim/cloud/simulation'

/** The way a measured write takes through a world. */
export interface WritePath {
  world(): Promise<Simulation>
  /** Puts items numbered from `first` into the table. */
  fill(simulation: Simulation, first: number, count: number): Promise<void>
  /** One write of the item of that number, the whole way from a caller outside to the answer. */
  write(simulation: Simulation, key: number): Promise<unknown>
}
