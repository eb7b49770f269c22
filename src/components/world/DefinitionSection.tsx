import { AlignLeft } from 'lucide-react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { useDraft } from '../../state/draftStore'
import { formatJson } from '../../state/formatJson'
import { Editor } from '../editor/Editor'
import { IconButton } from '../frame/IconButton'
import { Section } from './Section'

/** The state machine, in the Amazon States Language. */
export function DefinitionSection() {
  const definition = useDraft((s) => s.definition)
  const setDefinition = useDraft((s) => s.setDefinition)
  const problems = useDiagnostics((s) => s.definition)
  const format = <IconButton size="small" name="Format JSON" icon={AlignLeft} onClick={() => setDefinition(formatJson(definition))} />
  return (
    <Section title="Definition" share={46} wrong={problems.filter(({ severity }) => severity === 'ERROR').length} tools={format}>
      <Editor
        label="Definition"
        language="asl"
        document="definition"
        value={definition}
        onChange={setDefinition}
        problems={problems}
      />
    </Section>
  )
}
