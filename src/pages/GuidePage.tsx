import { Link } from 'wouter'
import { PARTS } from '../content/guide/chapter'
import { contents } from '../content/guide/contents'

/** The guide's table of contents. */
export default function GuidePage() {
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Guide</h1>
        <p className="mt-4 text-lg text-muted">
          The ground of the exam’s serverless part, a chapter an idea. Every picture is a simulation: play it, change it,
          and read what it did line by line.
        </p>
        {PARTS.map((part) => (
          <Part key={part} part={part} />
        ))}
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
