/** A laid-out machine in absolute coordinates: boxes, routes, labels. Units are pixels at zoom 1, y downwards. */
import type { ElkNode } from 'elkjs/lib/elk-api'
import type { MachineEdge, MachineGraph, MachineNode } from './machineGraph'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export interface PlacedNode {
  readonly node: MachineNode
  readonly box: Box
}

export interface RoutedEdge {
  readonly edge: MachineEdge
  /** From the source's border to the target's, corners included; empty if the layout gave no route. */
  readonly points: readonly Point[]
  readonly labelBox?: Box
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly RoutedEdge[]
}

export const EMPTY_DRAWING: Drawing = { width: 0, height: 0, nodes: [], edges: [] }

/** @param laidOut what ELK made of `toElkGraph(graph)`; its children lie relative to their parent, routes to their scope */
export function toDrawing(graph: MachineGraph, laidOut: ElkNode): Drawing {
  const boxes = new Map<string, Box>()
  const routes = new Map<string, { points: Point[]; labelBox?: Box }>()

  const collect = (parent: ElkNode, origin: Point) => {
    for (const child of parent.children ?? []) {
      const at = { x: origin.x + (child.x ?? 0), y: origin.y + (child.y ?? 0) }
      boxes.set(child.id, { ...at, width: child.width ?? 0, height: child.height ?? 0 })
      collect(child, at)
    }
    for (const edge of parent.edges ?? []) {
      const section = edge.sections?.[0]
      const local = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : []
      const label = edge.labels?.[0]
      routes.set(edge.id, {
        points: local.map((point) => ({ x: origin.x + point.x, y: origin.y + point.y })),
        ...(label
          ? {
              labelBox: {
                x: origin.x + (label.x ?? 0),
                y: origin.y + (label.y ?? 0),
                width: label.width ?? 0,
                height: label.height ?? 0,
              },
            }
          : {}),
      })
    }
  }
  collect(laidOut, { x: 0, y: 0 })

  return {
    width: laidOut.width ?? 0,
    height: laidOut.height ?? 0,
    nodes: graph.nodes.flatMap((node) => {
      const box = boxes.get(node.id)
      return box ? [{ node, box }] : []
    }),
    edges: graph.edges.map((edge) => ({ edge, ...(routes.get(edge.id) ?? { points: [] }) })),
  }
}
