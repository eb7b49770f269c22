import { useMemo } from 'react'
import { trafficRows, useTraffic } from '../../state/gateway/trafficStore'
import { TABLE } from './fieldStyle'

/** What the strips show, as numbers. */
export function TrafficTable() {
  const seen = useTraffic((s) => s.seen)
  const ran = useTraffic((s) => s.ran)
  const rows = useMemo(() => trafficRows({ seen, ran }), [seen, ran])
  if (rows.length === 0) return null
  return (
    <table aria-label="Traffic" className={`${TABLE} tabular mt-2`}>
      <thead>
        <tr>
          <th scope="col">Seconds</th>
          <th scope="col">Steady: admitted</th>
          <th scope="col">throttled</th>
          <th scope="col">fewest tokens</th>
          <th scope="col">Bursts: admitted</th>
          <th scope="col">throttled</th>
          <th scope="col">fewest tokens</th>
        </tr>
      </thead>
      <tbody className="font-mono">
        {rows.map(({ from, to, steady, bursts }) => (
          <tr key={from}>
            <th scope="row" className="whitespace-nowrap">
              {shortNumber(from / 1000)}–{shortNumber(to / 1000)}
            </th>
            {[steady, bursts].map(({ admitted, throttled, low }, i) => [
              <td key={`${i}a`}>{admitted.toLocaleString('en')}</td>,
              <td key={`${i}t`} className={throttled > 0 ? 'text-throttled' : ''}>
                {throttled.toLocaleString('en')}
              </td>,
              <td key={`${i}l`}>{shortNumber(low)}</td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shortNumber(value: number): string {
  return String(Math.floor(value * 10) / 10)
}
