import { create } from 'zustand'

/** The sides from which the lab shows an API at work. */
export type GatewayView = 'pipeline' | 'throttling' | 'cache' | 'template'

interface ViewState {
  readonly view: GatewayView
  show(view: GatewayView): void
}

export const useGatewayView = create<ViewState>()((set) => ({
  view: 'pipeline',
  show: (view) => set({ view }),
}))
