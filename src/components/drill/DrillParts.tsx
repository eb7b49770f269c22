import { Tabs } from 'radix-ui'
import { useState } from 'react'
import type { Drill } from '../../content/drills/drill'
import { Editor } from '../editor/Editor'
import { useDrill, useDrillStore } from './drillContext'

/** The parts of the system that can be changed, and Submit. */
export function DrillParts({ drill }: { drill: Drill }) {
  const [shown, setShown] = useState(drill.parts[0]!.id)
  const texts = useDrill((s) => s.texts)
  const running = useDrill((s) => s.running)
  const problem = useDrill((s) => s.verdict?.problem)
  const { edit, submit, cancel, startOver } = useDrillStore().getState()
  return (
    <Tabs.Root value={shown} onValueChange={setShown} className="flex min-h-[28rem] flex-col">
      <div className="flex min-h-11 items-stretch justify-between border-b border-line bg-panel">
        <Tabs.List aria-label="System" className="flex min-w-0 items-stretch overflow-x-auto text-base">
          {drill.parts.map(({ id, title }) => (
            <Tabs.Trigger
              key={id}
              value={id}
              className="relative shrink-0 px-3 text-muted -outline-offset-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent"
            >
              {title}
              {texts[id] !== drill.parts.find((part) => part.id === id)?.starter && <span className="ml-1.5 text-xs text-muted">changed</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {drill.parts.map(({ id, title, language, starter }) => (
        <Tabs.Content key={id} value={id} className="min-h-0 grow">
          <Editor label={title} language={language} document={`drill/${drill.id}/${id}`} value={texts[id] ?? starter} onChange={(text) => edit(id, text)} problems={[]} />
        </Tabs.Content>
      ))}
      <div className="flex min-h-14 flex-wrap items-center gap-3 border-t border-line bg-panel px-3 py-2 text-base">
        {running ? (
          <>
            <output className="text-muted">Running the traffic …</output>
            <button type="button" onClick={cancel} className="h-9 rounded-md border border-line-strong px-3 hover:bg-sunken">
              Cancel
            </button>
          </>
        ) : (
          <button type="button" onClick={() => void submit()} className="primary h-9 rounded-md px-4 font-medium">
            Submit
          </button>
        )}
        <button type="button" onClick={startOver} className="h-9 rounded-md px-3 text-muted hover:bg-sunken hover:text-ink">
          Start over
        </button>
        {problem && (
          <p role="alert" className="min-w-0 text-failed">
            {drill.parts.find(({ id }) => id === problem.part)?.title}: {problem.message}
          </p>
        )}
      </div>
    </Tabs.Root>
  )
}
