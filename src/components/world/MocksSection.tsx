import { AlignLeft, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { scenarioOf } from '../../state/draft'
import { useDraft } from '../../state/draftStore'
import { formatJson } from '../../state/formatJson'
import { mockExample } from '../../state/mockExample'
import { testCasesOf } from '../../state/mockTestCases'
import { Editor } from '../editor/Editor'
import { IconButton } from '../frame/IconButton'
import { LabelledSelect } from './LabelledSelect'
import { OnceShown, Section } from './Section'

/** What answers tasks in the place of their services: Step Functions Local's mock configuration file. */
export function MocksSection() {
  const mocks = useDraft((s) => s.mocks)
  const setMocks = useDraft((s) => s.setMocks)
  const problems = useDiagnostics((s) => s.mocks)
  const blank = mocks.configuration.trim() === ''
  const tools = (
    <>
      <TestCase />
      <IconButton
        size="small"
        name="Format JSON"
        icon={AlignLeft}
        disabled={blank}
        onClick={() => setMocks({ ...mocks, configuration: formatJson(mocks.configuration) })}
      />
      {!blank && <IconButton size="small" name="Remove the mocks" icon={Trash2} onClick={() => useDraft.getState().removeMocks()} />}
    </>
  )
  return (
    <Section title="Mocks" share={0} wrong={problems.filter(({ severity }) => severity === 'ERROR').length} tools={tools}>
      <div className="flex h-full flex-col">
        {blank && <BeforeMocks />}
        <div className="min-h-0 grow">
          <OnceShown>
            <Editor
              label="Mock configuration"
              language="json"
              document="mocks"
              value={mocks.configuration}
              onChange={(configuration) => setMocks({ ...mocks, configuration })}
              problems={problems}
            />
          </OnceShown>
        </div>
      </div>
    </Section>
  )
}

/** The test case that the execution is started with. One that the configuration no longer has stays, and is told. */
function TestCase() {
  const mocks = useDraft((s) => s.mocks)
  const setMocks = useDraft((s) => s.setMocks)
  const machine = useDraft((s) => scenarioOf(s.scenarioId).machine)
  const there = useMemo(() => testCasesOf(mocks.configuration, machine), [mocks.configuration, machine])
  const chosen = mocks.testCase
  const names = chosen === '' || there.includes(chosen) ? there : [chosen, ...there]
  return (
    <LabelledSelect
      label="Test case"
      title="Which tasks of this execution are answered by mocks. The services answer all others."
      value={chosen}
      options={[{ value: '', text: 'No mocks' }, ...names.map((name) => ({ value: name, text: name }))]}
      onChange={(testCase) => setMocks({ ...mocks, testCase })}
    />
  )
}

function BeforeMocks() {
  const start = () => {
    const { scenarioId, definition, input, setMocks } = useDraft.getState()
    setMocks(mockExample(scenarioOf(scenarioId).machine, definition, input))
  }
  return (
    <p className="shrink-0 border-b border-line px-3 py-1.5 text-sm text-muted">
      Mocks answer tasks in the place of their services, with a result or an error for each attempt. They are written as in
      Step Functions Local’s mock configuration file.{' '}
      <button type="button" onClick={start} className="text-accent underline underline-offset-2">
        Start from an example
      </button>
    </p>
  )
}
