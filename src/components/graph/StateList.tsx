import { useRun } from '../../state/runStore'
import { ToneSign } from '../run/ToneSign'
import { countsText, type StateRow } from './statesTable'

/**
 * The picture's content in words. While the picture is shown it stands beside it for screen readers; in its place, it
 * can be used like it.
 */
export function StateList({ rows, shown }: { rows: readonly StateRow[]; shown: boolean }) {
  const inspected = useRun((s) => s.selected ?? s.moment?.event.state)
  if (!shown) {
    return (
      <ul aria-label="States" className="sr-only">
        {rows.map((row) => (
          <li key={row.id}>{[row.name, row.type, row.status, countsText(row)].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
    )
  }
  return (
    <ul aria-label="States" className="h-full overflow-auto pt-12 pb-2">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            aria-pressed={inspected === row.name}
            onClick={() => useRun.getState().selectState(row.name)}
            className={`flex h-8 w-full items-center gap-2.5 pr-4 text-left hover:bg-sunken ${inspected === row.name ? 'bg-accent-soft' : ''}`}
            style={{ paddingLeft: `${1 + row.depth * 1.25}rem` }}
          >
            <ToneSign tone={row.status} />
            <span className="truncate font-medium">{row.name}</span>
            <span className="shrink-0 text-sm text-muted">{row.type}</span>
            <span className="grow" />
            <span className="shrink-0 text-sm text-muted">{[row.status, countsText(row)].filter(Boolean).join(', ')}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
