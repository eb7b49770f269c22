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

/** A long name may go on in the next line after one of its dots, and a very long one before one of its words. */
function partable(text: string) {
  if (text.length <= 16 || text.includes(' ')) return text
  return text.split(text.length <= 24 ? AT_DOTS : AT_WORDS).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

const AT_DOTS = /(?<=\w{3}\.)(?=\w{3})/
const AT_WORDS = /(?<=\w{3}\.)(?=\w{3})|(?<=[a-z]{2})(?=[A-Z][a-z]{2})/

/** A short number stays with its unit; a price is too long for a narrow column. */
function unparted(text: string): string {
  return text.length <= 16 ? text.replaceAll(' ', '\u00a0') : text
}
