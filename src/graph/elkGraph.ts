/**
 * The machine as a problem for ELK.
 *
 * Transitions never cross a container, so each container is laid out by itself and its parent sees a box.
 * The settings were found by trying them on real workflows; `docs/decisions` has the reasons where they surprise.
 */
import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api'
import type { MachineEdge, MachineGraph, MachineNode } from './machineGraph'

export const NODE_WIDTH = 190
export const NODE_HEIGHT = 52
export const MARK_WIDTH = 58
export const MARK_HEIGHT = 26
/** Room above a container's states for its name. */
export const CONTAINER_HEADER = 58

/** Labels are set in the monospaced face, so their width is known without measuring: 0.6 em a character at 11 px. */
const LABEL_CHARACTER = 6.6
const LABEL_HEIGHT = 18
const LABEL_PADDING = 10

/** Above this many states the better placement takes seconds instead of tenths. */
const MANY_STATES = 150

export function toElkGraph(graph: MachineGraph): ElkNode {
  const layout = layoutOptions(graph.nodes.length)
  const children = grouped(graph.nodes, (node) => node.parent)
  const edges = grouped(graph.edges, (edge) => edge.scope)

  const toElk = (node: MachineNode): ElkNode => {
    const inside = children.get(node.id) ?? []
    const ports = {
      ports: [
        { id: `${node.id}|in`, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'NORTH' } },
        { id: `${node.id}|out`, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'SOUTH' } },
      ],
    }
    const portOptions = { 'elk.portConstraints': 'FIXED_SIDE', 'elk.portAlignment.default': 'CENTER' }
    if (inside.length === 0) return { id: node.id, ...sizeOf(node), ...ports, layoutOptions: portOptions }
    if (node.kind === 'Branch') {
      return {
        id: node.id,
        children: inside.map(toElk),
        edges: (edges.get(node.id) ?? []).map(toElkEdge),
        layoutOptions: { ...layout, 'elk.padding': padding(4, 4), 'elk.alignment': 'TOP' },
      }
    }
    return {
      id: node.id,
      ...ports,
      children: inside.map(toElk),
      edges: (edges.get(node.id) ?? []).map(toElkEdge),
      layoutOptions: {
        ...layout,
        ...portOptions,
        'elk.padding': padding(CONTAINER_HEADER, 20),
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': `(${NODE_WIDTH},${NODE_HEIGHT})`,
      },
    }
  }

  return {
    id: '#root',
    children: (children.get(undefined) ?? []).map(toElk),
    edges: (edges.get(undefined) ?? []).map(toElkEdge),
    layoutOptions: { ...layout, 'elk.padding': padding(16, 16) },
  }
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string | undefined): Map<string | undefined, Item[]> {
  const groups = new Map<string | undefined, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function toElkEdge(edge: MachineEdge): ElkExtendedEdge {
  const main = edge.kind === 'catch' ? '0' : undefined
  return {
    id: edge.id,
    sources: [`${edge.from}|out`],
    targets: [`${edge.to}|in`],
    layoutOptions: {
      'elk.layered.priority.straightness': main ?? '10',
      'elk.layered.priority.shortness': main ?? '5',
      'elk.layered.priority.direction': main ?? '5',
    },
    ...(edge.label === ''
      ? {}
      : {
          labels: [
            {
              text: edge.label,
              width: Math.ceil(edge.label.length * LABEL_CHARACTER) + LABEL_PADDING,
              height: LABEL_HEIGHT,
              layoutOptions: { 'elk.edgeLabels.inline': 'true' },
            },
          ],
        }),
  }
}

function sizeOf(node: MachineNode): { width: number; height: number } {
  const small = node.kind === 'Start' || node.kind === 'End'
  return small ? { width: MARK_WIDTH, height: MARK_HEIGHT } : { width: NODE_WIDTH, height: NODE_HEIGHT }
}

function padding(top: number, others: number): string {
  return `[top=${top},left=${others},bottom=${others},right=${others}]`
}

function layoutOptions(states: number): LayoutOptions {
  const many = states > MANY_STATES
  return {
    'elk.algorithm': 'layered',
    'elk.direction': 'DOWN',
    'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.separateConnectedComponents': 'false',
    'elk.edgeLabels.placement': 'CENTER',
    'elk.layered.nodePlacement.strategy': many ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
    ...(many ? { 'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED' } : {}),
    'elk.layered.nodePlacement.favorStraightEdges': 'true',
    'elk.layered.thoroughness': many ? '3' : '10',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
    'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
    'elk.layered.feedbackEdges': 'true',
    'elk.layered.spacing.nodeNodeBetweenLayers': '44',
    'elk.spacing.nodeNode': '36',
    'elk.spacing.edgeNode': '20',
    'elk.spacing.edgeEdge': '14',
    'elk.layered.spacing.edgeNodeBetweenLayers': '16',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  }
}
