import { inflate } from './inflate'

/** A file in an archive, by its path. */
export interface ZippedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const [STORED, DEFLATED] = [0, 8]

/**
 * The files of a zip archive, folders left out.
 * @param most  bytes that may come out of it
 * @returns undefined where the bytes are no archive, or one that is encrypted or damaged; `too large` past `most`
 */
export function unzip(bytes: Uint8Array, most: number): readonly ZippedFile[] | 'too large' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const files: ZippedFile[] = []
  let total = 0
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    total += view.getUint32(at + 24, true)
    if (total > most) return 'too large'
    if (!path.endsWith('/')) {
      const content = contentOf(bytes, view, at)
      if (!content) return undefined
      files.push({ path, bytes: content })
    }
    at += 46 + nameLength + extra + comment
  }
  return files
}

/** Looked for from the archive's end: only a comment comes after it. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return undefined
}

function contentOf(bytes: Uint8Array, view: DataView, entry: number): Uint8Array | undefined {
  const encrypted = (view.getUint16(entry + 8, true) & 1) === 1
  const method = view.getUint16(entry + 10, true)
  const [packed, size, local] = [view.getUint32(entry + 20, true), view.getUint32(entry + 24, true), view.getUint32(entry + 42, true)]
  if (encrypted || local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_ENTRY) return undefined
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const data = bytes.subarray(start, start + packed)
  if (data.length !== packed) return undefined
  if (method === STORED) return data
  return method === DEFLATED ? inflate(data, size) : undefined
}
