/** Where the arrow keys lead in a drawing. */
import type { Box, Drawing } from './drawing'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The node one arrow key away, or `undefined` at an edge of the drawing.
 *
 * Down follows the first line that leaves a node, but goes into a container before past it, and out of it at its last
 * state. Up is the way back. Left and right go to the nearest node at about the same height.
 */
export function travel(drawing: Drawing, from: string, direction: Direction): string | undefined {
  const ways = reader(drawing)
  switch (direction) {
    case 'down':
      return ways.firstInside(from) ?? ways.next(from)
    case 'up':
      return ways.before(from) ?? ways.container(from)
    case 'left':
    case 'right':
      return ways.beside(from, direction)
  }
}

function reader(drawing: Drawing) {
  const byId = new Map(drawing.nodes.map((placed) => [placed.node.id, placed]))

  /** The state's visible container: a branch is not one. */
  const container = (id: string): string | undefined => {
    const parent = byId.get(id)?.node.parent
    return parent !== undefined && byId.get(parent)?.node.kind === 'Branch' ? byId.get(parent)?.node.parent : parent
  }

  const firstInside = (id: string): string | undefined => {
    const first = drawing.nodes.find(({ node }) => node.parent === id)?.node
    return first?.kind === 'Branch' ? firstInside(first.id) : first?.id
  }

  const next = (id: string): string | undefined => {
    const way = drawing.edges.find(({ edge }) => edge.from === id && edge.to !== id)
    if (way) return way.edge.to
    const around = container(id)
    return around === undefined ? undefined : next(around)
  }

  /** Lines that come from above first: a loop back is not where a state was reached from. */
  const before = (id: string): string | undefined => {
    const top = byId.get(id)?.box.y ?? 0
    const sources = drawing.edges.flatMap(({ edge }) => (edge.to === id && edge.from !== id ? [edge.from] : []))
    return sources.find((source) => (byId.get(source)?.box.y ?? 0) < top)
  }

  const beside = (id: string, direction: 'left' | 'right'): string | undefined => {
    const own = byId.get(id)?.box
    if (!own) return undefined
    const sign = direction === 'right' ? 1 : -1
    const candidates = drawing.nodes
      .filter(({ node }) => node.id !== id && node.kind !== 'Branch' && node.id !== container(id))
      .map(({ node, box }) => ({ id: node.id, across: (middle(box).x - middle(own).x) * sign, off: offset(own, box) }))
      .filter(({ across, off }) => across > 0 && off < own.height)
    return candidates.sort((a, b) => a.off - b.off || a.across - b.across)[0]?.id
  }

  return { container, firstInside, next, before, beside }
}

function middle(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** How far apart two boxes are in height: 0 when one's top lies within the other. */
function offset(a: Box, b: Box): number {
  if (a.y <= b.y + b.height && b.y <= a.y + a.height) return 0
  return Math.min(Math.abs(a.y - b.y - b.height), Math.abs(b.y - a.y - a.height))
}
