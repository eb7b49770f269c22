import { Tabs } from 'radix-ui'
import { RequestTable } from './RequestTable'
import { ResponseView } from './ResponseView'
import { StageTable } from './StageTable'
import { TAB, TAB_LIST } from './fieldStyle'

const PARTS = [
  { value: 'response', name: 'Response', content: <ResponseView /> },
  { value: 'requests', name: 'Requests', content: <RequestTable /> },
  { value: 'stages', name: 'Stages', content: <StageTable /> },
]

/** What came of it: the answer, all requests so far, and the picture above as a table. */
export function OutcomePane() {
  return (
    <Tabs.Root defaultValue="response" className="flex h-full min-h-0 flex-col bg-panel">
      <Tabs.List aria-label="Outcome" className={`${TAB_LIST} h-8 shrink-0 border-b border-line bg-ground`}>
        {PARTS.map(({ value, name }) => (
          <Tabs.Trigger key={value} value={value} className={TAB}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {PARTS.map(({ value, content }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <Tabs.Content key={value} value={value} tabIndex={0} className="min-h-0 grow overflow-auto -outline-offset-2">
          {content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
