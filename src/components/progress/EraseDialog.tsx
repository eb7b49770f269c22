import { AlertDialog } from 'radix-ui'

/** Asks before all progress is deleted. */
export function EraseDialog({ open, close, erase }: { open: boolean; close(): void; erase(): void }) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(opened) => !opened && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-ground/60" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-50 w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg border border-line bg-raised p-5 shadow-[0_8px_32px_var(--color-shadow)]">
          <AlertDialog.Title className="text-lg font-semibold">Delete all progress</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">Answers, reviews, exams and drills are deleted from this device. There is no way back but a file you have exported.</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel className="h-8 rounded-md border border-line px-3 hover:bg-sunken">Keep it</AlertDialog.Cancel>
            <AlertDialog.Action onClick={erase} className="primary h-8 rounded-md px-3 font-medium">
              Delete
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
