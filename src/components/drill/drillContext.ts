import { createContext, useContext } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { DrillState } from '../../state/drill/drillStore'

/** The drill that a page works on. */
export const DrillContext = createContext<StoreApi<DrillState> | undefined>(undefined)

/** @throws {Error} outside of a drill */
export function useDrillStore(): StoreApi<DrillState> {
  const store = useContext(DrillContext)
  if (!store) throw new Error('a part of a drill stands outside of one')
  return store
}

export function useDrill<Selected>(select: (state: DrillState) => Selected): Selected {
  return useStore(useDrillStore(), select)
}
