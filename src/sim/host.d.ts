/**
 * What Node and workers share beyond ES2022. The simulator compiles without the DOM and without
 * Node; these names exist in both.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: ArrayBufferView | ArrayBuffer): string
}
/** Bytes as text of one code unit each, and base64. */
declare function atob(base64: string): string
declare function btoa(binary: string): string
declare class URL {
  constructor(url: string, base?: string | URL)
  readonly href: string
  readonly protocol: string
  readonly hostname: string
  readonly host: string
  readonly pathname: string
  readonly search: string
}
declare class MessageChannel {
  readonly port1: MessagePort
  readonly port2: MessagePort
}
declare interface MessagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null
  postMessage(message: unknown): void
}
/** Of Node alone: ask whether it is there. */
declare function setImmediate(work: () => void): unknown
/** Of Node alone, as well. */
declare namespace NodeJS {
  interface Process {
    nextTick(work: () => void): void
  }
}
// oxlint-disable-next-line no-var -- as Node's own types declare it
declare var process: NodeJS.Process
/** As much of WebAssembly as the handlers' sandbox needs: a compiled module and its memory. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: ArrayBufferView | ArrayBuffer)
  }
  interface Memory {
    readonly buffer: ArrayBuffer
  }
  function compile(bytes: ArrayBufferView | ArrayBuffer): Promise<Module>
}
