import type { Snapshot } from 'quickjs-wasi'

const PAGE_BYTES = 4096

/** A sleeping engine: what its memory has that its image has not, page by page. */
export interface PageDelta {
  readonly length: number
  readonly stackPointer: number
  readonly pages: ReadonlyMap<number, Uint8Array>
}

/** A bare environment differs from its image in some 60 of 560 pages. */
export function deltaOf(image: Snapshot, { memory, stackPointer }: Snapshot): PageDelta {
  const pages = new Map<number, Uint8Array>()
  for (let start = 0; start < memory.length; start += PAGE_BYTES) {
    const page = memory.subarray(start, start + PAGE_BYTES)
    if (!samePage(page, image.memory.subarray(start, start + PAGE_BYTES))) pages.set(start, page.slice())
  }
  return { length: memory.length, stackPointer, pages }
}

/** The snapshot again. Beyond the image's end a page that is not told is empty. */
export function withDelta(image: Snapshot, { length, stackPointer, pages }: PageDelta): Snapshot {
  const memory = new Uint8Array(length)
  memory.set(image.memory)
  for (const [start, page] of pages) memory.set(page, start)
  return { ...image, memory, stackPointer }
}

function samePage(page: Uint8Array, before: Uint8Array): boolean {
  if (before.length === 0) return page.every((byte) => byte === 0)
  const [words, others] = [wordsOf(page), wordsOf(before)]
  for (let at = 0; at < words.length; at++) if (words[at] !== others[at]) return false
  return true
}

function wordsOf(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}
