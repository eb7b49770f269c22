import { useDraft } from '../../state/draftStore'
import { ConfirmDialog } from '../frame/ConfirmDialog'

/** Asks before the example takes the draft's place. */
export function ResetDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const reset = useDraft((s) => s.reset)
  return (
    <ConfirmDialog open={open} onOpenChange={onOpenChange} title="Reset to the example" keep="Keep my draft" confirm="Reset" confirmed={reset}>
      The definition, the functions, the input, the tables and the mocks become the example’s again. Undo brings your draft back.
    </ConfirmDialog>
  )
}
