import { chance } from '../../browser/chance'

/** A seed for an order that is to be another each time. */
export function newSeed(): number {
  return chance()
}
