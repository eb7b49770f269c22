import { useId } from 'react'

interface Props {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A number at hand: a slider for feeling one's way, a field for knowing what one wants. */
export function SliderField({ label, unit, value, min, max, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="w-10 shrink-0 font-medium">
        {label}
      </label>
      <input id={id} type="range" min={min} max={max} value={value} aria-valuetext={`${value} ${unit}`} onChange={({ target }) => onChange(target.valueAsNumber)} className="min-w-0 grow accent-accent" />
      <input
        type="number"
        aria-label={`${label}, ${unit}`}
        min={min}
        max={max}
        value={value}
        onChange={({ target }) => {
          const wanted = target.valueAsNumber
          if (Number.isFinite(wanted) && wanted >= min && wanted <= max) onChange(wanted)
        }}
        className="h-7 w-18 shrink-0 rounded border border-line-strong bg-panel px-1.5 text-right font-mono tabular"
      />
      <span className="w-16 shrink-0 text-muted">{unit}</span>
    </div>
  )
}
