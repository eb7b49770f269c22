import { useId } from 'react'
import type { Control } from '../../content/guide/figure'
import { useFigure, useFigureStore } from './figureContext'

/** What of the figure's world can be changed: each change runs it anew. */
export function FigureControls({ controls }: { controls: readonly Control[] }) {
  if (controls.length === 0) return null
  return (
    <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2 px-4">
      {controls.map((control) => (
        <ControlChoice key={control.name} control={control} />
      ))}
    </div>
  )
}

function ControlChoice({ control: { name, label, choices } }: { control: Control }) {
  const group = useId()
  const chosen = useFigure((s) => s.chosen[name] ?? 0)
  const { choose } = useFigureStore().getState()
  return (
    <fieldset className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <legend className="float-left mr-2 py-1 text-muted">{label}</legend>
      <div className="flex flex-wrap rounded-md border border-line p-0.5">
        {choices.map(({ label: text }, index) => (
          <label
            key={text}
            className="tabular flex min-h-6 cursor-pointer items-center rounded px-2 text-muted has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent hover:text-ink"
          >
            <input type="radio" name={group} className="sr-only" checked={chosen === index} onChange={() => choose(name, index)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
