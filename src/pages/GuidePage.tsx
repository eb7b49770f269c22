import { useRef, type Ref } from 'react'
import { Link } from 'wouter'
import { PARTS } from '../content/guide/chapter'
import { contents } from '../content/guide/contents'
import { samples } from '../content/guide/samples'

/** The guide's table of contents. */
export default function GuidePage() {
  const examples = useRef<HTMLElement>(null)
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Guide</h1>
        <p className="mt-4 text-lg text-muted">
          The ground of the exam’s serverless part, a chapter an idea. Every picture is a simulation: play it, change it,
          and read what it did line by line.{' '}
          <button type="button" onClick={() => examples.current?.scrollIntoView()} className="text-accent underline underline-offset-4">
            Examples to run
          </button>{' '}
          are listed by their names.
        </p>
        {PARTS.map((part) => (
          <Part key={part} part={part} />
        ))}
        <Samples ref={examples} />
        <p className="mt-12 text-base text-muted">
          Most of what is written for this exam was right once. See{' '}
          <Link to="/guide/checked" className="text-accent underline underline-offset-4">
            a well-read study guide, checked statement by statement
          </Link>
          .
        </p>
      </div>
    </div>
  )
}

function Part({ part }: { part: (typeof PARTS)[number] }) {
  const chapters = contents.filter((chapter) => chapter.part === part)
  if (chapters.length === 0) return null
  return (
    <section aria-label={part} className="mt-10">
      <h2 className="text-xl font-semibold tracking-tight">{part}</h2>
      <ol className="mt-2">
        {chapters.map(({ id, title, lead }) => (
          <li key={id} className="border-t border-line">
            <Link to={`/guide/${id}`} className="group block py-3">
              <span className="text-lg font-medium group-hover:text-accent">{title}</span>
              <span className="mt-0.5 block text-base text-muted">{lead}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The examples by their names, each with the way to where it stands. */
function Samples({ ref }: { ref: Ref<HTMLElement> }) {
  return (
    <section ref={ref} aria-labelledby="samples" className="mt-10">
      <h2 id="samples" className="text-xl font-semibold tracking-tight">
        Examples to run
      </h2>
      <p className="mt-2 text-base text-muted">Code and commands of a well-read study guide, written anew as one would write them today. Each is run on its page, and opened in a lab.</p>
      <ul className="mt-2">
        {samples.map(({ id, title, chapter }) => (
          <li key={id} className="border-t border-line">
            <Link to={`/guide/${chapter}/${id}`} className="group flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
              <span className="text-base font-medium group-hover:text-accent">{title}</span>
              <span className="text-sm text-muted">{contents.find((entry) => entry.id === chapter)?.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
