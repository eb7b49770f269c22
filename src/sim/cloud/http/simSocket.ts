import { AwsError, awsFault } from '../../aws/awsError'
import { contentOf, utf8Bytes } from '../../aws/bytes'
import type { JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'

/** What a server has sent: always text. */
export interface SimMessage {
  /** Epoch milliseconds, virtual. */
  readonly at: VirtualMs
  readonly data: string
}

/** How a connection ended, as browsers' close events have it. */
export interface SimClose {
  readonly at: VirtualMs
  /** As RFC 6455 has it: 1000 normal, 1001 going away, 1003 no text, 1005 without a code, 1009 too big. */
  readonly code: number
  readonly reason: string
  readonly wasClean: boolean
}

/**
 * A WebSocket client of a world, much as browsers have one. It exists once it is connected. Sending drives the world
 * only until the message has been taken in: `runUntilQuiet` or `runFor` brings what comes of it.
 */
export interface SimSocket {
  readonly url: string
  /** Of this connection, as backends know it. A client on AWS is not told. */
  readonly connectionId: string
  /** The subprotocol that the backend chose; empty where none. */
  readonly protocol: string
  /** As browsers count: 1 open, 3 closed. */
  readonly readyState: 1 | 3
  /** All that was received, oldest first. */
  readonly messages: readonly SimMessage[]
  /** Undefined while the connection is open. */
  readonly closed: SimClose | undefined
  /** Told of each message as it comes. What came before it is set is in `messages` alone. */
  onmessage: ((message: SimMessage) => void) | null
  onclose: ((close: SimClose) => void) | null
  /**
   * Sends a text, or bytes as a binary message, in one frame unless told of smaller ones.
   * @throws {AwsError} InvalidStateError where the connection is closed
   */
  send(data: string | Uint8Array, options?: { readonly frameBytes?: number }): Promise<void>
  /** Closes the connection; again: nothing happens. Without a code the other side hears 1005. */
  close(code?: number, reason?: string): Promise<void>
}

type Say = (action: 'SendMessage' | 'Disconnect', input: JsonObject) => Promise<void>

export class ClientSocket implements SimSocket {
  readonly connectionId: string
  readonly messages: SimMessage[] = []
  onmessage: SimSocket['onmessage'] = null
  onclose: SimSocket['onclose'] = null
  url = ''
  protocol = ''
  closed: SimClose | undefined
  readonly #now: () => VirtualMs
  #say: Say = () => Promise.resolve()

  constructor(connectionId: string, now: () => VirtualMs) {
    this.connectionId = connectionId
    this.#now = now
  }

  get readyState(): 1 | 3 {
    return this.closed ? 3 : 1
  }

  opened(url: string, protocol: string, say: Say): this {
    this.url = url
    this.protocol = protocol
    this.#say = say
    return this
  }

  receive(message: SimMessage): void {
    if (this.closed) return
    this.messages.push(message)
    this.onmessage?.(message)
  }

  end(close: SimClose): void {
    if (this.closed) return
    this.closed = close
    this.onclose?.(close)
  }

  async send(data: string | Uint8Array, { frameBytes = Number.POSITIVE_INFINITY }: { readonly frameBytes?: number } = {}): Promise<void> {
    if (this.closed) throw new AwsError(awsFault('InvalidStateError', 'The WebSocket is already closed.'))
    const bytes = typeof data === 'string' ? utf8Bytes(data) : data
    await this.#say('SendMessage', { kind: typeof data === 'string' ? 'text' : 'binary', largestFrame: Math.min(bytes.length, frameBytes), body: contentOf(bytes) })
  }

  async close(code?: number, reason?: string): Promise<void> {
    if (this.closed) return
    this.end({ at: this.#now(), code: code ?? 1005, reason: reason ?? '', wasClean: true })
    await this.#say('Disconnect', { ...(code === undefined ? {} : { code, reason: reason ?? '' }) })
  }
}
