import type { CallResult } from '../aws/apiCall'
import { AwsError } from '../aws/awsError'
import type { Json } from '../kernel/json'

/** The answer to a call as it came: an output or a fault, under the request's id. */
export interface Answer {
  readonly requestId: string
  readonly result: CallResult
}

/** Who waits for the answer to a call: for its output alone, or for all of it. */
type Waiting =
  | { readonly wants: 'output'; resolve(output: Json): void; reject(error: unknown): void }
  | { readonly wants: 'answer'; resolve(answer: Answer): void; reject(error: unknown): void }

/** Those outside the world who wait for an answer, by the ticket of their call. */
export class PendingAnswers {
  readonly #waiting = new Map<number, Waiting>()

  get size(): number {
    return this.#waiting.size
  }

  /** Rejects with AwsError where the call is refused. */
  outputOf(ticket: number): Promise<Json> {
    return new Promise((resolve, reject) => this.#waiting.set(ticket, { wants: 'output', resolve, reject }))
  }

  /** A refusal is no error here. */
  answerOf(ticket: number): Promise<Answer> {
    return new Promise((resolve, reject) => this.#waiting.set(ticket, { wants: 'answer', resolve, reject }))
  }

  answer(ticket: number, requestId: string, result: CallResult): void {
    const waiting = this.#waiting.get(ticket)
    if (!waiting) return
    this.#waiting.delete(ticket)
    if (waiting.wants === 'answer') waiting.resolve({ requestId, result })
    else if (result.error) waiting.reject(new AwsError(result.error))
    else waiting.resolve(result.output)
  }

  rejectAll(error: () => unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error())
    this.#waiting.clear()
  }
}
