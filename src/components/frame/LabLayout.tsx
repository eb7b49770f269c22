import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Panel } from 'react-resizable-panels'
import { usePane, type Pane } from '../../state/paneStore'
import { useViewport } from '../../state/viewportStore'
import { Divider } from './Divider'
import { PaneGroup } from './PaneGroup'

interface Props {
  /** The title line: what this is, how it ended, and the way to begin. */
  readonly title: ReactNode
  /** What is wrong, right below the title. */
  readonly alert: ReactNode
  /** Where in the run one looks, over all panes. */
  readonly place?: ReactNode
  /** What it is: editors. */
  readonly world: ReactNode
  /** What happens: the picture, over the list of events where there is one. */
  readonly picture: ReactNode
  readonly events?: ReactNode
  /** Why. */
  readonly inspector: ReactNode
  readonly bar: ReactNode
}

/** Every lab: three panes side by side that can be resized, one at a time on a narrow screen, and the run bar below. */
export function LabLayout({ title, alert, place, world, picture, events, inspector, bar }: Props) {
  const narrow = useViewport((s) => s.narrow)
  const run = (
    <PaneGroup id="lab-run" panelIds={events === undefined ? ['picture'] : ['picture', 'events']} orientation="vertical" className="size-full">
      <Panel id="picture" defaultSize="62" minSize="20">
        {picture}
      </Panel>
      {events !== undefined && (
        <>
          <Divider across name="Between picture and events" />
          <Panel id="events" defaultSize="38" minSize="64px">
            {events}
          </Panel>
        </>
      )}
    </PaneGroup>
  )
  return (
    <div className="flex min-h-0 grow flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-panel px-4 py-1.5">
        {title}
      </header>
      {alert}
      {place}
      {narrow ? (
        <PaneTabs panes={{ world, run, inspector }} />
      ) : (
        <PaneGroup id="lab" orientation="horizontal" className="min-h-0 grow">
          <Panel id="world" defaultSize="30" minSize="240px">
            {world}
          </Panel>
          <Divider name="Between world and picture" />
          <Panel id="run" defaultSize="43" minSize="280px">
            {run}
          </Panel>
          <Divider name="Between picture and inspector" />
          <Panel id="inspector" defaultSize="27" minSize="240px">
            {inspector}
          </Panel>
        </PaneGroup>
      )}
      {bar}
    </div>
  )
}

const PANES: readonly { readonly pane: Pane; readonly name: string }[] = [
  { pane: 'world', name: 'What it is' },
  { pane: 'run', name: 'What happens' },
  { pane: 'inspector', name: 'Why' },
]

function PaneTabs({ panes }: { panes: Readonly<Record<Pane, ReactNode>> }) {
  const shown = usePane((s) => s.pane)
  const showPane = usePane((s) => s.showPane)
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(value) => showPane(PANES.find(({ pane }) => pane === value)?.pane ?? 'run')}
      className="flex min-h-0 grow flex-col"
    >
      <Tabs.List aria-label="Panes" className="flex shrink-0 border-b border-line bg-panel">
        {PANES.map(({ pane, name }) => (
          <Tabs.Trigger
            key={pane}
            value={pane}
            className="-mb-px h-9 grow border-b-2 border-transparent text-muted -outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {PANES.map(({ pane }) => (
        <Tabs.Content key={pane} value={pane} className="min-h-0 grow" tabIndex={-1}>
          {panes[pane]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
