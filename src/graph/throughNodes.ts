/** Finds lines that pass through a node: what a picture of a workflow must not do. */
import type { Box, Drawing, PlacedNode, Point, RoutedEdge } from './drawing'

export interface Crossing {
  readonly edge: string
  readonly node: string
}

/**
 * Every (line, node) where the line enters the node's box by more than `tolerance` pixels.
 *
 * A line may of course run inside the containers it belongs to. Branch boxes are invisible and not counted.
 */
export function throughNodes(drawing: Drawing, tolerance = 1): readonly Crossing[] {
  const parents = new Map(drawing.nodes.map(({ node }) => [node.id, node.parent]))
  const crossings: Crossing[] = []
  for (const routed of drawing.edges) {
    const around = new Set(ancestors(routed.edge.scope, parents))
    for (const placed of drawing.nodes) {
      if (placed.node.kind === 'Branch' || around.has(placed.node.id)) continue
      if (enters(routed, placed, tolerance)) crossings.push({ edge: routed.edge.id, node: placed.node.id })
    }
  }
  return crossings
}

function enters(routed: RoutedEdge, placed: PlacedNode, tolerance: number): boolean {
  return routed.points.some((from, index) => {
    const to = routed.points[index + 1]
    return to !== undefined && overlaps(from, to, placed.box, tolerance)
  })
}

/** For horizontal and vertical pieces this is exact; a slanted one is taken by its bounding box. */
function overlaps(from: Point, to: Point, box: Box, tolerance: number): boolean {
  return (
    Math.max(from.x, to.x) > box.x + tolerance &&
    Math.min(from.x, to.x) < box.x + box.width - tolerance &&
    Math.max(from.y, to.y) > box.y + tolerance &&
    Math.min(from.y, to.y) < box.y + box.height - tolerance
  )
}

function ancestors(id: string | undefined, parents: ReadonlyMap<string, string | undefined>): readonly string[] {
  const found: string[] = []
  for (let at = id; at !== undefined; at = parents.get(at)) found.push(at)
  return found
}
