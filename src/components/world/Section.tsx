import { ChevronRight, CircleX } from 'lucide-react'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Panel, usePanelRef, type PanelImperativeHandle } from 'react-resizable-panels'
import { usePane } from '../../state/paneStore'

const HEAD = 33
const FIRST_UNFOLDED = '30%'

interface SectionProps {
  readonly title: string
  /** Percent of the pane's height at first; 0 begins folded. */
  readonly share: number
  /** How much is wrong in it; shown when folded too. */
  readonly wrong: number
  /** Things to choose from, beside the title; shown when folded too. */
  readonly choices?: ReactNode
  /** What can be done with the content, at the right. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A part of the pane with its head, which folds it away. */
export function Section({ title, share, wrong, choices, tools, children }: SectionProps) {
  const panel = usePanelRef()
  const [folded, setFolded] = useState(share === 0)
  const [wanted, setWanted] = useState(share > 0)
  const fold = useRef<HTMLButtonElement>(null)
  const sought = usePane((s) => s.sought === title)
  useEffect(() => {
    if (!sought) return
    unfold(panel.current, !wanted)
    fold.current?.focus()
    usePane.getState().found()
  }, [sought, panel, wanted])
  return (
    <Panel
      id={title}
      panelRef={panel}
      collapsible
      collapsedSize={HEAD}
      minSize={HEAD + 84}
      defaultSize={share === 0 ? HEAD : `${share}%`}
      onResize={({ inPixels }) => {
        const nowFolded = inPixels <= HEAD + 1
        setFolded(nowFolded)
        if (!nowFolded) setWanted(true)
      }}
      className="flex flex-col"
    >
      <div className="flex h-8 shrink-0 items-stretch gap-1 border-b border-line bg-ground pr-2 text-sm">
        <h3 className="flex">
          <button
            type="button"
            ref={fold}
            aria-expanded={!folded}
            onClick={() => (panel.current?.isCollapsed() ? unfold(panel.current, !wanted) : panel.current?.collapse())}
            className="flex items-center gap-1 pr-2 pl-1.5 font-medium -outline-offset-2 hover:text-accent"
          >
            <ChevronRight size={16} strokeWidth={1.5} aria-hidden className={folded ? '' : 'rotate-90'} />
            {title}
            {wrong > 0 && (
              <span className="ml-1 flex items-center gap-0.5 text-failed tabular">
                <CircleX size={14} strokeWidth={1.75} aria-hidden />
                {wrong}
                <span className="sr-only">wrong</span>
              </span>
            )}
          </button>
        </h3>
        {choices}
        <span className="grow" />
        <div className="flex shrink-0 items-center gap-1">{tools}</div>
      </div>
      <div className="min-h-0 grow" inert={folded}>
        <Shown value={wanted}>{children}</Shown>
      </div>
    </Panel>
  )
}

const Shown = createContext(true)

/** Something dear in a section, an editor: where the section begins folded, it is made when first unfolded. */
export function OnceShown({ children }: { children: ReactNode }) {
  return useContext(Shown) && children
}

/** What is unfolded again gets the room it had; the first time it gets enough to work in. */
function unfold(panel: PanelImperativeHandle | null, first: boolean): void {
  panel?.expand()
  if (first) panel?.resize(FIRST_UNFOLDED)
}
