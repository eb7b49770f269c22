import { useState } from 'react'
import type { ExamOffer } from '../../state/exam/offers'

interface Props {
  readonly offers: readonly ExamOffer[]
  /** The one that is sat today. */
  readonly usual: ExamOffer['id']
  start(exam: ExamOffer['id'], pausable: boolean): void
}

/** Which exam to sit, and how far the questions there are reach its weights. */
export function ExamStart({ offers, usual, start }: Props) {
  const [id, setId] = useState(usual)
  const [pausable, setPausable] = useState(false)
  const offer = offers.find((each) => each.id === id) ?? offers[0]
  if (!offer) return null
  return (
    <form
      className="mt-8"
      onSubmit={(event) => {
        event.preventDefault()
        start(offer.id, pausable)
      }}
    >
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-1 text-sm text-muted">Exam</legend>
        {offers.map((each) => (
          <label key={each.id} className="flex min-h-10 cursor-pointer items-center rounded-md border border-line px-3 text-base has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <input type="radio" name="exam" className="sr-only" checked={id === each.id} onChange={() => setId(each.id)} />
            {each.name}, {each.when}
          </label>
        ))}
      </fieldset>
      <table className="mt-6 w-full text-left text-base">
        <caption className="mb-2 text-left text-muted">
          {offer.questions} questions in {offer.minutes} minutes, drawn by the exam’s weights as far as Coldstart’s questions reach: they are about serverless, the exam is about more.
        </caption>
        <thead className="text-sm text-muted">
          <tr>
            <th className="py-1.5 pr-4 font-normal">Domain</th>
            <th className="py-1.5 pr-4 text-right font-normal">By weight</th>
            <th className="py-1.5 text-right font-normal">There are</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {offer.domains.map(({ id: domain, title, wanted, drawn }) => (
            <tr key={domain} className="border-t border-line">
              <td className="py-1.5 pr-4">
                {domain}. {title}
              </td>
              <td className="py-1.5 pr-4 text-right">{wanted}</td>
              <td className={`py-1.5 text-right ${drawn < wanted ? 'text-retried' : ''}`}>{drawn}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="mt-5 flex items-center gap-2 text-base">
        <input type="checkbox" checked={pausable} onChange={({ target }) => setPausable(target.checked)} className="size-4 accent-accent" />
        For practice: the exam can be paused
      </label>
      <button type="submit" disabled={offer.questions === 0} className="primary mt-6 h-10 rounded-md px-4 text-base font-medium disabled:opacity-40">
        Start exam
      </button>
    </form>
  )
}
