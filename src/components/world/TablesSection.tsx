import { AlignLeft, Trash2 } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { useDraft } from '../../state/draftStore'
import { formatJson } from '../../state/formatJson'
import { newTable } from '../../state/newResources'
import { TABLE_NAME } from '../../state/resourceNames'
import { Editor } from '../editor/Editor'
import { IconButton } from '../frame/IconButton'
import { AddByName } from './AddByName'
import { Missing } from './Missing'
import { NameTabs } from './NameTabs'
import { Rename } from './Rename'
import { OnceShown, Section } from './Section'

/** The DynamoDB tables, and what they hold before the execution starts. */
export function TablesSection() {
  const tables = useDraft((s) => s.tables)
  const { setTable, renameTable, removeTable } = useDraft.getState()
  const problems = useDiagnostics((s) => s.tables)
  const missing = useDiagnostics((s) => s.missing.tables)
  const [chosen, choose] = useState('')
  const shown = tables.find(({ name }) => name === chosen) ?? tables[0]
  const names = tables.map(({ name }) => name)

  const wrong = missing.length + Object.values(problems).reduce((sum, { length }) => sum + length, 0)

  function add(name: string, partitionKey: string): void {
    setTable(newTable(name, partitionKey))
    choose(name)
  }

  const choices = (
    <>
      <NameTabs label="Tables" names={names} wrong={(name) => (problems[name]?.length ?? 0) > 0} />
      <AddByName rule={TABLE_NAME} taken={names} onAdd={add} />
    </>
  )
  const tools = shown && (
    <>
      <IconButton
        size="small"
        name="Format JSON"
        icon={AlignLeft}
        onClick={() => setTable({ ...shown, items: formatJson(shown.items) })}
      />
      <Rename
        current={shown.name}
        rule={TABLE_NAME}
        names={names}
        onRename={(name) => {
          renameTable(shown.name, name)
          choose(name)
        }}
      />
      <IconButton size="small" name={`Remove ${shown.name}`} icon={Trash2} onClick={() => removeTable(shown.name)} />
    </>
  )
  return (
    <Tabs.Root value={shown?.name ?? ''} onValueChange={choose} asChild>
      <Section title="Tables" share={0} wrong={wrong} choices={choices} tools={tools}>
        <div className="flex h-full flex-col">
          <Missing what="table" names={missing} onAdd={(name) => add(name, 'id')} />
          {shown ? (
            <Tabs.Content value={shown.name} className="flex min-h-0 grow flex-col" tabIndex={-1}>
              <p className="shrink-0 border-b border-line px-3 py-1 text-sm text-muted">
                Items at the start. Partition key <code className="font-mono text-ink">{shown.partitionKey}</code>, a string.
              </p>
              <div className="min-h-0 grow">
                <OnceShown>
                  <Editor
                    label="Items"
                    language="json"
                    document={`tables/${shown.name}`}
                    value={shown.items}
                    onChange={(items) => setTable({ ...shown, items })}
                    problems={problems[shown.name] ?? NONE}
                  />
                </OnceShown>
              </div>
            </Tabs.Content>
          ) : missing.length > 0 ? null : (
            <p className="p-4 text-muted">There is no table. Add one with the plus above, and the states can read and write it.</p>
          )}
        </div>
      </Section>
    </Tabs.Root>
  )
}

const NONE: readonly never[] = []
