import { Trash2 } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { useDraft } from '../../state/draftStore'
import { FUNCTION_NAME } from '../../state/resourceNames'
import { Editor } from '../editor/Editor'
import type { Problem } from '../../state/problem'
import { IconButton } from '../frame/IconButton'
import { AddByName } from './AddByName'
import { Missing } from './Missing'
import { NameTabs } from './NameTabs'
import { Rename } from './Rename'
import { Section } from './Section'

const NONE: readonly Problem[] = []

/** The Lambda functions that the definition invokes, one shown at a time. */
export function FunctionsSection() {
  const functions = useDraft((s) => s.functions)
  const shownName = useDraft((s) => s.shownFunction)
  const { showFunction, setFunction, addFunction, renameFunction, removeFunction } = useDraft.getState()
  const problems = useDiagnostics((s) => s.functions)
  const missing = useDiagnostics((s) => s.missing.functions)
  const shown = functions.find(({ name }) => name === shownName)
  const names = functions.map(({ name }) => name)

  const wrong = missing.length + functions.reduce((sum, { name }) => sum + (problems[name]?.length ?? 0), 0)

  const choices = (
    <>
      <NameTabs label="Functions" names={names} wrong={(name) => (problems[name]?.length ?? 0) > 0} />
      <AddByName rule={FUNCTION_NAME} taken={names} onAdd={addFunction} />
    </>
  )
  const tools = shown && (
    <>
      <Rename current={shown.name} rule={FUNCTION_NAME} names={names} onRename={(name) => renameFunction(shown.name, name)} />
      <IconButton size="small" name={`Remove ${shown.name}`} icon={Trash2} onClick={() => removeFunction(shown.name)} />
    </>
  )
  return (
    <Tabs.Root value={shownName} onValueChange={showFunction} asChild>
      <Section title="Functions" share={34} wrong={wrong} choices={choices} tools={tools}>
        <div className="flex h-full flex-col">
          <Missing what="function" names={missing} onAdd={addFunction} />
          {shown ? (
            <Tabs.Content value={shown.name} className="min-h-0 grow" tabIndex={-1}>
              <Editor
                label="Handler code"
                language="javascript"
                document={`functions/${shown.name}.mjs`}
                value={shown.code}
                onChange={(code) => setFunction({ name: shown.name, code })}
                problems={problems[shown.name] ?? NONE}
              />
            </Tabs.Content>
          ) : missing.length > 0 ? null : (
            <p className="p-4 text-muted">
              There is no function. A Task invokes one by its ARN or its name: add it under that name with the plus above.
            </p>
          )}
        </div>
      </Section>
    </Tabs.Root>
  )
}
