import { ConfirmDialog } from '../frame/ConfirmDialog'

interface Props {
  readonly open: boolean
  readonly unanswered: number
  readonly flagged: number
  onOpenChange(open: boolean): void
  handIn(): void
}

/** Asks before an exam is over. */
export function HandInDialog({ open, unanswered, flagged, onOpenChange, handIn }: Props) {
  return (
    <ConfirmDialog open={open} onOpenChange={onOpenChange} title="Submit the exam" keep="Go on" confirm="Submit" confirmed={handIn}>
      {unanswered === 0 ? 'Every question is answered' : `${unanswered} question${unanswered === 1 ? ' is' : 's are'} not answered and will count as wrong`}
      {flagged > 0 ? `, ${flagged} ${flagged === 1 ? 'is' : 'are'} flagged` : ''}. After this nothing can be changed.
    </ConfirmDialog>
  )
}
