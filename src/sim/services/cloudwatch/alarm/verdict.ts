import type { StateValue, Treatment } from './alarm'

/** A period that was looked at: whether its data point breaches, or that there is none. */
export type Looked = boolean | undefined

/** What an alarm asks for: so many of so many data points breaching, and what a missing one counts as. */
export interface Demand {
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
  readonly treatMissing: Treatment
}

/**
 * The state that data points give, oldest first, more of them than there are evaluation periods.
 *
 * Where enough are there, the newest of them decide, and missing ones do not count. Where they are
 * too few, missing ones are filled in as the alarm says. Left missing, or ignored, they leave those
 * that are there to decide: with one that does not breach the alarm does not go off without enough
 * that do. Where all that are there breach, and are too few, an alarm that leaves missing ones
 * missing goes off once the first of them is as many periods old as it asks for; else it stays.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function verdict(looked: readonly Looked[], { evaluationPeriods, datapointsToAlarm, treatMissing }: Demand, current: StateValue): StateValue {
  const there = looked.filter((point) => point !== undefined)
  const newest = there.slice(-evaluationPeriods)
  const breaching = newest.filter(Boolean).length
  if (breaching >= datapointsToAlarm) return 'ALARM'
  if (there.length >= evaluationPeriods) return 'OK'
  if (treatMissing === 'notBreaching') return 'OK'
  if (treatMissing === 'breaching') return breaching + evaluationPeriods - there.length >= datapointsToAlarm ? 'ALARM' : 'OK'
  if (there.length === 0) return treatMissing === 'ignore' ? current : 'INSUFFICIENT_DATA'
  if (breaching < there.length) return 'OK'
  return treatMissing === 'missing' && looked.length - looked.indexOf(true) >= datapointsToAlarm ? 'ALARM' : current
}
