import { useId } from 'react'

interface Props {
  readonly legend: string
  readonly choices: readonly string[]
  readonly chosen: number
  choose(index: number): void
}

/** One of a few, side by side: radio buttons that look like a switch. */
export function Choices({ legend, choices, chosen, choose }: Props) {
  const group = useId()
  return (
    <fieldset className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <legend className="float-left mr-2 py-1 text-muted">{legend}</legend>
      <div className="flex flex-wrap rounded-md border border-line p-0.5">
        {choices.map((text, index) => (
          <label
            key={text}
            className="tabular flex min-h-6 cursor-pointer items-center rounded px-2 text-muted has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent hover:text-ink"
          >
            <input type="radio" name={group} className="sr-only" checked={chosen === index} onChange={() => choose(index)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
