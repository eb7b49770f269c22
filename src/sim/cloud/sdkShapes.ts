import { isJsonObject, type Json, type JsonObject } from '../kernel/json'

/**
 * Inside the simulator a call is plain JSON: timestamps are epoch seconds, blobs are text. Callers
 * of `Cloud.call` see what the SDK v3 shows: timestamps as Date, blobs as Uint8Array. The names of
 * such members are the API models' (botocore, snapshot of August 2026), for what is simulated.
 */
interface BlobsAndTimes {
  /** Members that hold a timestamp wherever they stand. */
  readonly times: ReadonlySet<string>
  /** Members that hold bytes as base64 text, or lists of them. */
  readonly bytes: ReadonlySet<string>
  /** Members right below the answer's top that hold bytes of UTF-8 text, by action. */
  readonly texts: { readonly [action: string]: string }
  /** Those texts may be bytes that are no text: then they are `{ base64 }`. */
  readonly anyBytes?: true
}

const NONE: BlobsAndTimes = { times: new Set(), bytes: new Set(), texts: {} }

const SERVICES: { readonly [service: string]: BlobsAndTimes } = {
  states: {
    ...NONE,
    times: new Set(['creationDate', 'startDate', 'stopDate', 'redriveDate', 'updateDate', 'timestamp']),
  },
  dynamodb: {
    ...NONE,
    times: new Set(['CreationDateTime', 'LastUpdateDateTime', 'LastIncreaseDateTime', 'LastDecreaseDateTime', 'LastUpdateToPayPerRequestDateTime']),
    bytes: new Set(['B', 'BS']),
  },
  dynamodbstreams: {
    ...NONE,
    times: new Set(['ApproximateCreationDateTime', 'CreationRequestDateTime']),
    bytes: new Set(['B', 'BS']),
  },
  cloudwatch: {
    ...NONE,
    times: new Set(['Timestamp', 'Timestamps', 'AlarmConfigurationUpdatedTimestamp', 'StateUpdatedTimestamp', 'StateTransitionedTimestamp']),
  },
  iam: { ...NONE, times: new Set(['CreateDate', 'UpdateDate']) },
  sts: { ...NONE, times: new Set(['Expiration']) },
  kinesis: { ...NONE, times: new Set(['StreamCreationTimestamp', 'ApproximateArrivalTimestamp']), bytes: new Set(['Data']) },
  apigatewaymanagementapi: { ...NONE, times: new Set(['ConnectedAt', 'LastActiveAt']), texts: { PostToConnection: 'Data' } },
  apigateway: { ...NONE, times: new Set(['createdDate', 'lastUpdatedDate']), texts: { ImportRestApi: 'body', PutRestApi: 'body', GetExport: 'body' } },
  apigatewayv2: { ...NONE, times: new Set(['CreatedDate', 'LastUpdatedDate']), texts: { ExportApi: 'body' } },
  secretsmanager: {
    ...NONE,
    times: new Set(['CreatedDate', 'DeletedDate', 'DeletionDate', 'LastAccessedDate', 'LastChangedDate', 'LastRotatedDate', 'NextRotationDate']),
    bytes: new Set(['SecretBinary']),
  },
  ssm: { ...NONE, times: new Set(['LastModifiedDate']) },
  xray: { ...NONE, times: new Set(['StartTime', 'ApproximateTime']) },
  events: { ...NONE, times: new Set(['CreationTime', 'LastModifiedTime']) },
  sns: { ...NONE, bytes: new Set(['BinaryValue']) },
  lambda: { ...NONE, bytes: new Set(['ZipFile']), texts: { Invoke: 'Payload' } },
  sqs: { ...NONE, bytes: new Set(['BinaryValue']) },
  s3: {
    ...NONE,
    times: new Set(['LastModified', 'CreationDate']),
    texts: { GetObject: 'Body', PutObject: 'Body', UploadPart: 'Body' },
    anyBytes: true,
  },
}

/** What the SDK takes, as the simulator takes it. Absent members (undefined) are left out. */
export function toModelled(service: string, action: string, input: object): JsonObject {
  const { texts, anyBytes } = SERVICES[service] ?? NONE
  const modelled: Record<string, Json> = {}
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined) continue
    modelled[member] = member === texts[action] && value instanceof Uint8Array ? (anyBytes ? textOrBase64(value) : utf8Text(value)) : plain(value)
  }
  return modelled
}

function plain(value: unknown): Json {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return base64Of(value)
  if (Array.isArray(value)) return value.map((item) => plain(item ?? null))
  if (typeof value !== 'object' || value === null) return value as Json
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]))
}

/** What the simulator answers, as the SDK shows it. */
export function toSdk(service: string, action: string, output: Json): unknown {
  const shapes = SERVICES[service] ?? NONE
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return output
  const text = shapes.texts[action]
  return Object.fromEntries(
    Object.entries(output as JsonObject).map(([member, value]) => [
      member,
      (member === text ? textAsBytes(value) : undefined) ?? shown(value, member, shapes),
    ]),
  )
}

/** Only a number can be a time and only a text bytes: an attribute of a table may have any name. */
function shown(value: Json, member: string, shapes: BlobsAndTimes): unknown {
  if (typeof value === 'number') return shapes.times.has(member) ? new Date(Math.round(value * 1000)) : value
  if (typeof value === 'string') return shapes.bytes.has(member) ? bytesOf(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Json) => shown(item, member, shapes))
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, inner]) => [name, shown(inner, name, shapes)]))
}

function textOrBase64(bytes: Uint8Array): Json {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { base64: base64Of(bytes) }
  }
}

function textAsBytes(value: Json): Uint8Array | undefined {
  if (typeof value === 'string') return utf8Bytes(value)
  const base64 = isJsonObject(value) ? value['base64'] : undefined
  return typeof base64 === 'string' ? bytesOf(base64) : undefined
}

function utf8Text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  return Uint8Array.from(binary, (unit) => unit.charCodeAt(0))
}
