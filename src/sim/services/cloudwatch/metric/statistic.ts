import { unsimulated } from '../../../aws/refusal'
import { constraint } from '../request'
import type { Bucket } from './bucket'

export const STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const

/** What is read off the values of a period; undefined where they do not tell it. */
export type Statistic = (bucket: Bucket) => number | undefined

const PLAIN: { readonly [name in (typeof STATISTICS)[number]]: Statistic } = {
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
}

/**
 * A statistic by its name: one of five, or a percentile (`p99.9`).
 * @throws {Refusal} NotSimulated for trimmed means and their kin, ValidationError for what is none
 */
export function readStatistic(name: string, member: string): Statistic {
  if (Object.hasOwn(PLAIN, name)) return PLAIN[name as keyof typeof PLAIN]
  const [, percent] = /^p(100|\d{1,2}(?:\.\d{1,10})?)$/.exec(name) ?? []
  if (percent !== undefined) return (bucket) => percentile(bucket, Number(percent))
  if (/^(IQM|(tm|wm|tc|ts|TM|WM|TC|TS|PR)[\d(])/.test(name)) return unsimulated(`the statistic ${name}`)
  return constraint(name, member, 'Member must be a statistic')
}

/** The least value that so many per cent of all do not exceed. */
function percentile({ values, count }: Bucket, percent: number): number | undefined {
  if (!values) return undefined
  const rank = Math.max(1, Math.ceil((percent / 100) * count))
  let below = 0
  for (const value of [...values.keys()].sort((one, other) => one - other)) {
    below += values.get(value) ?? 0
    if (below >= rank) return value
  }
  return undefined
}
