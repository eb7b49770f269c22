/** Answers a media query, now and whenever the answer changes. */
export interface MediaAnswer {
  matches(): boolean
  onChange(changed: () => void): void
}

export function media(query: string): MediaAnswer {
  const list = matchMedia(query)
  return { matches: () => list.matches, onChange: (changed) => list.addEventListener('change', changed) }
}
