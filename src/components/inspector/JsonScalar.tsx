import { useState } from 'react'
import type { Json } from '../../sim/kernel/json'

/** Longer text is folded. */
const LONGEST = 140

/** A value without members, in the colour of its type. */
export function JsonScalar({ value, quiet = false }: { value: Json; quiet?: boolean }) {
  const [whole, setWhole] = useState(false)
  const text = JSON.stringify(value)
  const folded = text.length > LONGEST && !whole
  return (
    <span className={`min-w-0 break-words whitespace-pre-wrap ${quiet ? '' : colourOf(value)}`}>
      {folded ? `${text.slice(0, LONGEST)}…` : text}
      {text.length > LONGEST && (
        <button type="button" onClick={() => setWhole(!whole)} className="ml-1.5 font-sans text-accent underline underline-offset-2">
          {whole ? 'Fold' : `All ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </span>
  )
}

function colourOf(value: Json): string {
  switch (typeof value) {
    case 'string':
      return 'text-cached'
    case 'number':
      return 'text-cold'
    case 'boolean':
      return 'text-caught'
    default:
      return 'text-muted'
  }
}
