import { AlertDialog } from 'radix-ui'
import { useDraft } from '../../state/draftStore'

/** Asks before the example takes the draft's place. */
export function ResetDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const reset = useDraft((s) => s.reset)
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-ground/60" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-50 w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg border border-line bg-raised p-5 shadow-[0_8px_32px_var(--color-shadow)]">
          <AlertDialog.Title className="text-lg font-semibold">Reset to the example</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">
            The definition, the functions, the input, the tables and the mocks become the example’s again. Undo brings your draft back.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel className="h-8 rounded-md border border-line px-3 hover:bg-sunken">Keep my draft</AlertDialog.Cancel>
            <AlertDialog.Action onClick={reset} className="h-8 rounded-md bg-accent px-3 font-medium text-on-accent hover:opacity-90">
              Reset
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
