import type { Drill } from '../../content/drills/drill'
import { GuideProse } from '../guide/GuideProse'
import { useDrill, useDrillStore } from './drillContext'

/** Hints in three steps, and then the solution with its reasons. */
export function DrillHelp({ drill }: { drill: Drill }) {
  const hints = useDrill((s) => s.hints)
  const solved = useDrill((s) => s.solved)
  const shown = useDrill((s) => s.solutionShown)
  const { hint, showSolution, take } = useDrillStore().getState()
  const all = hints >= drill.hints.length
  return (
    <section aria-label="Help" className="mt-6 text-base">
      <ol className="space-y-2">
        {drill.hints.slice(0, hints).map((text, index) => (
          <li key={text} className="rounded-md bg-sunken px-3 py-2">
            <span className="text-sm text-muted">Hint {index + 1}</span>
            <p>
              <GuideProse text={text} />
            </p>
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        {!all && (
          <button type="button" onClick={hint} className="h-8 rounded-md border border-line px-3 hover:bg-sunken">
            {hints === 0 ? 'A hint' : 'Another hint'}
          </button>
        )}
        {(all || solved) && !shown && (
          <button type="button" onClick={showSolution} className="h-8 rounded-md border border-line px-3 hover:bg-sunken">
            Show a solution
          </button>
        )}
      </div>
      {shown && (
        <div className="mt-4 space-y-4 border-t border-line pt-4">
          <Way title="A solution" why={drill.solution.why} take={() => take(drill.solution.change)} />
          <Way title="Another way" why={drill.alternative.why} take={() => take(drill.alternative.change)} />
          <div>
            <h3 className="font-medium">What people try</h3>
            <ul className="mt-1 space-y-2">
              {drill.attempts.map(({ title, why }) => (
                <li key={title}>
                  <span className="text-muted">{title}:</span> <GuideProse text={why} />
                </li>
              ))}
            </ul>
          </div>
          <p className="text-sm text-muted">
            <a href={drill.source} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
              {drill.source.replace('https://', '')}
            </a>
            , read {drill.checked}
          </p>
        </div>
      )}
    </section>
  )
}

function Way({ title, why, take }: { title: string; why: string; take(): void }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <p className="mt-1">
        <GuideProse text={why} />
      </p>
      <button type="button" onClick={take} className="mt-1 text-accent underline underline-offset-4">
        Put it into the editors
      </button>
    </div>
  )
}
