/** Colours of the lanes as the page's theme has them now. */
export interface LaneColours {
  readonly panel: string
  readonly sunken: string
  readonly line: string
  readonly ink: string
  readonly muted: string
  readonly accent: string
  readonly cold: string
  readonly warm: string
  readonly waiting: string
  readonly failed: string
  readonly throttled: string
  readonly cached: string
}

const NAMES = ['panel', 'sunken', 'line', 'ink', 'muted', 'accent', 'cold', 'warm', 'waiting', 'failed', 'throttled', 'cached'] as const

export function laneColours(element: Element): LaneColours {
  const style = getComputedStyle(element)
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--color-${name}`).trim()])) as unknown as LaneColours
}
