import { AlignLeft, RotateCcw } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { formatJson } from '../../state/formatJson'
import { readyEvents, UNDO, useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { useCodeProblems } from '../../state/lambda/codeProblems'
import { jsonProblems } from '../../state/problem'
import { Editor } from '../editor/Editor'
import { Divider } from '../frame/Divider'
import { IconButton } from '../frame/IconButton'
import { PaneGroup } from '../frame/PaneGroup'
import { ReplacedNotice } from '../world/ReplacedNotice'
import { Section } from '../world/Section'
import { ConfigurationForm } from './ConfigurationForm'

/** What it is: the function's code, its test event and its configuration, one under the other. */
export function LambdaWorldPane() {
  const ready = useLambdaDraft((s) => s.loadState === 'ready')
  const opened = useLambdaDraft((s) => s.functionName)
  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-3">
        <h2 className={`min-w-0 grow truncate font-semibold ${opened === undefined ? '' : 'font-mono'}`}>{opened ?? 'Store an order'}</h2>
        <IconButton size="small" name="Reset to the example" icon={RotateCcw} onClick={() => useLambdaDraft.getState().reset()} />
      </div>
      <Replaced />
      {ready && (
        <div className="min-h-0 grow overflow-y-auto">
          <PaneGroup id="lambda-world" orientation="vertical" className="min-h-[34rem] max-wide:min-h-[52rem]">
            <CodeSection />
            <Divider across name="Between code and event" />
            <EventSection />
            <Divider across name="Between event and configuration" />
            <ConfigurationSection />
          </PaneGroup>
        </div>
      )}
    </div>
  )
}

function Replaced() {
  const replaced = useLambdaDraft((s) => s.replaced)
  const { undo, forgetReplaced } = useLambdaDraft.getState()
  return <ReplacedNotice replaced={replaced} undone={replaced?.by === UNDO} onUndo={undo} onDismiss={forgetReplaced} />
}

function CodeSection() {
  const code = useLambdaDraft((s) => s.code)
  const problems = useCodeProblems((s) => s.problems)
  useEffect(() => useCodeProblems.getState().check(code), [code])
  const { edit } = useLambdaDraft.getState()
  return (
    <Section title="Code" share={48} wrong={problems.length} choices={<span className="self-center px-2 font-mono text-muted">index.mjs</span>}>
      <Editor label="Handler code" language="javascript" document="lambda/index.mjs" value={code} onChange={(next) => edit({ code: next })} problems={problems} />
    </Section>
  )
}

function EventSection() {
  const event = useLambdaDraft((s) => s.event)
  const problems = useMemo(() => jsonProblems(event), [event])
  const { edit } = useLambdaDraft.getState()
  const tools = (
    <>
      <select
        aria-label="Test event"
        value={readyEvents.find((ready) => ready.event === event)?.name ?? ''}
        onChange={({ target }) => {
          const chosen = readyEvents.find(({ name }) => name === target.value)
          if (chosen) edit({ event: chosen.event })
        }}
        className="h-6 max-w-36 min-w-0 truncate rounded border border-line-strong bg-panel px-1 text-ink"
      >
        <option value="">Your own</option>
        {readyEvents.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <IconButton size="small" name="Format JSON" icon={AlignLeft} onClick={() => edit({ event: formatJson(event) })} />
    </>
  )
  return (
    <Section title="Test" share={20} wrong={problems.length} tools={tools}>
      <Editor label="Event JSON" language="json" document="lambda/event" value={event} onChange={(next) => edit({ event: next })} problems={problems} />
    </Section>
  )
}

function ConfigurationSection() {
  return (
    <Section title="Configuration" share={32} wrong={0}>
      <ConfigurationForm />
    </Section>
  )
}
