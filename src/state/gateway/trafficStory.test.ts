import { expect, test } from 'vitest'
import { ThrottledTraffic, durationOf } from '../../sim/fleet/throttledTraffic'
import { trafficStory } from './trafficStory'

const plan = { requests: 2000, average: 100, burstEvery: 2000 }

test.each<[rateLimit: number, burstLimit: number, steady: RegExp, bursts: RegExp]>([
  [100, 50, /gains one token, so it is never empty/, /^200 requests come at once and find 50 tokens: 50 are admitted, 150 refused, and the bucket is full again/],
  [100, 200, /never empty/, /all are admitted/],
  [50, 50, /last for about 100 requests, then 50 % are admitted/, /50 are admitted, 150 refused, and the bucket is full again/],
  [10, 200, /gains only 0.1 tokens/, /200 are admitted, 0 refused, and the 2 s until the next burst bring only 20/],
  [0, 50, /then every request is refused/, /bring only 0/],
  [100, 0, /refuses all of them/, /find 0 tokens: 0 are admitted, 200 refused/],
])('rate %d, burst %d', (rateLimit, burstLimit, steady, bursts) => {
  const story = trafficStory(plan, { rateLimit, burstLimit })
  expect(story.steady).toMatch(steady)
  expect(story.bursts).toMatch(bursts)
})

test('what the sentence says of the first burst is what happens', () => {
  const limits = { rateLimit: 10, burstLimit: 120 }
  const first = new ThrottledTraffic({ ...plan, requests: 200 }).advance(durationOf({ ...plan, requests: 200 }), limits)
  expect(trafficStory(plan, limits).bursts).toContain(`${first.bursts.admitted} are admitted, ${first.bursts.throttled} refused`)
})
