import { Separator } from 'react-resizable-panels'

/** A hairline between two panes that can be dragged, and moved by arrow keys. */
export function Divider({ name, across = false }: { /** What it parts, for whoever cannot see it. */ name: string; across?: boolean }) {
  return (
    <Separator
      aria-label={name}
      className={`relative shrink-0 bg-line transition-colors outline-none data-[separator=active]:bg-accent data-[separator=focus]:bg-accent data-[separator=hover]:bg-accent ${
        across ? 'h-px' : 'w-px'
      }`}
    />
  )
}
