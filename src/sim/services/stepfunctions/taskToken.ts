import { fromBase64, toBase64 } from '../../expression/base64'
import type { TaskRef } from './signals'

/**
 * A task token: where an answer belongs, in a form that tells a worker nothing.
 *
 * AWS's tokens are opaque too. This one needs no register: whether it is still waited for is said
 * by the execution it names.
 */
export function taskToken({ executionArn, frame, visit, attempt }: TaskRef): string {
  return toBase64(new TextEncoder().encode(JSON.stringify([executionArn, frame, visit, attempt])))
}

/** What a token names; undefined where the text is no token. */
export function readTaskToken(token: string): TaskRef | undefined {
  const bytes = fromBase64(token)
  const parts = bytes && parsedList(new TextDecoder().decode(bytes))
  const [executionArn, ...numbers] = parts ?? []
  const [frame, visit, attempt] = numbers
  if (typeof executionArn !== 'string' || typeof frame !== 'number' || typeof visit !== 'number' || typeof attempt !== 'number') {
    return undefined
  }
  return { executionArn, frame, visit, attempt }
}

function parsedList(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
