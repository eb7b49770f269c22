import type { CallResult } from '../../aws/apiCall'
import { AwsError, awsFault } from '../../aws/awsError'
import { bytesOfContent, utf8Text } from '../../aws/bytes'
import { notSimulated } from '../../aws/notSimulated'
import type { Json, JsonObject } from '../../kernel/json'
import { ADMINISTRATOR } from '../frontDoor'
import type { Simulation } from '../simulation'
import { apiOf, toStage } from './apiRequest'
import { ClientSocket, type SimSocket } from './simSocket'

/**
 * The WebSocket clients of a world. API Gateway reaches them by the calls `websocket:Deliver` and
 * `websocket:Close`, which are in the log as any others.
 */
export class WebSockets {
  readonly #simulation: Simulation
  readonly #region: string
  /** By connection id. What comes before the client knows that it is connected is there for it already. */
  readonly #sockets = new Map<string, ClientSocket>()
  #listening = false

  constructor(simulation: Simulation, region: string) {
    this.#simulation = simulation
    this.#region = region
  }

  /**
   * @throws {AwsError} UnexpectedServerResponse, with the status and the body, where the request to upgrade is refused
   * @throws {AwsError} NotSimulated, where the URL is no API's
   */
  async connect(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SimSocket> {
    const host = /^wss:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
    const api = apiOf(host)
    if (api?.region !== this.#region) throw new AwsError(notSimulated(`a WebSocket to ${url}`))
    this.#listen()
    const { result } = await this.#simulation.answerTo('execute-api', 'Connect', { apiId: api.apiId, ...toStage(host, { method: 'GET', url, headers }) }, ADMINISTRATOR)
    if (result.error) throw new AwsError(result.error)
    const { status, headers: answered, body, connectionId } = result.output as unknown as { status: number; headers: Record<string, string[]>; body: Json; connectionId?: string }
    if (status !== 101 || connectionId === undefined) {
      throw new AwsError(awsFault('UnexpectedServerResponse', `Unexpected server response: ${status}`, status, { body: utf8Text(bytesOfContent(body) ?? new Uint8Array(0)) }))
    }
    const protocol = Object.entries(answered).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1].at(-1) ?? ''
    return this.#socket(connectionId).opened(url, protocol, (action, input) => this.#say(api.apiId, action, { connectionId, ...input }))
  }

  async #say(apiId: string, action: string, input: JsonObject): Promise<void> {
    await this.#simulation.answerTo('execute-api', action, { apiId, ...input }, ADMINISTRATOR)
  }

  #listen(): void {
    if (this.#listening) return
    this.#listening = true
    this.#simulation.mock('websocket', '*', (input, { action }) => this.#hear(action, input))
  }

  #hear(action: string, input: JsonObject): CallResult {
    const { connectionId, body, code, reason } = input as { connectionId: string; body: string; code: number; reason: string }
    const socket = this.#socket(connectionId)
    if (action === 'Deliver') socket.receive({ at: this.#simulation.now, data: body })
    else socket.end({ at: this.#simulation.now, code, reason, wasClean: true })
    return { output: {} }
  }

  #socket(connectionId: string): ClientSocket {
    const known = this.#sockets.get(connectionId) ?? new ClientSocket(connectionId, () => this.#simulation.now)
    this.#sockets.set(connectionId, known)
    return known
  }
}
