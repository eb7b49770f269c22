import type { Json, JsonObject } from '../questions/json'
import type { Events } from '../questions/check'
import type { Step, WorldOptions } from '../questions/proof'

/**
 * A live simulation: a small world that is run when the page shows it, drawn as lanes over virtual time. What its
 * controls choose is known to the steps as `with.name`.
 */
export interface Figure {
  readonly id: string
  readonly title: string
  /** What to look for, and what changing something shows. */
  readonly watch: string
  readonly world?: WorldOptions
  readonly steps: readonly Step[]
  /** The picture begins at this mark; what the steps did before is preparation. Default: the world's first event. */
  readonly from?: string
  readonly controls: readonly Control[]
  readonly lanes: readonly Lane[]
}

/** One of a few values. The first is chosen unless another is `preset`. */
export interface Control {
  readonly name: string
  readonly label: string
  readonly choices: readonly { readonly label: string; readonly value: Json }[]
  readonly preset?: number
}

/**
 * One line of the picture, or with `each` one for every value of a member of the events it draws: `resource`,
 * `requestId` or `detail.…`. Its title may say `{…}` with the same paths.
 */
export interface Lane {
  readonly title: string
  readonly each?: string
  readonly spans?: readonly Span[]
  readonly marks?: readonly Mark[]
}

/** From an event to the next that ends it. */
export interface Span {
  readonly from: Events
  readonly to: readonly Events[]
  /** Which member pairs the two; default: none, any event of that kind ends it. */
  readonly by?: string
  /** Drawn only where the end has these members in its detail. */
  readonly ending?: JsonObject
  readonly tone: Tone
  /** A sentence, with `{path}` of its first event, `{end.path}` of its last, `{took}` for how long it took. */
  readonly says: string
}

export interface Mark {
  readonly on: Events
  readonly tone: Tone
  readonly says: string
}

/** Signs and colours of the house: what each means is in the visual language. */
export type Tone = 'quiet' | 'entered' | 'waiting' | 'succeeded' | 'caught' | 'retrying' | 'failed' | 'cold' | 'throttled' | 'cached'

export type { Json, JsonObject }
