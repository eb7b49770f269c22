import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Drawing } from '../../graph/drawing'
import { travel, type Direction } from '../../graph/travel'
import type { GraphFocusState } from './graphFocus'
import { isMark } from './nodes'

const DIRECTIONS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/**
 * The focus inside a drawing: one node in the tab order, arrow keys from node to node.
 *
 * @param reveal  brings a node into sight before it takes the focus
 */
export function useTravel(drawing: Drawing, reveal: (id: string) => void) {
  const [at, setAt] = useState<string>()
  const [travelledTo, setTravelledTo] = useState<string>()
  const states = useMemo(() => drawing.nodes.filter(({ node }) => !isMark(node) && node.kind !== 'Branch'), [drawing])
  const known = states.some(({ node }) => node.id === at)
  const tabStop = known ? at : states[0]?.node.id

  const focus = useMemo<GraphFocusState>(
    () => ({
      tabStop,
      travelledTo,
      onFocus: (id) => {
        setAt(id)
        setTravelledTo(undefined)
      },
    }),
    [tabStop, travelledTo],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key]
    if (!direction || tabStop === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = travel(drawing, tabStop, direction)
    if (next === undefined || !states.some(({ node }) => node.id === next)) return
    reveal(next)
    setTravelledTo(next)
  }
  return { focus, onKeyDown }
}
