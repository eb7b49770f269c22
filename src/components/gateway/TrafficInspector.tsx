import { numberOf } from '../../facts/facts'
import { useTraffic } from '../../state/gateway/trafficStore'
import { trafficStory } from '../../state/gateway/trafficStory'

/** Why the two shapes fare as they do, by arithmetic. */
export function TrafficInspector() {
  const plan = useTraffic((s) => s.plan)
  const limits = useTraffic((s) => s.limits)
  const { steady, bursts } = trafficStory(plan, limits)
  return (
    <section aria-label="Inspector" className="size-full overflow-y-auto bg-panel">
      {[
        ['Steady', steady],
        ['Bursts', bursts],
      ].map(([title, story]) => (
        <div key={title} className="border-b border-line px-4 py-3">
          <h2 className="mb-1 text-sm font-medium text-muted">{title}</h2>
          <p className="text-lg wrap-anywhere">{story}</p>
        </div>
      ))}
      <p className="px-4 py-3 text-muted">
        Both buckets begin full. A request takes one token, and one that finds none is answered with 429 and costs none. The bucket fills by the rate, never above the burst. The account’s own bucket of{' '}
        {numberOf('apigateway.account.rate').toLocaleString('en')} a second, burst {numberOf('apigateway.account.burst').toLocaleString('en')}, is never the one that refuses here.
      </p>
    </section>
  )
}
