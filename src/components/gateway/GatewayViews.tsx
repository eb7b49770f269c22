import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useGatewayView, type GatewayView } from '../../state/gateway/viewStore'
import { CachePane } from './CachePane'
import { ComparePane } from './ComparePane'
import { Pipeline } from './Pipeline'
import { TemplatePane } from './TemplatePane'
import { Throttling } from './Throttling'
import { TAB, TAB_LIST } from './fieldStyle'

const VIEWS: readonly { readonly view: GatewayView; readonly name: string; readonly content: ReactNode }[] = [
  { view: 'pipeline', name: 'Pipeline', content: <Pipeline /> },
  { view: 'throttling', name: 'Throttling', content: <Throttling /> },
  { view: 'cache', name: 'Cache', content: <CachePane /> },
  { view: 'template', name: 'Mapping template', content: <TemplatePane /> },
  { view: 'compare', name: 'REST and HTTP', content: <ComparePane /> },
]

/** What happens, from several sides. */
export function GatewayViews() {
  const shown = useGatewayView((s) => s.view)
  const show = useGatewayView((s) => s.show)
  return (
    <Tabs.Root value={shown} onValueChange={(value) => show(VIEWS.find(({ view }) => view === value)?.view ?? 'pipeline')} className="flex h-full min-h-0 flex-col">
      <Tabs.List aria-label="Views" className={`${TAB_LIST} h-8 shrink-0 border-b border-line bg-ground`}>
        {VIEWS.map(({ view, name }) => (
          <Tabs.Trigger key={view} value={view} className={TAB}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {VIEWS.map(({ view, content }) => (
        <Tabs.Content key={view} value={view} tabIndex={-1} className="min-h-0 grow">
          {content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
