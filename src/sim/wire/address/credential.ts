import { queryValue, type Incoming } from '../http/message'

/** What a request says of who sends it and for which service it is signed. No signature is verified. */
export interface Credential {
  readonly accessKeyId: string
  /** Of the credential scope. */
  readonly region?: string
  /** Of the credential scope: the service's signing name. */
  readonly service?: string
  /** Where the signature is in the URL: how long it holds. */
  readonly presigned?: Presigned
}

export interface Presigned {
  /** Epoch milliseconds. */
  readonly signedAt: number
  readonly seconds: number
}

/**
 * From the `Authorization` header or the query of a presigned URL (Signature Version 4).
 * Undefined where the request is not signed.
 */
export function credentialOf(incoming: Incoming): Credential | undefined {
  const authorization = incoming.headers.get('authorization') ?? ''
  const scope = /Credential=([^,\s]+)/.exec(authorization)?.[1] ?? queryValue(incoming, 'X-Amz-Credential')
  if (scope === undefined) return undefined
  const [accessKeyId = '', , region, service] = scope.split('/')
  const presigned = presignedOf(incoming)
  return { accessKeyId, ...(region ? { region } : {}), ...(service ? { service } : {}), ...(presigned ? { presigned } : {}) }
}

function presignedOf(incoming: Incoming): Presigned | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(queryValue(incoming, 'X-Amz-Date') ?? '')
  const seconds = Number(queryValue(incoming, 'X-Amz-Expires') ?? Number.NaN)
  if (!date || Number.isNaN(seconds)) return undefined
  const [, year, month, day, hour, minute, second] = date.map(Number) as [number, number, number, number, number, number, number]
  return { signedAt: Date.UTC(year, month - 1, day, hour, minute, second), seconds }
}
