import type { Control } from '../../content/guide/figure'
import { Choices } from './Choices'
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
  const chosen = useFigure((s) => s.chosen[name] ?? 0)
  const { choose } = useFigureStore().getState()
  return <Choices legend={label} choices={choices.map((choice) => choice.label)} chosen={chosen} choose={(index) => choose(name, index)} />
}
