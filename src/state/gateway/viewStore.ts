import { create } from 'zustand'

/** The sides from which the lab shows an API at work. */
export type GatewayView = 'pipeline' | 'throttling' | 'cache' | 'template' | 'compare'

/** The parts of the API that can be edited, and the request to it. */
export type ApiPart = 'request' | 'method' | 'code' | 'stage'

interface ViewState {
  readonly view: GatewayView
  readonly part: ApiPart
  show(view: GatewayView): void
  showPart(part: ApiPart): void
}

export const useGatewayView = create<ViewState>()((set) => ({
  view: 'pipeline',
  part: 'request',
  show: (view) => set({ view }),
  showPart: (part) => set({ part }),
}))
