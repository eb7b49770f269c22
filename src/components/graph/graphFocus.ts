import { createContext } from 'react'

/** One node is in the tab order, and arrow keys travel from node to node. */
export interface GraphFocusState {
  readonly tabStop: string | undefined
  /** The node that a key has just led to and that takes the focus, even if it is drawn only now. */
  readonly travelledTo: string | undefined
  readonly onFocus: (id: string) => void
}

export const GraphFocus = createContext<GraphFocusState>({ tabStop: undefined, travelledTo: undefined, onFocus: () => undefined })
