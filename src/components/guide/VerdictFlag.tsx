import { Check, History, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { Verdict } from '../../content/guide/verdict'
import { GuideProse } from './GuideProse'

const LOOKS: Readonly<Record<Verdict['verdict'], { word: string; icon: LucideIcon; text: string }>> = {
  wrong: { word: 'Wrong: do not learn this', icon: TriangleAlert, text: 'text-failed' },
  outdated: { word: 'Was true once', icon: History, text: 'text-warm' },
  imprecise: { word: 'True with a limit', icon: Info, text: 'text-cold' },
  advice: { word: 'Advice, not a rule', icon: Info, text: 'text-muted' },
  right: { word: 'Right', icon: Check, text: 'text-succeeded' },
}

/** A statement of the source guide, and what holds today. */
export function VerdictFlag({ verdict: { id, said, verdict, today, source, checked, olderExam } }: { verdict: Verdict }) {
  const { word, icon: Icon, text } = LOOKS[verdict]
  return (
    <div className="border-t border-line py-3 text-base" id={id}>
      <p className={`flex items-center gap-1.5 text-sm font-medium ${text}`}>
        <Icon size={14} strokeWidth={2} aria-hidden />
        {word}
        <span className="tabular ml-auto font-normal text-muted">{id}</span>
      </p>
      <p className="mt-1 text-muted">
        The guide says: “<GuideProse text={said.replaceAll('“', '‘').replaceAll('”', '’')} />”
      </p>
      <p className="mt-1">
        <GuideProse text={today} />
      </p>
      {olderExam !== undefined && (
        <p className="mt-1 text-muted">
          Older exam questions may still expect: <GuideProse text={olderExam} />
        </p>
      )}
      <p className="mt-1 text-sm text-muted">
        {source === undefined ? 'No page of AWS’s was read for this' : (
          <a href={source} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
            {new URL(source).hostname}
          </a>
        )}
        , {checked}
      </p>
    </div>
  )
}
