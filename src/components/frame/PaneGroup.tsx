import type { ComponentProps } from 'react'
import { Group, useDefaultLayout } from 'react-resizable-panels'
import { keptPaneSizes } from '../../state/paneStore'

interface Props extends Omit<ComponentProps<typeof Group>, 'id' | 'defaultLayout' | 'onLayoutChanged'> {
  /** What its sizes are kept by. */
  readonly id: string
  /** The panels that are there, where not all always are. */
  readonly panelIds?: readonly string[]
}

/** Panels side by side or one under the other; each visit begins with the sizes of the last. Its panels have ids. */
export function PaneGroup({ id, panelIds, ...rest }: Props) {
  const kept = useDefaultLayout({ id, storage: keptPaneSizes, ...(panelIds && { panelIds: [...panelIds] }) })
  return <Group id={id} defaultLayout={kept.defaultLayout} onLayoutChanged={kept.onLayoutChanged} {...rest} />
}
