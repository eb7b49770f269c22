import { memo, useMemo } from 'react'
import { arrow } from '../../graph/arrowHead'
import type { Drawing, RoutedEdge } from '../../graph/drawing'
import { roundedPath } from '../../graph/roundedPath'
import { takenEdges } from '../../graph/takenEdges'
import { stateAt } from '../../state/momentStates'
import { useRun } from '../../state/runStore'
import { Token } from './Token'

/** All lines of a drawing in one picture, between the grounds of containers and the nodes. */
export function EdgeLayer({ drawing }: { drawing: Drawing }) {
  const moment = useRun((s) => s.moment)
  const taken = useMemo(() => {
    const graph = { nodes: drawing.nodes.map(({ node }) => node), edges: drawing.edges.map(({ edge }) => edge) }
    return takenEdges(graph, {
      taken: moment?.taken ?? [],
      statusOf: (name) => stateAt(moment, name)?.status,
      succeeded: moment?.status === 'SUCCEEDED',
    })
  }, [drawing, moment])
  return (
    <svg
      className="pointer-events-none absolute top-0 left-0 z-1 overflow-visible"
      width={drawing.width}
      height={drawing.height}
      aria-hidden
    >
      {drawing.edges.map((routed) => (
        <EdgeLine key={routed.edge.id} routed={routed} taken={taken.has(routed.edge.id)} />
      ))}
      <Token drawing={drawing} taken={taken} />
      {drawing.edges.map((routed) => routed.labelBox && <EdgeLabel key={routed.edge.id} routed={routed} taken={taken.has(routed.edge.id)} />)}
    </svg>
  )
}

interface LineProps {
  readonly routed: RoutedEdge
  readonly taken: boolean
}

const EdgeLine = memo(function EdgeLine({ routed, taken }: LineProps) {
  const { shaft, head } = arrow(routed.points)
  const caught = routed.edge.kind === 'catch'
  const colour = caught ? 'stroke-caught fill-caught' : taken ? 'stroke-ink fill-ink' : 'stroke-line-strong fill-line-strong'
  return (
    <g className={`${colour} ${taken ? '' : 'opacity-60'}`}>
      <path
        d={roundedPath(shaft)}
        fill="none"
        strokeWidth={taken ? 2.25 : 1.5}
        strokeDasharray={caught ? '5 4' : undefined}
        data-edge={routed.edge.id}
      />
      <path d={head} stroke="none" />
    </g>
  )
})

const EdgeLabel = memo(function EdgeLabel({ routed: { edge, labelBox: box }, taken }: LineProps) {
  if (!box) return null
  return (
    <g>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={4} className="fill-ground" />
      <text
        x={box.x + box.width / 2}
        y={box.y + box.height / 2}
        textAnchor="middle"
        dominantBaseline="central"
        className={`font-mono text-xs ${edge.kind === 'catch' ? 'fill-caught' : taken ? 'fill-ink' : 'fill-muted'}`}
      >
        <title>{edge.fullLabel}</title>
        {edge.label}
      </text>
    </g>
  )
})
