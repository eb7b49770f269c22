import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useLambdaRun, type LambdaView } from '../../state/lambda/lambdaRunStore'
import { ColdStartModelView } from './ColdStartModelView'
import { CompareView } from './CompareView'
import { EnvironmentsView } from './EnvironmentsView'
import { LoadView } from './LoadView'
import { TrafficForm } from './TrafficForm'
import { TrafficView } from './TrafficView'
import { WaysView } from './WaysView'

interface View {
  readonly view: LambdaView
  readonly name: string
  readonly content: ReactNode
}

const VIEWS: readonly View[] = [
  { view: 'environments', name: 'Environments', content: <EnvironmentsView /> },
  { view: 'ways', name: 'Three ways', content: <WaysView /> },
  { view: 'traffic', name: 'Traffic', content: <TrafficView /> },
  { view: 'compare', name: 'Compare', content: <CompareView /> },
  { view: 'load', name: 'Load', content: <LoadView /> },
  { view: 'model', name: 'Cold start model', content: <ColdStartModelView /> },
]

/** What happens: one of the pictures of the same world. */
export function LambdaPicture() {
  const shown = useLambdaRun((s) => s.view)
  const { show } = useLambdaRun.getState()
  return (
    <div className="flex size-full flex-col bg-panel">
      <TrafficForm />
      <Tabs.Root value={shown} onValueChange={(value) => show(VIEWS.find(({ view }) => view === value)?.view ?? 'environments')} className="flex min-h-0 grow flex-col">
        <Tabs.List aria-label="Pictures" className="flex shrink-0 overflow-x-auto border-b border-line px-1 text-sm">
          {VIEWS.map(({ view, name }) => (
            <Tabs.Trigger
              key={view}
              value={view}
              className="-mb-px h-8 shrink-0 border-b-2 border-transparent px-2.5 text-muted -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {name}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {VIEWS.map(({ view, content }) => (
          <Tabs.Content key={view} value={view} tabIndex={-1} className="flex min-h-0 grow flex-col data-[state=inactive]:hidden">
            {content}
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </div>
  )
}
