import type { Filter } from './filter'

/** One step of a path, from the nodes found so far to the next ones. */
export type Segment =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'function'; readonly name: string }

/** A compiled path: a value without state, shared by everyone who wrote the same text. */
export interface Path {
  readonly text: string
  /** `$` the input, `$$` the Context object, `$name` a variable; in a filter also `@`, the node at hand. */
  readonly root: string
  readonly segments: readonly Segment[]
  /** How many segments from the first are names and single indexes: up to there it is one node after another. */
  readonly straight: number
  /** At most one node: the value itself is the result, and finding none is an error. */
  readonly definite: boolean
  /** Names and single indexes only, so that it can be written to. */
  readonly reference: boolean
}

/** A path from its parts, with what follows from them. */
export function makePath(text: string, root: string, segments: readonly Segment[]): Path {
  const fork = segments.findIndex((segment) => segment.kind !== 'member' && segment.kind !== 'index')
  const straight = fork < 0 ? segments.length : fork
  return {
    text,
    root,
    segments,
    straight,
    definite: segments.every((segment, at) => isDefinite(segment, at === segments.length - 1)),
    reference: straight === segments.length,
  }
}

/** Several names in the last place make one object of those members; anywhere else they fork the path. */
function isDefinite(segment: Segment, last: boolean): boolean {
  return (
    segment.kind === 'member' ||
    segment.kind === 'index' ||
    segment.kind === 'function' ||
    (segment.kind === 'members' && last)
  )
}
