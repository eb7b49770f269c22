import { useId } from 'react'

interface Props<Value extends string> {
  readonly label: string
  readonly title: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
}

/** A small choice in the head of a section. */
export function LabelledSelect<Value extends string>({ label, title, value, options, onChange }: Props<Value>) {
  const id = useId()
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-muted" title={title}>
      <label htmlFor={id} className="shrink-0">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value ?? value)}
        className="h-6 max-w-44 min-w-0 truncate rounded border border-line-strong bg-panel px-1 text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  )
}
