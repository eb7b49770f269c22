import { JavaObject } from './java/javaValue'

/** What `#define` makes, or the body of a macro's call: rendered anew wherever it is printed. */
export class Block extends JavaObject {
  readonly #render: () => string
  running = false

  constructor(render: () => string) {
    super()
    this.#render = render
  }

  toText(): string {
    this.running = true
    const text = this.#render()
    this.running = false
    return text
  }
}
