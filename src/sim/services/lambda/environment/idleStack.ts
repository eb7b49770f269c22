import { PersistentMap } from '../../../kernel/persistentMap'

/** Ids of the environments that idle in one lane, by their place: the one frozen last is on top, at the greatest. */
export type IdleStack = PersistentMap<number, string>

export const EMPTY_STACK: IdleStack = PersistentMap()

export function topOf(stack: IdleStack): string | undefined {
  return stack.get(stack.size - 1)
}

export function pushed(stack: IdleStack, id: string): IdleStack {
  return stack.set(stack.size, id)
}

/** Without what is on top. */
export function popped(stack: IdleStack): IdleStack {
  return stack.delete(stack.size - 1)
}

/** From the one frozen first to the one on top. */
export function idsOf(stack: IdleStack): readonly string[] {
  return Array.from({ length: stack.size }, (_, place) => stack.get(place)!)
}

/** Without the one of that id, wherever it lies. */
export function without(stack: IdleStack, id: string): IdleStack {
  return PersistentMap(idsOf(stack).filter((other) => other !== id).map((other, place) => [place, other] as const))
}
