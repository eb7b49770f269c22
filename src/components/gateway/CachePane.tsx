import { Hourglass, Layers, Trash2 } from 'lucide-react'
import { cacheCounts, invalidation } from '../../state/gateway/cacheCounts'
import { useGateway } from '../../state/gateway/gatewayStore'
import { readyRequests } from '../../state/gateway/readyRequests'
import { dateText, durationText } from '../../state/virtualClock'
import { CacheEntries } from './CacheEntries'
import { SMALL_BUTTON } from './fieldStyle'

const WAITS = [10_000, 60_000, 300_000]

/** Ready requests to methods whose answers are cached. */
const CACHED = readyRequests.filter(({ path }) => path.startsWith('/products'))

/** The stage's cache: what it holds, for how long, who put it there, and what it did so far. */
export function CachePane() {
  const cache = useGateway((s) => s.cache)
  const running = useGateway((s) => s.running)
  const requests = useGateway((s) => s.requests)
  const size = useGateway((s) => s.deployed?.stage.cacheSize)
  const { send, wait, flushCache } = useGateway.getState()
  const { hits, misses, invalidated } = cacheCounts(requests)
  return (
    <section aria-label="Cache" className="h-full overflow-auto p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        {CACHED.map((request) => (
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
          <button key={ms} type="button" disabled={running || !cache} onClick={() => void wait(ms)} className={`${SMALL_BUTTON} tabular`}>
            {durationText(ms)}
          </button>
        ))}
        <span className="grow" />
        <button type="button" disabled={running || !cache || cache.total === 0} onClick={() => void flushCache()} className={SMALL_BUTTON}>
          <Trash2 size={14} strokeWidth={1.5} aria-hidden />
          Flush entire cache
        </button>
      </div>
      <dl className="tabular mt-3 flex flex-wrap gap-x-6 gap-y-1 border-y border-line py-2">
        <Count name="Cache hits" value={hits} tone="text-cached" />
        <Count name="Cache misses" value={misses} tone="text-cold" />
        <Count name="Invalidated" value={invalidated} tone="text-retried" />
        <div className="ml-auto flex gap-2 text-muted">
          <dt>Cache status</dt>
          <dd className="font-mono">{cache ? `${cache.status}${cache.status === 'NOT_AVAILABLE' ? '' : `, ${size} GB`}` : 'not deployed yet'}</dd>
        </div>
      </dl>
      {cache && (
        <p className="tabular mt-2 text-muted">
          Now it is <span className="font-mono">{dateText(cache.now)}</span>.
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

function Count({ name, value, tone }: { name: string; value: number; tone: string }) {
  return (
    <div className="flex gap-2">
      <dt className={tone}>{name}</dt>
      <dd className="font-mono">{value}</dd>
    </div>
  )
}
