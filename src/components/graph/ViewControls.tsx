import { useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '../frame/IconButton'

/** How much of the picture is in sight. */
export function ViewControls({ onFit }: { onFit: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow()
  return (
    <fieldset aria-label="View" className="absolute right-2 bottom-2 z-10 flex rounded-md border border-line bg-panel p-0.5">
      <IconButton size="small" name="Zoom out" icon={Minus} onClick={() => void zoomOut()} />
      <IconButton size="small" name="Zoom in" icon={Plus} onClick={() => void zoomIn()} />
      <IconButton size="small" name="Fit view" icon={Maximize} onClick={onFit} />
    </fieldset>
  )
}
