import { AlignLeft } from 'lucide-react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { useDraft } from '../../state/draftStore'
import { formatJson } from '../../state/formatJson'
import { Editor } from '../editor/Editor'
import { IconButton } from '../frame/IconButton'
import { LabelledSelect } from './LabelledSelect'
import { Section } from './Section'

const TYPES = [
  { value: 'STANDARD', text: 'STANDARD' },
  { value: 'EXPRESS', text: 'EXPRESS' },
] as const

/** The state machine, in the Amazon States Language. */
export function DefinitionSection() {
  const definition = useDraft((s) => s.definition)
  const type = useDraft((s) => s.type)
  const { setDefinition, setType } = useDraft.getState()
  const problems = useDiagnostics((s) => s.definition)
  const tools = (
    <>
      <LabelledSelect
        label="Type"
        title="Standard: up to a year, with a history. Express: up to five minutes, without one."
        value={type}
        options={TYPES}
        onChange={setType}
      />
      <IconButton size="small" name="Format JSON" icon={AlignLeft} onClick={() => setDefinition(formatJson(definition))} />
    </>
  )
  return (
    <Section title="Definition" share={46} wrong={problems.filter(({ severity }) => severity === 'ERROR').length} tools={tools}>
      <div className="flex h-full flex-col">
        {type === 'EXPRESS' && (
          <p className="shrink-0 border-b border-line px-3 py-1 text-sm text-muted">
            Express: at most five minutes, and no history in Step Functions. What you see of it is the simulator’s own log.
          </p>
        )}
        <div className="min-h-0 grow">
          <Editor
            label="Definition"
            language="asl"
            document="definition"
            value={definition}
            onChange={setDefinition}
            problems={problems}
          />
        </div>
      </div>
    </Section>
  )
}
