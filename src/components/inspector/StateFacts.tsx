import { useGraph } from '../../state/graphStore'

/** What a state is, whatever has happened to it: read off the picture. */
export function StateFacts({ name }: { name: string }) {
  const node = useGraph((s) => s.drawing.nodes.find(({ node }) => node.name === name)?.node)
  if (!node) return null
  const retriers = node.retriers === 0 ? '' : node.retriers === 1 ? '1 Retrier' : `${node.retriers} Retriers`
  return (
    <p className="mt-1 font-mono text-sm break-words text-muted">
      {[node.kind, node.fullDetail, retriers].filter(Boolean).join(' · ')}
    </p>
  )
}
