import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'

interface Props {
  readonly open: boolean
  onOpenChange(open: boolean): void
  readonly title: string
  /** What will be, and whether there is a way back. */
  readonly children: ReactNode
  /** The button that changes nothing. */
  readonly keep: string
  readonly confirm: string
  confirmed(): void
}

/** Asks before something is done that is not easily undone. */
export function ConfirmDialog({ open, onOpenChange, title, children, keep, confirm, confirmed }: Props) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-ground/60" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-50 w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg border border-line bg-raised p-5 shadow-[0_8px_32px_var(--color-shadow)]">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-muted">{children}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel className="h-8 rounded-md border border-line px-3 hover:bg-sunken">{keep}</AlertDialog.Cancel>
            <AlertDialog.Action onClick={confirmed} className="primary h-8 rounded-md px-3 font-medium">
              {confirm}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
