import { ChevronDown, Download, FileDown, FileUp, RotateCcw } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import { downloadDraft, downloadSetAside } from '../../state/draftDownload'
import { useDraft } from '../../state/draftStore'
import { MENU, MENU_LINE, MENU_TRIGGER } from './menuStyle'
import { ResetDialog } from './ResetDialog'

/** What can be done with the draft as a whole. */
export function DraftMenu({ onImportProblem }: { onImportProblem: (problem: string | undefined) => void }) {
  const ready = useDraft((s) => s.loadState === 'ready')
  const setAside = useDraft((s) => s.setAside)
  const importFile = useDraft((s) => s.importFile)
  const [asking, setAsking] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    const problem = importFile(await file.text())
    onImportProblem(problem && `${file.name} could not be imported: ${problem}. Your draft is as it was.`)
  }

  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger disabled={!ready} className={MENU_TRIGGER}>
          Draft
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} className={`${MENU} w-64`}>
            <DropdownMenu.Item onSelect={downloadDraft} className={MENU_LINE}>
              <FileDown size={16} strokeWidth={1.5} aria-hidden />
              Export to a file
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => chooser.current?.click()} className={MENU_LINE}>
              <FileUp size={16} strokeWidth={1.5} aria-hidden />
              Import from a file
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => setAsking(true)} className={MENU_LINE}>
              <RotateCcw size={16} strokeWidth={1.5} aria-hidden />
              Reset to the example
            </DropdownMenu.Item>
            {setAside.map((key) => (
              <DropdownMenu.Item key={key} onSelect={() => void downloadSetAside(key)} className={MENU_LINE}>
                <Download size={16} strokeWidth={1.5} aria-hidden />
                Download what was {key}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ target }) => {
          void take(target.files?.[0])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
      <ResetDialog open={asking} onOpenChange={setAsking} />
    </>
  )
}
