import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { MOST_REQUESTS, type Traffic } from './lambdaLab'

/** When requests are sent, since the traffic began, in order. */
export function arrivals(traffic: Traffic): readonly VirtualMs[] {
  switch (traffic.kind) {
    case 'invoke':
    case 'lanes':
      return [0]
    case 'burst':
      return Array.from({ length: traffic.requests }, () => 0)
    case 'ramp':
      return ramp(traffic.from, traffic.to, traffic.seconds)
    case 'wait':
      return []
  }
}

/** How many requests a traffic sends; over MOST_REQUESTS it is not sent. */
export function requestsOf(traffic: Traffic): number {
  return traffic.kind === 'ramp' ? Math.floor(((traffic.from + traffic.to) / 2) * traffic.seconds) : arrivals(traffic).length
}

/** What is wrong with a traffic, in a sentence. */
export function trafficProblem(traffic: Traffic): string | undefined {
  const numbers = Object.values(traffic).filter((value) => typeof value === 'number')
  if (numbers.some((value) => !Number.isFinite(value) || value < 0)) return 'Rates, counts and times are numbers from 0 on.'
  const requests = traffic.kind === 'burst' ? traffic.requests : requestsOf(traffic)
  if (requests > MOST_REQUESTS) return `That is ${requests.toString()} requests; this lab follows at most ${MOST_REQUESTS.toString()} one by one.`
  return requests === 0 && traffic.kind !== 'wait' ? 'That sends no request at all.' : undefined
}

/** The k-th request comes when the area under the rate has reached k + ½: evenly, and none at the very ends. */
function ramp(from: number, to: number, seconds: number): readonly VirtualMs[] {
  const slope = (to - from) / seconds
  const count = Math.floor(((from + to) / 2) * seconds)
  return Array.from({ length: count }, (_, k) => {
    const area = k + 0.5
    const root = Math.sqrt(Math.max(0, from * from + 2 * slope * area))
    return wholeMicroseconds(((2 * area) / (from + root)) * 1000)
  })
}

/** `Burst of 100`, `Ramp from 1 to 50 a second` */
export function trafficTitle(traffic: Traffic): string {
  switch (traffic.kind) {
    case 'invoke':
      return traffic.type === 'Event' ? 'Asynchronous invocation' : 'Invocation'
    case 'lanes':
      return 'Three ways'
    case 'burst':
      return `Burst of ${traffic.requests}`
    case 'ramp':
      return traffic.from === traffic.to ? `${traffic.from} a second for ${traffic.seconds} s` : `From ${traffic.from} to ${traffic.to} a second in ${traffic.seconds} s`
    case 'wait':
      return `Pause of ${traffic.seconds} s`
  }
}
