import type { Span } from '../json/jsonNode'

/** What is wrong with a pattern, on its way to `readPattern`; it never leaves this folder. */
export class PatternComplaint extends Error {
  /** The first character that AWS's parser has not read then; undefined where it does not say. */
  readonly offset: number | undefined

  constructor(message: string, offset: number | undefined) {
    super(message)
    this.offset = offset
  }
}

/** @throws {PatternComplaint} */
export function refuseAt(offset: number | undefined, reason: string): never {
  throw new PatternComplaint(reason, offset)
}

/** Where the parser stands when it has read this much. */
export function endOf({ offset, length }: Span): number {
  return offset + length
}
