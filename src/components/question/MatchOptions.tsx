import type { MatchQuestion } from '../../content/questions/question'
import { GuideProse } from '../guide/GuideProse'
import { Sign } from './ChoiceOptions'
import { useAsking } from './askingContext'

/** Pairs to be found: for each choice the answer that belongs to it. */
export function MatchOptions({ question }: { question: MatchQuestion }) {
  const { asked: { answer, score }, give } = useAsking()
  const pairs = answer as Readonly<Record<string, string>>
  return (
    <ul className="space-y-2">
      {question.choices.map(({ id, text, why }) => (
        <li key={id} className="rounded-lg border border-line bg-panel">
          <label className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2 text-base">
            <span className="min-w-0 grow basis-56">
              <GuideProse text={text} />
            </span>
            <select
              value={pairs[id] ?? ''}
              disabled={score !== undefined}
              onChange={({ target }) => give({ ...pairs, [id]: target.value })}
              className="h-9 max-w-full rounded-md border border-line-strong bg-panel px-2 text-base"
            >
              <option value="" disabled>
                Choose …
              </option>
              {question.answers.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.text.replaceAll('`', '')}
                </option>
              ))}
            </select>
            {score !== undefined && <Sign right={pairs[id] === question.key[id]} />}
          </label>
          {score !== undefined && (
            <p className="px-3 pb-3 text-base text-muted">
              <b className="font-medium text-ink">
                <GuideProse text={question.answers.find((each) => each.id === question.key[id])?.text ?? ''} />
              </b>
              . <GuideProse text={why} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
