import { AlignLeft } from 'lucide-react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { useDraft } from '../../state/draftStore'
import { formatJson } from '../../state/formatJson'
import { Editor } from '../editor/Editor'
import { IconButton } from '../frame/IconButton'
import { Section } from './Section'
import { SeedField } from './SeedField'

/** What an execution begins with: its input, and the seed of everything that is drawn by chance. */
export function InputSection() {
  const input = useDraft((s) => s.input)
  const setInput = useDraft((s) => s.setInput)
  const problems = useDiagnostics((s) => s.input)
  const tools = (
    <>
      <SeedField />
      <IconButton size="small" name="Format JSON" icon={AlignLeft} onClick={() => setInput(formatJson(input))} />
    </>
  )
  return (
    <Section title="Input" share={20} wrong={problems.length} tools={tools}>
      <Editor label="Input" language="json" document="input" value={input} onChange={setInput} problems={problems} />
    </Section>
  )
}
