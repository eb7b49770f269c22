import { Link } from 'wouter'
import { proseParts } from '../../state/guide/proseParts'

/** A text of the guide: names of code in their type, facts as links to where they have their home. */
export function GuideProse({ text }: { text: string }) {
  return proseParts(text).map((part, index) => {
    if (part.kind === 'text') return part.text
    if (part.kind !== 'fact') {
      return (
        <code key={index} className="rounded bg-sunken px-1 font-mono text-[0.9em] break-words">
          {part.text}
        </code>
      )
    }
    return (
      <Link key={index} to={`/facts?q=${encodeURIComponent(part.id)}`} title={`The fact ${part.id}, with source and date`} className="tabular whitespace-nowrap underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent">
        {part.text}
      </Link>
    )
  })
}
