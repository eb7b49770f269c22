/** An HTTP request as a client sends it: absolute URL, header names in any case. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** A request taken apart. */
export interface Incoming {
  readonly method: string
  /** In lower case, without port. */
  readonly host: string
  /** As it was sent, escapes and all, beginning with `/`. */
  readonly path: string
  /** Decoded, in order. A name without `=` has the value ''. */
  readonly query: readonly (readonly [name: string, value: string])[]
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

/** Undefined where the URL is none of HTTP. Paths are not tidied: S3 has keys like `a/../b`. */
export function takenApart({ method, url, headers, body }: WireRequest): Incoming | undefined {
  const parts = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i.exec(url)
  if (!parts) return undefined
  return {
    method: method.toUpperCase(),
    host: (parts[1] ?? '').toLowerCase(),
    path: parts[2] === '' ? '/' : (parts[2] ?? '/'),
    query: readPairs(parts[3] ?? ''),
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
  }
}

/** The pairs of a query string or a form: `a=1&b=x+y%21&c`. */
export function readPairs(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [formDecoded(pair), ''] : [formDecoded(pair.slice(0, at)), formDecoded(pair.slice(at + 1))]
    })
}

function formDecoded(text: string): string {
  return percentDecoded(text.replaceAll('+', ' '))
}

/** Text that is no valid escape stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The first value of a query's name. */
export function queryValue({ query }: Incoming, name: string): string | undefined {
  return query.find(([each]) => each === name)?.[1]
}
