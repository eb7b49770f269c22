import type { VirtualMs } from '../../../kernel/virtualTime'

/** Requests a second, and how many may come at once. */
export interface Rate {
  readonly rateLimit: number
  readonly burstLimit: number
}

/** What is left, and since when. A bucket that was never asked is full. */
export interface TokenBucket {
  readonly tokens: number
  readonly at: VirtualMs
}

/** The bucket as it is now: it fills by the rate up to the burst, and never loses what it has by waiting. */
export function refilled(bucket: TokenBucket | undefined, { rateLimit, burstLimit }: Rate, now: VirtualMs): TokenBucket {
  if (!bucket) return { tokens: burstLimit, at: now }
  return { tokens: Math.min(burstLimit, bucket.tokens + ((now - bucket.at) * rateLimit) / 1000), at: now }
}

/** One request's token, or undefined where there is no whole one: the request is refused, and costs nothing. */
export function taken(bucket: TokenBucket): TokenBucket | undefined {
  // A millionth less is a whole one: a tenth of a second at ten a second must not fail by a rounding.
  return bucket.tokens >= 1 - 1e-6 ? { ...bucket, tokens: Math.max(0, bucket.tokens - 1) } : undefined
}
