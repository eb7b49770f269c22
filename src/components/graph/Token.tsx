import { useEffect, useRef, useState } from 'react'
import type { Drawing } from '../../graph/drawing'
import { roundedPath } from '../../graph/roundedPath'
import { useRun } from '../../state/runStore'

/** A token that travels along the line that the event shown has just taken. With reduced motion the line alone tells it. */
export function Token({ drawing, taken }: { drawing: Drawing; taken: ReadonlySet<string> }) {
  const index = useRun((s) => s.moment?.index ?? -1)
  const speed = useRun((s) => (s.playing ? s.speed : 2))
  const before = useRef({ index: -1, taken })
  const [travelling, setTravelling] = useState<readonly string[]>([])
  useEffect(() => {
    const forward = index === before.current.index + 1
    const known = before.current.taken
    before.current = { index, taken }
    setTravelling(forward ? [...taken].filter((id) => !known.has(id)) : [])
  }, [index, taken])
  return travelling.map((id) => {
    const routed = drawing.edges.find(({ edge }) => edge.id === id)
    return (
      routed && (
        <circle
          key={`${index} ${id}`}
          r={5}
          className="token fill-warm stroke-panel"
          strokeWidth={1.5}
          style={{ offsetPath: `path("${roundedPath(routed.points)}")`, animationDuration: `${Math.min(450, 800 / speed)}ms` }}
        />
      )
    )
  })
}
