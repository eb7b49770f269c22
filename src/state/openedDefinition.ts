import type { LookedInto } from './runStore'

/**
 * The machine that the execution looked at runs, as text: the whole definition, or the ItemProcessor of the Map whose
 * child it is. Undefined where this world has no such machine, or what is looked at is a Map Run.
 *
 * @param trail  what was opened; the last is looked at
 * @param world  the machine's name, and its definition as it ran
 */
export function openedDefinition(trail: readonly LookedInto[], world: { readonly name: string; readonly definition: string }): string | undefined {
  const opened = trail.at(-1)?.opened
  const above = trail.at(-2)?.opened
  if (opened?.kind !== 'execution') return undefined
  if (above?.kind !== 'mapRun') return opened.machine === world.name ? world.definition : undefined
  const processor = processorOf(JSON.parse(world.definition), above.name)
  return processor && JSON.stringify(processor)
}

/** State names are unique in a machine, however deep they lie. */
function processorOf(value: unknown, state: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const states = (value as { States?: Record<string, { ItemProcessor?: object; Iterator?: object }> }).States
  const map = states && Object.hasOwn(states, state) ? states[state] : undefined
  if (map?.ItemProcessor ?? map?.Iterator) return map.ItemProcessor ?? map.Iterator
  for (const part of Object.values(value)) {
    const found = processorOf(part, state)
    if (found) return found
  }
  return undefined
}
