import { Hourglass, Layers, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { cacheHourPrice, dollars } from '../../state/gateway/gatewayPrices'
import { invalidation } from '../../state/gateway/invalidation'
import { useGateway } from '../../state/gateway/gatewayStore'
import { answers } from '../../state/gateway/requestFor'
import { dateText, durationText } from '../../state/virtualClock'
import { CacheEntries } from './CacheEntries'
import { SMALL_BUTTON } from './fieldStyle'

const WAITS = [10_000, 60_000, 300_000]

/** The stage's cache at the moment shown: what it holds, for how long, who put it there, what it did until then and what it costs. */
export function CachePane() {
  const last = useGateway((s) => s.cache)
  const past = useGateway((s) => s.pastCache)
  const request = useGateway((s) => s.trace?.brief.index)
  const index = useGateway((s) => s.index)
  const running = useGateway((s) => s.running)
  const requests = useGateway((s) => s.requests)
  const { send, wait, flushCache } = useGateway.getState()
  const ready = useGateway((s) => s.scenario.requests)
  const methods = useGateway((s) => s.world.methods)
  // Ready requests to methods whose answers are cached.
  const cached = ready.filter((request) => methods.some((method) => method.cache && answers(method, request)))
  useEffect(() => void useGateway.getState().lookAtCache(), [request, index, running])
  const cache = past ?? last
  const price = cache?.size === undefined ? undefined : cacheHourPrice(cache.size)
  return (
    <section aria-label="Cache" className="h-full overflow-auto p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        {cached.map((request) => (
          <button key={request.title} type="button" disabled={running} title={request.about} onClick={() => void send(request)} className={SMALL_BUTTON}>
            {request.title}
          </button>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <span className="flex items-center gap-1.5 text-muted">
          <Hourglass size={14} strokeWidth={1.5} aria-hidden />
          Let time pass
        </span>
        {WAITS.map((ms) => (
          <button key={ms} type="button" disabled={running || !last} onClick={() => void wait(ms)} className={`${SMALL_BUTTON} tabular`}>
            {durationText(ms)}
          </button>
        ))}
        <span className="grow" />
        <button type="button" disabled={running || !last || last.total === 0} onClick={() => void flushCache()} className={SMALL_BUTTON}>
          <Trash2 size={14} strokeWidth={1.5} aria-hidden />
          Flush entire cache
        </button>
      </div>
      <dl className="tabular mt-3 flex flex-wrap gap-x-6 gap-y-1 border-y border-line py-2">
        <Count name="Cache hits" value={cache?.hits ?? 0} tone="text-cached" />
        <Count name="Cache misses" value={cache?.misses ?? 0} tone="text-cold" />
        <Count name="Invalidated" value={cache?.invalidated ?? 0} tone="text-retried" />
        <div className="ml-auto flex gap-2 text-muted">
          <dt>Cache status</dt>
          <dd className="font-mono">{cache ? cache.status : 'not deployed yet'}</dd>
        </div>
        {cache?.size !== undefined && price !== undefined && (
          <div className="flex gap-2 text-muted">
            <dt>{cache.size} GB</dt>
            <dd className="font-mono" title="While it is provisioned, used or not">
              {dollars(price)} an hour, {dollars(price * 24 * 30)} in 30 days
            </dd>
          </div>
        )}
      </dl>
      {cache && (
        <p className="tabular mt-2 text-muted">
          {past ? 'At the moment shown it was' : 'Now it is'} <span className="font-mono">{dateText(cache.now)}</span>
          {past ? ', before all that came after. ' : '.'}
          {past && (
            <button type="button" disabled={running} onClick={() => void toLatest()} className="text-accent underline underline-offset-2">
              Show it now
            </button>
          )}
        </p>
      )}
      {cache && cache.entries.length > 0 ? (
        <CacheEntries
          entries={cache.entries}
          onInvalidate={({ by }) => {
            const request = requests.find(({ index }) => index === by)
            if (request) void send(invalidation(request))
          }}
        />
      ) : (
        <div className="mt-6 flex max-w-[52ch] gap-3 text-muted">
          <Layers size={20} strokeWidth={1.5} className="mt-0.5 shrink-0" aria-hidden />
          <p>The cache holds nothing. Send a request above: its answer is kept under the method and the values of the cache key parameters, for the TTL of the method. Then send it again.</p>
        </div>
      )}
    </section>
  )
}

async function toLatest(): Promise<void> {
  const { requests, lookAt } = useGateway.getState()
  const [latest] = requests
  if (latest) await lookAt(latest.index)
}

function Count({ name, value, tone }: { name: string; value: number; tone: string }) {
  return (
    <div className="flex gap-2">
      <dt className={tone}>{name}</dt>
      <dd className="font-mono">{value}</dd>
    </div>
  )
}
