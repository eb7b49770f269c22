import { refused } from '../../../aws/refusal'
import { fromBase64, toBase64 } from '../../../expression/base64'
import type { Message } from './message'

/** What a receipt handle stands for: one receipt of one message. */
export interface Receipt {
  readonly queue: string
  readonly messageId: string
  /** Which receipt of this message it was. */
  readonly count: number
}

/** A handle that says nothing to whom it is given: AWS's are opaque too. */
export function receiptHandle(queue: string, { id, receiveCount }: Message): string {
  return toBase64(new TextEncoder().encode(`receipt ${queue} ${id} ${receiveCount}`))
}

/** @throws {Refusal} ReceiptHandleIsInvalid where this queue gave no such handle */
export function readReceiptHandle(queue: string, handle: string): Receipt {
  const bytes = fromBase64(handle)
  const [mark, name, messageId, count] = bytes ? new TextDecoder().decode(bytes).split(' ') : []
  if (mark !== 'receipt' || name !== queue || messageId === undefined) {
    refused('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`, 404)
  }
  return { queue: name, messageId, count: Number(count) }
}
