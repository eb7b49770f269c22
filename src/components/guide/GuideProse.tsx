import { Fragment } from 'react'
import { Link } from 'wouter'
import { proseParts } from '../../state/guide/proseParts'

/** A text of the guide: names of code in their type, facts as links to where they have their home. */
export function GuideProse({ text }: { text: string }) {
  return proseParts(text).map((part, index) => {
    if (part.kind === 'text') return part.text
    if (part.kind !== 'fact') {
      return (
        <code key={index} className="rounded bg-sunken px-1 font-mono text-[0.9em] break-words">
          {partable(part.text)}
        </code>
      )
    }
    return (
      <Link key={index} to={`/facts?q=${encodeURIComponent(part.id)}`} title={`The fact ${part.id}, with source and date`} className="tabular underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent">
        {unparted(part.text)}
      </Link>
    )
  })
}

/** A long name may go on in the next line after one of its dots. */
function partable(text: string) {
  if (text.length <= 16 || text.includes(' ')) return text
  return text.split(/(?<=\w{3}\.)(?=\w{3})/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

/** A short number stays with its unit; a price is too long for a narrow column. */
function unparted(text: string): string {
  return text.length <= 16 ? text.replaceAll(' ', '\u00a0') : text
}
