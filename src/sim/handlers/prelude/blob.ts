/** Blob, as Node has it, but for its streams' transfer: bytes with a type, which the SDK takes and tells bodies by. */
export const BLOB = String.raw`
class Blob {
  #bytes; #type;
  constructor(parts = [], { type = '' } = {}) {
    const pieces = Array.from(parts, (part) => part instanceof Blob ? part.#bytes
      : ArrayBuffer.isView(part) || part instanceof ArrayBuffer ? bytesOf(part) : host.encodeText(String(part)));
    this.#bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      this.#bytes.set(piece, at);
      at += piece.length;
    }
    this.#type = /^[\x20-\x7e]*$/.test(type) ? String(type).toLowerCase() : '';
  }
  get size() { return this.#bytes.length; }
  get type() { return this.#type; }
  get [Symbol.toStringTag]() { return 'Blob'; }
  async bytes() { return this.#bytes.slice(); }
  async arrayBuffer() { return this.#bytes.slice().buffer; }
  async text() { return host.decodeText(this.#bytes); }
  stream() { return new ResponseBody(this.#bytes); }
  slice(start, end, type = '') { return new Blob([this.#bytes.slice(start, end)], { type }); }
}
defineGlobal('Blob', Blob);
`
