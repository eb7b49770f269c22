import { useId } from 'react'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly onChange: (value: number) => void
}

/** A number within limits; what is no such number is not taken. */
export function NumberField({ label, value, min, max, step = 1, onChange }: Props) {
  const id = useId()
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <input
        id={id}
        type="number"
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={({ target }) => {
          const wanted = target.valueAsNumber
          if (Number.isFinite(wanted) && wanted >= min && wanted <= max) onChange(wanted)
        }}
        className="h-7 w-20 rounded border border-line-strong bg-panel px-1.5 text-right font-mono tabular"
      />
    </span>
  )
}
