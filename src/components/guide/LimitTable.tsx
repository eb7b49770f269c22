import { factListed } from '../../state/facts/factList'
import type { FactId } from '../../facts/facts'
import { GuideProse } from './GuideProse'

/** Facts of a chapter: what each is about, its value, and when it was read. */
export function LimitTable({ facts }: { facts: readonly string[] }) {
  return (
    <table className="mt-4 w-full text-left text-base">
      <thead className="text-sm text-muted">
        <tr>
          <th className="py-1.5 pr-4 font-normal">Limit</th>
          <th className="py-1.5 pr-4 font-normal">Value</th>
          <th className="py-1.5 font-normal">Read</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((id) => {
          const { title, fact: { note, checked } } = factListed(id as FactId)
          return (
            <tr key={id} className="border-t border-line align-top">
              <td className="py-1.5 pr-4">
                {title}
                {note !== undefined && <span className="block text-sm text-muted">{note}</span>}
              </td>
              <td className="py-1.5 pr-4">
                <GuideProse text={`{fact:${id}}`} />
              </td>
              <td className="tabular py-1.5 text-sm text-muted narrow:whitespace-nowrap">{checked}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
