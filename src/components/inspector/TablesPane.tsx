import { Minus, PencilLine, Plus, type LucideIcon } from 'lucide-react'
import type { Json } from '../../sim/kernel/json'
import type { TableRow, TableView } from '../../sim/cloud/labs/stepfunctions/lab'
import { useRun } from '../../state/runStore'
import { JsonScalar } from './JsonScalar'

const NO_TABLES: readonly TableView[] = []

const CHANGES: Readonly<Record<NonNullable<TableRow['change']>, { sign: LucideIcon; text: string }>> = {
  added: { sign: Plus, text: 'text-succeeded' },
  changed: { sign: PencilLine, text: 'text-warm' },
  removed: { sign: Minus, text: 'text-failed' },
}

/** What the tables hold at the moment shown, with what has just changed. */
export function TablesPane() {
  const tables = useRun((s) => s.details?.tables ?? NO_TABLES)
  return tables.map((table) => <TableSection key={table.name} table={table} />)
}

function TableSection({ table: { name, partitionKey, rows, total } }: { table: TableView }) {
  const attributes = [...new Set(rows.flatMap(({ item }) => Object.keys(item)))].filter((attribute) => attribute !== partitionKey)
  return (
    <section className="px-4 py-3">
      <h2 className="flex items-baseline gap-2 text-base font-semibold" id={`table-${name}`}>
        {name}
        <span className="tabular text-sm font-normal text-muted">
          table, {total.toLocaleString('en')} {total === 1 ? 'item' : 'items'}
        </span>
      </h2>
      {/* What scrolls has to be reached by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="mt-2 overflow-x-auto" tabIndex={0}>
        <table className="w-full border-collapse font-mono text-sm" aria-label={`Table ${name}`}>
          <thead>
            <tr className="border-b border-line text-left text-muted">
              {[partitionKey, ...attributes].map((attribute) => (
                <th key={attribute} scope="col" className="py-1 pr-4 font-normal whitespace-nowrap first:pl-5">
                  {attribute}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableLine key={row.key} row={row} attributes={attributes} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < total && <p className="mt-1 text-sm text-muted">The first {rows.length} by key, and those that changed.</p>}
    </section>
  )
}

function TableLine({ row: { key, item, change, before }, attributes }: { row: TableRow; attributes: readonly string[] }) {
  const mark = change && CHANGES[change]
  const Sign = mark?.sign
  return (
    <tr className={`border-b border-line last:border-0 ${change === 'removed' ? 'text-muted line-through' : ''}`}>
      <th scope="row" className="relative py-1 pr-4 pl-5 text-left font-normal whitespace-nowrap">
        {Sign && (
          <span className={`absolute top-1.5 left-0.5 ${mark.text}`} title={change}>
            <Sign size={12} strokeWidth={2.5} aria-hidden />
            <span className="sr-only">{change}: </span>
          </span>
        )}
        {key}
      </th>
      {attributes.map((attribute) => {
        const old = before?.[attribute]
        return (
          <td key={attribute} className={`py-1 pr-4 whitespace-nowrap ${old === undefined ? '' : 'font-medium text-warm'}`}>
            {old !== undefined && (
              <>
                <span className="sr-only">changed from </span>
                <del className="mr-1.5 font-normal text-muted">{old === null ? 'none' : cellText(old)}</del>
              </>
            )}
            {cell(item[attribute])}
          </td>
        )
      })}
    </tr>
  )
}

function cell(value: Json | undefined) {
  if (value === undefined) return <span className="text-muted">–</span>
  return typeof value === 'object' && value !== null ? <JsonScalar value={value} /> : cellText(value)
}

function cellText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
