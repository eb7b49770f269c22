import { useState } from 'react'
import type { Verdict } from '../../content/guide/verdict'
import type { Checked } from '../../content/guide/verdicts'
import { Choices } from './Choices'
import { VerdictFlag } from './VerdictFlag'

const KINDS: readonly { readonly verdict: Verdict['verdict']; readonly word: string }[] = [
  { verdict: 'wrong', word: 'Wrong' },
  { verdict: 'outdated', word: 'Outdated' },
  { verdict: 'imprecise', word: 'True with a limit' },
  { verdict: 'right', word: 'Right' },
  { verdict: 'advice', word: 'Advice' },
]

/** All statements, or those of one verdict and one subject, with how many there are of each. */
export function VerdictList({ verdicts }: { verdicts: readonly Checked[] }) {
  const [kind, chooseKind] = useState(0)
  const [subject, chooseSubject] = useState(0)
  const subjects = [...new Set(verdicts.map((verdict) => verdict.subject))]
  const about = verdicts.filter((verdict) => subject === 0 || verdict.subject === subjects[subject - 1])
  const shown = about.filter(({ verdict }) => kind === 0 || verdict === KINDS[kind - 1]?.verdict)
  const counted = (word: string, count: number) => `${word} ${count}`
  return (
    <>
      <div className="mt-8 flex flex-col gap-2">
        <Choices legend="About" choices={['All', ...subjects]} chosen={subject} choose={chooseSubject} />
        <Choices
          legend="Verdict"
          choices={[counted('All', about.length), ...KINDS.map(({ verdict, word }) => counted(word, about.filter((each) => each.verdict === verdict).length))]}
          chosen={kind}
          choose={chooseKind}
        />
      </div>
      <output className="mt-6 block text-base text-muted">
        {shown.length === 1 ? '1 statement' : `${shown.length} statements`}
      </output>
      <div className="mt-2">
        {shown.map((verdict) => (
          <VerdictFlag key={verdict.id} verdict={verdict} />
        ))}
      </div>
    </>
  )
}
