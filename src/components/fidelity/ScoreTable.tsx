import type { KindText } from '../../content/fidelity/kinds'
import type { KindScore } from '../../content/fidelity/score'
import { tabSeparated } from '../../state/tabSeparated'
import { CopyButton } from '../frame/CopyButton'
import { ScoreBar } from './ScoreBar'

interface Props {
  readonly kinds: readonly KindScore[]
  /** By kind. */
  readonly texts: { readonly [kind: string]: KindText }
}

const COLUMNS = ['as AWS', 'wording', 'differs', 'cases'] as const

/** How many recorded cases of each kind are answered as AWS did: drawn, with the numbers beside. */
export function ScoreTable({ kinds, texts }: Props) {
  const rows = kinds.map(({ kind, passed, passedIgnoringCause, total }) => ({
    kind,
    service: texts[kind]?.service,
    title: texts[kind]?.title ?? kind,
    about: texts[kind]?.about,
    counts: [passed, passedIgnoringCause - passed, total - passedIgnoringCause, total] as const,
  }))
  const services = [...new Set(rows.map(({ service }) => service))]
  const asText = () => tabSeparated(['service', 'kind', ...COLUMNS], rows.map(({ service, title, counts }) => [service ?? '', title, ...counts]))
  return (
    <div className="relative mt-4">
      <table className="w-full text-left">
        <caption className="sr-only">Recorded cases by kind, and how many are answered as AWS did</caption>
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            <th scope="col" className="py-1.5 font-normal">
              recorded
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="w-14 py-1.5 text-right font-normal narrow:w-20">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {services.map((service) => (
          <tbody key={service}>
            <tr>
              <th scope="rowgroup" colSpan={1 + COLUMNS.length} className="pt-5 pb-1 text-sm font-semibold">
                {service}
              </th>
            </tr>
            {rows.filter((row) => row.service === service).map((row) => (
              <KindRow key={row.kind} {...row} />
            ))}
          </tbody>
        ))}
      </table>
      <div className="mt-2 flex items-center gap-x-4 text-sm text-muted">
        <Legend />
        <span className="grow" />
        <CopyButton name="Copy score as table" text={asText} />
      </div>
    </div>
  )
}

interface KindRowProps {
  readonly title: string
  readonly about: string | undefined
  readonly counts: readonly [asAws: number, wording: number, differs: number, cases: number]
}

function KindRow({ title, about, counts }: KindRowProps) {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-3 font-medium">
        {title}
        <span className="mt-0.5 block text-sm font-normal text-muted">{about}</span>
        <ScoreBar full={counts[0]} wording={counts[1]} differs={counts[2]} />
      </th>
      {counts.map((count, i) => (
        <td key={COLUMNS[i]} className={`tabular py-3 text-right font-mono ${count === 0 ? 'text-muted' : ''}`}>
          {count}
        </td>
      ))}
    </tr>
  )
}

function Legend() {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      <span className="flex items-center gap-1.5">
        <span className="h-2 w-4 rounded-xs bg-succeeded" aria-hidden /> as AWS, in full
      </span>
      <span className="flex items-center gap-1.5">
        <span className="hatched h-2 w-4 rounded-xs border border-current text-warm" aria-hidden /> but for the wording of an error
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-2 w-4 rounded-xs border border-failed" aria-hidden /> differs
      </span>
    </p>
  )
}
