import { ReactFlow, useReactFlow, ViewportPortal } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import type { Drawing } from '../../graph/drawing'
import { fitted, MAX_ZOOM, MIN_ZOOM, opening, revealing, type Viewport } from '../../graph/viewport'
import { useRun } from '../../state/runStore'
import { useViewport } from '../../state/viewportStore'
import { useSize } from '../frame/useSize'
import { ContainerNode } from './ContainerNode'
import { EdgeLayer } from './EdgeLayer'
import { GraphFocus } from './graphFocus'
import { MarkNode } from './MarkNode'
import { flowNodes } from './nodes'
import { StateNode } from './StateNode'
import { useTravel } from './useTravel'
import { ViewControls } from './ViewControls'

const NODE_TYPES = { state: StateNode, container: ContainerNode, mark: MarkNode }
/** Above this many nodes, those out of sight are left out. */
const MANY_NODES = 200
const MOVE_MS = 160

/** The picture, to be moved about and travelled through. */
export function MachineCanvas({ drawing }: { drawing: Drawing }) {
  const frame = useRef<HTMLDivElement>(null)
  const pane = useSize(frame)
  const { getViewport, setViewport } = useReactFlow()
  const reducedMotion = useViewport((s) => s.reducedMotion)
  const nodes = useMemo(() => flowNodes(drawing), [drawing])
  const move = (to: Viewport) => void setViewport(to, { duration: reducedMotion ? 0 : MOVE_MS })
  /** Whoever moved the picture keeps it where it is, as long as it is the picture of the same machine. */
  const moved = useRef<ReadonlySet<string>>(undefined)

  useEffect(() => {
    if (pane.width === 0 || drawing.nodes.length === 0) return
    const same = moved.current && drawing.nodes.some(({ node }) => node.path && moved.current?.has(node.id))
    if (same) return
    moved.current = undefined
    void setViewport(opening(drawing, pane))
  }, [drawing, pane, setViewport])

  const reveal = (id: string | undefined) => {
    const box = drawing.nodes.find(({ node }) => node.id === id)?.box
    if (!box || pane.width === 0) return
    const here = getViewport()
    const there = revealing(box, here, pane)
    if (there !== here) move(there)
  }
  const travel = useTravel(drawing, reveal)
  const current = useRun((s) => s.moment?.event.state)
  useEffect(() => {
    const node = drawing.nodes.find(({ node }) => node.name === current)?.node
    // A container is in sight with any of its states.
    if (node && !node.container) reveal(node.id)
    // Only another moment is a reason to move: not a drawing or a pane of another size.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [current])

  return (
    <GraphFocus value={travel.focus}>
      {/* Keys bubble up from the node that has the focus. */}
      <div ref={frame} role="presentation" className="size-full" onKeyDown={travel.onKeyDown}>
        {pane.width > 0 && (
          <ReactFlow
            nodes={nodes}
            edges={[]}
            nodeTypes={NODE_TYPES}
            aria-label="Graph"
            minZoom={MIN_ZOOM}
            maxZoom={MAX_ZOOM}
            onlyRenderVisibleElements={nodes.length > MANY_NODES}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            panOnScroll
            zoomOnDoubleClick={false}
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            panActivationKeyCode={null}
            attributionPosition="bottom-left"
            onMoveStart={(byUser) => {
              if (byUser) moved.current = new Set(drawing.nodes.map(({ node }) => node.id))
            }}
            onPaneClick={() => useRun.getState().selectState(undefined)}
          >
            <ViewportPortal>
              <EdgeLayer drawing={drawing} />
            </ViewportPortal>
            <ViewControls
              onFit={() => {
                moved.current = undefined
                move(fitted(drawing, pane))
              }}
            />
          </ReactFlow>
        )}
      </div>
    </GraphFocus>
  )
}
