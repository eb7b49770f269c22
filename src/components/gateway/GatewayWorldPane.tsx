import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Panel } from 'react-resizable-panels'
import { Divider } from '../frame/Divider'
import { PaneGroup } from '../frame/PaneGroup'
import { UNDO, useGateway } from '../../state/gateway/gatewayStore'
import { useGatewayView, type ApiPart } from '../../state/gateway/viewStore'
import { ReplacedNotice } from '../world/ReplacedNotice'
import { FunctionCode } from './FunctionCode'
import { MethodPane } from './MethodPane'
import { RequestForm } from './RequestForm'
import { ResourceTree } from './ResourceTree'
import { StageSettings } from './StageSettings'
import { TAB, TAB_LIST } from './fieldStyle'

const PARTS: readonly { readonly value: ApiPart; readonly name: string; readonly content: ReactNode }[] = [
  { value: 'request', name: 'Request', content: <RequestForm /> },
  { value: 'method', name: 'Method', content: <MethodPane /> },
  { value: 'code', name: 'Code', content: <FunctionCode /> },
  { value: 'stage', name: 'Stage', content: <StageSettings /> },
]

function Replaced() {
  const replaced = useGateway((s) => s.replaced)
  const { undo, forgetReplaced } = useGateway.getState()
  return <ReplacedNotice replaced={replaced} undone={replaced?.by === UNDO} onUndo={undo} onDismiss={forgetReplaced} />
}

/** What it is: the resources, and below them a request to them and all that can be edited. */
export function GatewayWorldPane() {
  const part = useGatewayView((s) => s.part)
  const showPart = useGatewayView((s) => s.showPart)
  const ofResource = useGateway((s) => s.selected.startsWith('/'))
  return (
    <section aria-label="API" className="flex size-full flex-col bg-panel">
      <Replaced />
      <PaneGroup id="gateway-world" orientation="vertical" className="min-h-0 w-full grow">
        <Panel id="resources" defaultSize="42" minSize="80px" className="flex flex-col">
          <h2 className="flex h-8 shrink-0 items-center border-b border-line bg-ground px-3 text-sm font-medium">Resources</h2>
          <div className="min-h-0 grow">
            <ResourceTree />
          </div>
        </Panel>
        <Divider across name="Between resources and parts" />
        <Panel id="parts" defaultSize="58" minSize="160px">
          <Tabs.Root value={part} onValueChange={(value) => showPart(PARTS.find((each) => each.value === value)?.value ?? 'request')} className="flex h-full min-h-0 flex-col">
            <Tabs.List aria-label="Parts of the API" className={`${TAB_LIST} h-8 shrink-0 border-b border-line bg-ground`}>
              {PARTS.map(({ value, name }) => (
                <Tabs.Trigger key={value} value={value} className={TAB}>
                  {value === 'method' && ofResource ? 'Resource' : name}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {PARTS.map(({ value, content }) => (
              <Tabs.Content key={value} value={value} tabIndex={-1} className="min-h-0 grow">
                {content}
              </Tabs.Content>
            ))}
          </Tabs.Root>
        </Panel>
      </PaneGroup>
    </section>
  )
}
