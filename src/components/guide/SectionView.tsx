import type { Block, Section } from '../../content/guide/chapter'
import { CodeBlock } from './CodeBlock'
import { FigureView } from './FigureView'
import { GuideProse } from './GuideProse'
import { LimitTable } from './LimitTable'
import { SampleView } from './SampleView'

export function SectionView({ section: { title, blocks } }: { section: Section }) {
  return (
    <section className="mt-10" aria-label={title}>
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </section>
  )
}

function BlockView({ block }: { block: Block }) {
  if (typeof block === 'string') {
    return (
      <p className="mt-3">
        <GuideProse text={block} />
      </p>
    )
  }
  if ('figure' in block) return <FigureView figure={block.figure} />
  if ('sample' in block) return <SampleView sample={block.sample} />
  if ('list' in block) {
    return (
      <ul className="mt-3 list-disc space-y-1.5 pl-5 marker:text-muted">
        {block.list.map((item) => (
          <li key={item}>
            <GuideProse text={item} />
          </li>
        ))}
      </ul>
    )
  }
  if ('facts' in block) return <LimitTable facts={block.facts} />
  if ('table' in block) return <DataTable {...block.table} />
  return <CodeBlock {...block} />
}

function DataTable({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div className="mt-4 overflow-x-auto">
      <table className="w-full text-left text-base">
        <thead className="text-sm text-muted">
          <tr>
            {head.map((cell) => (
              <th key={cell} className="py-1.5 pr-4 font-normal">
                {cell === '' ? <span className="sr-only">What</span> : cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-t border-line align-top">
              {row.map((cell, column) => (
                <td key={column} className="py-1.5 pr-4">
                  <GuideProse text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
