import { burstSize, type TrafficPlan } from '../../sim/fleet/throttledTraffic'
import type { Rate } from '../../sim/services/apigateway/rules/tokenBucket'

/** What has to happen to each shape, by arithmetic: one sentence each. */
export function trafficStory(plan: TrafficPlan, limits: Rate): { readonly steady: string; readonly bursts: string } {
  return { steady: steadyStory(plan, limits), bursts: burstStory(plan, limits) }
}

function steadyStory({ average, requests }: TrafficPlan, { rateLimit, burstLimit }: Rate): string {
  const every = `A request comes every ${short(1000 / average)} ms`
  if (burstLimit === 0) return `${every}, and a bucket that holds nothing refuses all of them.`
  if (rateLimit >= average) return `${every}; meanwhile the bucket gains ${tokens(rateLimit / average)}, so it is never empty and nothing is refused.`
  const lasts = Math.floor((burstLimit * average) / (average - rateLimit))
  if (lasts >= requests) return `${every}, and the bucket gains ${tokens(rateLimit / average)} meanwhile; its ${burstLimit} tokens last to the end.`
  const rest = rateLimit === 0 ? 'then every request is refused' : `then ${short((rateLimit / average) * 100)} % are admitted: the rate`
  return `${every}, and the bucket gains only ${tokens(rateLimit / average)} meanwhile: its ${burstLimit} tokens last for about ${lasts.toLocaleString('en')} requests, ${rest}.`
}

function burstStory(plan: TrafficPlan, { rateLimit, burstLimit }: Rate): string {
  const size = burstSize(plan)
  const seconds = size / plan.average
  const gained = Math.min(burstLimit, rateLimit * seconds)
  const first = Math.min(size, burstLimit)
  const come = `${size.toLocaleString('en')} requests come at once and find ${burstLimit} tokens`
  if (first === size && (gained >= size || rateLimit * seconds >= size)) return `${come}: all are admitted, and the ${short(seconds)} s until the next burst bring back as many.`
  const later = Math.min(size, Math.floor(gained))
  const next = later >= first ? 'the bucket is full again by the next burst' : `the ${short(seconds)} s until the next burst bring only ${short(gained)}`
  return `${come}: ${first} are admitted, ${size - first} refused, and ${next}. The average does not matter to the bucket, only how many come at once.`
}

function tokens(count: number): string {
  return count === 1 ? 'one token' : `${short(count)} tokens`
}

function short(value: number): string {
  return Number(value.toFixed(value < 10 ? 2 : 1)).toLocaleString('en')
}
