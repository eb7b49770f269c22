import { useStore, type StoreApi } from 'zustand'
import type { Sample } from '../../content/guide/sample'
import type { SampleState } from '../../state/guide/sampleStore'
import { Choices } from './Choices'
import { GuideProse } from './GuideProse'

interface Props {
  readonly sample: Sample
  readonly store: StoreApi<SampleState>
}

/** What can be done with an example: one of a few runs, and on a command line whatever stands there. */
export function SampleRuns({ sample: { runs, terminal }, store }: Props) {
  const chosen = useStore(store, (s) => s.chosen)
  const line = useStore(store, (s) => s.line)
  const running = useStore(store, (s) => s.running)
  const { choose, setLine, run } = store.getState()
  const rows = Math.max(2, line.split('\n').length)
  return (
    <div className="mt-4 space-y-3">
      <Choices legend={terminal === undefined ? 'Run' : 'Line'} choices={runs.map(({ name }) => name)} chosen={chosen} choose={choose} />
      {terminal !== undefined && (
        <textarea
          aria-label="Command"
          value={line}
          rows={rows}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onChange={(event) => setLine(event.currentTarget.value)}
          className="block w-full resize-y rounded-md border border-line-strong bg-panel px-3 py-2 font-mono text-sm text-ink"
        />
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <button type="button" disabled={running} onClick={() => void run()} className="primary h-9 shrink-0 rounded-md px-4 text-base font-medium disabled:opacity-50">
          {running ? 'Running …' : 'Run'}
        </button>
        <p className="min-w-48 flex-1 text-base text-muted">
          <GuideProse text={runs[chosen]?.says ?? ''} />
        </p>
      </div>
    </div>
  )
}
