import { expose } from 'comlink'
import { ThrottledTraffic, type TrafficPlan } from '../sim/fleet/throttledTraffic'
import type { Rate } from '../sim/services/apigateway/rules/tokenBucket'

let traffic: ThrottledTraffic | undefined

/** Traffic against token buckets, beside the page: a hundred thousand requests hold nothing up. */
expose({
  begin(plan: TrafficPlan) {
    traffic = new ThrottledTraffic(plan)
  },
  advance: (until: number, limits: Rate) => traffic?.advance(until, limits),
})
