import type { Execution } from './execution'
import type { Frame, Progress } from './frame'

/**
 * The frames of an execution while one signal is worked off: those made or copied for it may be changed in place.
 * Most signals change one, and most frames of a long signal are made and dropped in it: only what is left is written.
 */
export class FrameDrafts {
  readonly #frames: Execution['frames']
  /** The draft made first, without a map of its own; -1: none was made. */
  #firstId = -1
  #first: Frame | undefined
  /** The others; undefined: dropped. */
  #others: Map<number, Frame | undefined> | undefined

  constructor(frames: Execution['frames']) {
    this.#frames = frames
  }

  /** A frame, to be changed in place; undefined if it has ended. */
  frame(id: number): Frame | undefined {
    if (this.#isDrafted(id)) return this.#draft(id)
    const frame = this.#frames.get(id)
    if (!frame) return undefined
    const { block, parent, variables, outer, item, lastEvent, at } = frame
    const copy = { id, block, parent, variables, outer, item, lastEvent, at: touchable(at) }
    this.put(id, copy)
    return copy
  }

  /** Undefined: the frame is dropped. */
  put(id: number, frame: Frame | undefined): void {
    if (this.#firstId < 0 || this.#firstId === id) {
      this.#firstId = id
      this.#first = frame
    } else {
      this.#others ??= new Map()
      this.#others.set(id, frame)
    }
  }

  /** Shows all frames as they are now. */
  forEach(show: (frame: Frame) => void): void {
    this.#frames.forEach((frame, id) => {
      const now = this.#isDrafted(id) ? this.#draft(id) : frame
      if (now) show(now)
    })
    if (this.#first && !this.#frames.has(this.#firstId)) show(this.#first)
    if (this.#others) for (const [id, draft] of this.#others) if (draft && !this.#frames.has(id)) show(draft)
  }

  /** All frames as they are now, as a value. */
  frames(): Execution['frames'] {
    if (this.#firstId < 0) return this.#frames
    let after = written(this.#frames, this.#firstId, this.#first)
    if (this.#others) for (const [id, draft] of this.#others) after = written(after, id, draft)
    return after
  }

  #isDrafted(id: number): boolean {
    return id === this.#firstId || (this.#others?.has(id) ?? false)
  }

  #draft(id: number): Frame | undefined {
    return id === this.#firstId ? this.#first : this.#others?.get(id)
  }
}

function written(frames: Execution['frames'], id: number, draft: Frame | undefined): Execution['frames'] {
  return draft ? frames.set(id, draft) : frames.delete(id)
}

/** A position whose children may be changed in place for this signal. */
function touchable(at: Frame['at']): Frame['at'] {
  if (at.kind !== 'in' || at.wait.kind !== 'children') return at
  const { progress } = at.wait
  const copy: Progress = { ...progress, children: [...progress.children] }
  return { ...at, wait: { kind: 'children', progress: copy } }
}
