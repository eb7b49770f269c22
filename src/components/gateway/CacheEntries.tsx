import type { CacheLine } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { useGateway } from '../../state/gateway/gatewayStore'
import { durationText } from '../../state/virtualClock'
import { SMALL_BUTTON, TABLE } from './fieldStyle'

/** What the cache holds, the latest first; how much of its TTL is gone is drawn and said. */
export function CacheEntries({ entries, onInvalidate }: { entries: readonly CacheLine[]; onInvalidate: (entry: CacheLine) => void }) {
  const running = useGateway((s) => s.running)
  const lookAt = useGateway((s) => s.lookAt)
  return (
    <table aria-label="Cache entries" className={`${TABLE} mt-2`}>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Age of TTL</th>
          <th scope="col">Answer</th>
          <th scope="col">Put there by</th>
          <th scope="col">
            <span className="sr-only">Invalidate</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.method}?${entry.parameters}`} className={entry.expired ? 'text-muted' : ''}>
            <td className="min-w-32 font-mono wrap-anywhere">
              {entry.method}
              <span className="block text-muted">{entry.parameters === '' ? 'no key parameters' : entry.parameters}</span>
            </td>
            <td className="w-36">
              <span className="tabular font-mono whitespace-nowrap">
                {durationText(Math.floor(entry.age))} of {durationText(entry.ttl)}
              </span>
              <span className="mt-1 block h-1.5 overflow-hidden rounded-full bg-line" aria-hidden>
                <span className={`block h-full ${entry.expired ? 'bg-line-strong' : 'bg-cached'}`} style={{ width: `${Math.min(100, (entry.age / entry.ttl) * 100)}%` }} />
              </span>
              {entry.expired && <span className="mt-0.5 block">expired: the next request misses</span>}
            </td>
            <td className="tabular font-mono whitespace-nowrap">
              {entry.status}
              <span className="block text-muted">{entry.bytes.toLocaleString('en')} B</span>
            </td>
            <td>
              {entry.by === undefined ? (
                '–'
              ) : (
                <button type="button" onClick={() => void lookAt(entry.by!)} className="whitespace-nowrap text-accent underline-offset-2 hover:underline">
                  request {entry.by + 1}
                </button>
              )}
            </td>
            <td>
              {entry.by !== undefined && (
                <button type="button" disabled={running} onClick={() => onInvalidate(entry)} title="Sends its request with Cache-Control: max-age=0" className={SMALL_BUTTON}>
                  Invalidate
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
