import { AlertDialog } from 'radix-ui'

interface Props {
  readonly open: boolean
  readonly unanswered: number
  readonly flagged: number
  close(): void
  handIn(): void
}

/** Asks before an exam is over. */
export function HandInDialog({ open, unanswered, flagged, close, handIn }: Props) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(opened) => !opened && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-ground/60" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-50 w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg border border-line bg-raised p-5 shadow-[0_8px_32px_var(--color-shadow)]">
          <AlertDialog.Title className="text-lg font-semibold">Submit the exam</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">
            {unanswered === 0 ? 'Every question is answered' : `${unanswered} question${unanswered === 1 ? ' is' : 's are'} not answered and will count as wrong`}
            {flagged > 0 ? `, ${flagged} ${flagged === 1 ? 'is' : 'are'} flagged` : ''}. After this nothing can be changed.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel className="h-8 rounded-md border border-line px-3 hover:bg-sunken">Go on</AlertDialog.Cancel>
            <AlertDialog.Action onClick={handIn} className="primary h-8 rounded-md px-3 font-medium">
              Submit
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
