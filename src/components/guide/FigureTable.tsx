import { clockText } from '../../state/virtualClock'
import { useFigure, useFigureStore } from './figureContext'

/** The picture's content as a table. A row goes to its moment. */
export function FigureTable() {
  const played = useFigure((s) => s.played)
  const index = useFigure((s) => s.index)
  const { goTo } = useFigureStore().getState()
  if (!played) return null
  return (
    <details className="border-t border-line">
      <summary className="cursor-pointer px-4 py-2 text-sm text-muted hover:text-ink">As a table: {played.moments.length} moments</summary>
      <div className="max-h-80 overflow-auto px-4 pb-3">
        <table className="w-full text-left text-sm">
          <thead className="text-muted">
            <tr>
              <th className="py-1 pr-3 font-normal">Time</th>
              <th className="py-1 pr-3 font-normal">Where</th>
              <th className="py-1 font-normal">What happens</th>
            </tr>
          </thead>
          <tbody>
            {played.moments.map(({ at, lane, says }, moment) => (
              <tr key={moment} className={`border-t border-line align-top ${moment === index ? 'bg-accent-soft' : ''}`} aria-current={moment === index || undefined}>
                <td className="tabular py-1 pr-3 whitespace-nowrap">
                  <button type="button" onClick={() => goTo(moment)} className="underline-offset-2 hover:underline">
                    {clockText(at)}
                  </button>
                </td>
                <td className="py-1 pr-3">{played.lanes[lane]?.title}</td>
                <td className="py-1 wrap-anywhere">{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
