import { refused } from '../../../aws/refusal'

/** Bytes from one to another, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * The bytes a Range header names. Undefined where it names several ranges or is none: then the whole is given.
 * @throws {Refusal} InvalidRange where the object has no such bytes
 */
export function readRange(header: string, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first > last) {
    refused('InvalidRange', 'The requested range is not satisfiable', 416, { ActualObjectSize: size, RangeRequested: header })
  }
  return { first, last }
}
