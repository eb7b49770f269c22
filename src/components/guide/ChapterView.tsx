import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import type { Chapter, Entry, LabLink, Trap } from '../../content/guide/chapter'
import type { Verdict } from '../../content/guide/verdict'
import { CheckYourself } from './CheckYourself'
import { FigureView } from './FigureView'
import { GuideProse } from './GuideProse'
import { SectionView } from './SectionView'
import { VerdictFlag } from './VerdictFlag'

interface Props {
  readonly chapter: Chapter
  readonly verdicts: readonly Verdict[]
  readonly before: Entry | undefined
  readonly next: Entry | undefined
}

/** A chapter: the idea as a picture first, then in words, then what people get wrong. */
export function ChapterView({ chapter, verdicts, before, next }: Props) {
  return (
    <article className="mx-auto max-w-[68ch] px-4 py-10 text-lg narrow:px-8 wide:py-14">
      <p className="text-base text-muted">
        <Link to="/guide" className="hover:text-ink hover:underline">
          Guide
        </Link>{' '}
        / {chapter.part}
      </p>
      <h1 className="mt-2 text-2xl font-semibold tracking-tight">{chapter.title}</h1>
      <p className="mt-4 text-muted">
        <GuideProse text={chapter.lead} />
      </p>
      <FigureView figure={chapter.figure} />
      {chapter.sections.map((section) => (
        <SectionView key={section.title} section={section} />
      ))}
      {chapter.traps.length > 0 && <Traps traps={chapter.traps} />}
      {verdicts.length > 0 && (
        <section aria-labelledby="checked" className="mt-12">
          <h2 id="checked" className="text-xl font-semibold tracking-tight">
            What a study guide says, and what holds today
          </h2>
          <div className="mt-3">
            {verdicts.map((verdict) => (
              <VerdictFlag key={verdict.id} verdict={verdict} />
            ))}
          </div>
        </section>
      )}
      {chapter.questions.length > 0 && <CheckYourself questions={chapter.questions} />}
      {chapter.labs.length > 0 && <Labs labs={chapter.labs} />}
      <nav aria-label="Chapters" className="mt-14 flex flex-wrap justify-between gap-4 border-t border-line pt-4 text-base">
        {before ? (
          <Link to={`/guide/${before.id}`} className="text-accent hover:underline">
            ← {before.title}
          </Link>
        ) : (
          <span />
        )}
        {next && (
          <Link to={`/guide/${next.id}`} className="text-accent hover:underline">
            {next.title} →
          </Link>
        )}
      </nav>
    </article>
  )
}

function Traps({ traps }: { traps: readonly Trap[] }) {
  return (
    <section aria-labelledby="traps" className="mt-12">
      <h2 id="traps" className="text-xl font-semibold tracking-tight">
        Traps
      </h2>
      <dl className="mt-3">
        {traps.map(({ wrong, holds }) => (
          <div key={wrong} className="border-t border-line py-3">
            <dt className="text-base text-muted">
              “<GuideProse text={wrong} />”
            </dt>
            <dd className="mt-1">
              <GuideProse text={holds} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const LABS: Readonly<Record<LabLink['lab'], string>> = { lambda: 'Lambda lab', 'api-gateway': 'API Gateway lab', 'step-functions': 'Step Functions lab' }

function Labs({ labs }: { labs: readonly LabLink[] }) {
  return (
    <section aria-labelledby="try" className="mt-12">
      <h2 id="try" className="text-xl font-semibold tracking-tight">
        Try it
      </h2>
      {labs.map(({ lab, what }) => (
        <p key={what} className="mt-3 text-base">
          <Link to={`/labs/${lab}`} className="inline-flex items-center gap-1 text-accent underline underline-offset-4">
            {LABS[lab]} <ArrowRight size={14} strokeWidth={1.5} aria-hidden />
          </Link>{' '}
          <GuideProse text={what} />
        </p>
      ))}
    </section>
  )
}
