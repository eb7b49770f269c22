/** A template that cannot be read or rendered, with the place in it. */
export class VtlFault extends Error {
  /** UTF-16 offset into the template. */
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'VtlFault'
    this.at = at
  }
}
