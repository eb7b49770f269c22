import { useGateway } from '../../state/gateway/gatewayStore'
import { dateText } from '../../state/virtualClock'
import { TABLE } from './fieldStyle'

/** All requests so far, the latest first; one is looked at. */
export function RequestTable() {
  const requests = useGateway((s) => s.requests)
  const shown = useGateway((s) => s.trace?.brief.index)
  const lookAt = useGateway((s) => s.lookAt)
  if (requests.length === 0) return <p className="p-3 text-muted">Nothing has been sent yet.</p>
  return (
    <table aria-label="Requests" className={TABLE}>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Request</th>
          <th scope="col">Status</th>
          <th scope="col">Latency</th>
          <th scope="col">Cache</th>
          <th scope="col">At</th>
        </tr>
      </thead>
      <tbody className="font-mono">
        {requests.map(({ index, method, path, status, latency, responseType, cache, at }) => (
          <tr key={index} className={index === shown ? 'bg-accent-soft' : ''} aria-current={index === shown ? 'true' : undefined}>
            <td className="tabular">{index + 1}</td>
            <td>
              <button type="button" onClick={() => void lookAt(index)} className="text-left wrap-anywhere text-accent underline-offset-2 hover:underline">
                {method} {path}
              </button>
            </td>
            <td className={status !== undefined && status >= 400 ? 'text-failed' : ''}>
              {status} {responseType}
            </td>
            <td className="tabular whitespace-nowrap">{latency} ms</td>
            <td className={cache === 'hit' ? 'text-cached' : ''}>{cache ?? '–'}</td>
            <td className="tabular whitespace-nowrap text-muted">{dateText(at).slice(11)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
