import type { ReactNode } from 'react'
import type { MapRunView } from '../../sim/cloud/labs/stepfunctions/lab'
import { CountBar } from './CountBar'

/** What the console tells of a Map Run: its children as one bar, and the rules it runs by. */
export function MapRunFacts({ view }: { view: MapRunView }) {
  const { counts, items, childType, maxConcurrency, resultsWritten } = view
  return (
    <div className="shrink-0 border-b border-line px-3 py-2.5">
      <CountBar counts={counts} />
      <dl className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {items !== counts.total && <Fact term="Items">{items.toLocaleString('en')}</Fact>}
        <Fact term="Child type">{childType}</Fact>
        <Fact term="MaxConcurrency">{maxConcurrency === 0 ? 'not limited' : maxConcurrency.toLocaleString('en')}</Fact>
        <Fact term="Tolerated failures">{toleratedText(view)}</Fact>
        <Fact term="Results written">{resultsWritten.toLocaleString('en')}</Fact>
      </dl>
    </div>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{term}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}

function toleratedText({ toleratedFailurePercentage, toleratedFailureCount }: MapRunView): string {
  const bounds = [
    ...(toleratedFailurePercentage > 0 ? [`${toleratedFailurePercentage} %`] : []),
    ...(toleratedFailureCount > 0 ? [toleratedFailureCount.toLocaleString('en')] : []),
  ]
  return bounds.length === 0 ? 'none' : bounds.join(' and ')
}
