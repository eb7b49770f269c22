import { createContext, useContext } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { FigureState } from '../../state/guide/figureStore'

/** Whose state the parts of a figure show: a page has several figures. */
export const FigureContext = createContext<StoreApi<FigureState> | undefined>(undefined)

/** @throws {Error} outside of a figure */
export function useFigureStore(): StoreApi<FigureState> {
  const store = useContext(FigureContext)
  if (!store) throw new Error('a part of a figure stands outside of one')
  return store
}

export function useFigure<Selected>(select: (state: FigureState) => Selected): Selected {
  return useStore(useFigureStore(), select)
}
