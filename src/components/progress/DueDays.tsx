import { comingDays, type MemoryCards } from '../../state/practice/review'

const DAYS = 7

/** How many questions, facts and drills fall due on each of the coming days. */
export function DueDays({ cards, now }: { cards: MemoryCards; now: number }) {
  const days = comingDays(cards, now, DAYS)
  const most = Math.max(1, ...days.map(({ due }) => due))
  return (
    <section aria-labelledby="coming" className="mt-12">
      <h2 id="coming" className="text-xl font-semibold tracking-tight">
        Falling due
      </h2>
      <table className="mt-3 w-full text-left text-base">
        <tbody className="tabular">
          {days.map(({ day, due }) => (
            <tr key={day}>
              <th scope="row" className="w-20 py-1 pr-3 font-normal text-muted">
                {day}
              </th>
              <td className="w-10 py-1 pr-3 text-right">{due}</td>
              <td className="py-1" aria-hidden>
                <span className="block h-2.5 rounded-sm bg-accent" style={{ width: `${(due / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
