/** A world as the real SDK's clients see it: in tests and benches, in Node. */
import { Readable } from 'node:stream'
import { cloudOf, createSimulation, type Cloud, type CloudOptions } from '../../src/sim/cloud/cloud'
import { services } from '../../src/sim/cloud/services'
import type { GuestHost } from '../../src/sim/aws/guestSlice'
import { createGuestHost } from '../../src/sim/handlers/handlers'

/** What the SDK's middleware hands to its request handler, as far as it is looked at. */
interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Functions here are scripts: no engine is loaded. */
const scripted: GuestHost = createGuestHost({ quickJsWasm: () => Promise.reject(new Error('only scripts run here')) })

export function sdkWorld(options: CloudOptions = {}): Cloud {
  return cloudOf(createSimulation({ services, guests: scripted }, options), options)
}

/** What a client of the SDK is made with to speak to a world. */
export function clientConfig(cloud: Cloud) {
  return {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    requestHandler: requestHandler(cloud),
  }
}

export function requestHandler(cloud: Pick<Cloud, 'request'>) {
  return {
    async handle(request: SdkRequest) {
      const { status, headers, body } = await cloud.request({
        method: request.method,
        url: urlOf(request),
        headers: request.headers,
        body: await bytesOf(request.body),
      })
      const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
      return { response: { statusCode: status, headers: flat, body: Readable.from(body.length > 0 ? [Buffer.from(body)] : []) } } as never
    },
  }
}

function urlOf({ protocol, hostname, path, query = {} }: SdkRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [encodeURIComponent(name)] : [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  )
  return `${protocol}//${hostname}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array()
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return body
  const parts: Uint8Array[] = []
  for await (const part of body as AsyncIterable<Uint8Array | string>) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

/** Until it is undone, timers of the process run in the world's time: the SDK's waits between attempts and polls. */
export function inVirtualTime(cloud: Cloud): () => void {
  const { setTimeout: real } = globalThis
  const wait = async (callback: () => void, ms: number) => {
    await cloud.runFor(ms)
    callback()
  }
  const virtual = (callback: () => void, ms = 0) => {
    void wait(callback, ms)
    return { ref() {}, unref() {}, hasRef: () => false }
  }
  globalThis.setTimeout = virtual as never
  return () => {
    globalThis.setTimeout = real
  }
}
