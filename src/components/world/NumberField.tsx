import { useId } from 'react'

interface Props {
  readonly label: string
  readonly unit?: string
  readonly value: number | undefined
  readonly least: number
  readonly most: number
  /** Between two values that the arrows give; absent: any value will do. */
  readonly step?: number
  /** Undefined where the field is empty. */
  readonly onChange: (value: number | undefined) => void
  readonly placeholder?: string
  readonly title?: string
}

/** A number with its name and unit. What is no number is not taken; what is out of range is for AWS to refuse. */
export function NumberField({ label, unit, value, least, most, step, onChange, placeholder, title }: Props) {
  const id = useId()
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap" title={title}>
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        step={step ?? 'any'}
        min={least}
        max={most}
        value={value ?? ''}
        placeholder={placeholder}
        onChange={({ target }) => {
          if (target.value === '') onChange(undefined)
          else if (Number.isFinite(target.valueAsNumber)) onChange(target.valueAsNumber)
        }}
        className="h-7 w-20 rounded border border-line-strong bg-panel px-1.5 text-ink tabular placeholder:text-muted"
      />
      {unit !== undefined && <span className="text-muted">{unit}</span>}
    </span>
  )
}
