import { bytesOf } from '../../../../facts/facts'
import type { Principal } from '../../../aws/apiCall'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { busNameOf } from '../account'
import { eventTime } from '../event/eventTime'
import { route } from '../event/route'
import { invalid } from '../refusal'
import { BUS_NAME_OR_ARN, refuseMembers, structuresOf, textOf } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'

/** All entries of a request together have at most so many bytes. */
const LARGEST_REQUEST = bytesOf('eventbridge.put.size.limit')

/** An entry that is taken, or why it is not. */
type Admitted = { readonly event: JsonObject; readonly bus: string } | { readonly code: string; readonly message: string }

/** Each entry is taken or refused for itself. All are answered before any goes anywhere. */
export const putEvents: Operation = (turn, input, reply, principal) => {
  const entries = structuresOf(input, 'Entries', 10)
  refuseMembers('PutEvents', input, ['EndpointId'])
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST_REQUEST) {
    invalid('Total size of the entries in the request is over the limit.')
  }
  const admitted = entries.map((entry, at) => admit(turn, entry, at, principal))
  const results = admitted.map((each): JsonObject =>
    'event' in each ? { EventId: each.event['id']! } : { ErrorCode: each.code, ErrorMessage: each.message },
  )
  reply({ Entries: results, FailedEntryCount: admitted.filter((each) => 'code' in each).length })
  for (const each of admitted) if ('event' in each) route(turn, each.bus, each.event)
}

function admit(turn: Turn, entry: JsonObject, at: number, principal: Principal): Admitted {
  const source = textOf(entry, 'Source')
  const detailType = textOf(entry, 'DetailType')
  const detail = textOf(entry, 'Detail')
  const bus = busNameOf(textOf(entry, 'EventBusName', BUS_NAME_OR_ARN, `entries.${at + 1}.member.eventBusName`))
  if (!source) return required('Source')
  if (!detailType) return required('DetailType')
  if (!detail) return required('Detail')
  // A service of AWS calls in its own name (`s3.amazonaws.com`).
  if (source.startsWith('aws.') && !principal.endsWith('.amazonaws.com')) return { code: 'NotAuthorizedForSourceException', message: 'Not authorized for the source.' }
  const parsed = parsedDetail(detail)
  if (!parsed) return { code: 'MalformedDetail', message: 'Detail is malformed.' }
  const resources = entry['Resources']
  const event = {
    version: '0',
    id: turn.context.newUuid(),
    'detail-type': detailType,
    source,
    account: turn.place.accountId,
    time: timeOf(turn, entry['Time']),
    region: turn.place.region,
    resources: Array.isArray(resources) ? (resources as Json) : [],
    detail: parsed,
  }
  return { event, bus }
}

function required(parameter: string): Admitted {
  return { code: 'InvalidArgument', message: `Parameter ${parameter} is not valid. Reason: ${parameter} is a required argument.` }
}

function parsedDetail(text: string): JsonObject | undefined {
  try {
    const detail = JSON.parse(text) as Json
    return isJsonObject(detail) ? detail : undefined
  } catch {
    return undefined
  }
}

/** To the second. A caller gives epoch seconds or ISO 8601; without either it is now. */
function timeOf(turn: Turn, given: Json | undefined): string {
  const at = typeof given === 'number' ? given * 1000 : typeof given === 'string' ? Date.parse(given) : turn.now
  return eventTime(Number.isNaN(at) ? invalid('Parameter Time is not valid.') : at)
}

/** An entry's size as EventBridge counts it: 14 bytes for a time, UTF-8 for the rest. */
function sizeOf(entry: JsonObject): number {
  const resources = Array.isArray(entry['Resources']) ? (entry['Resources'] as readonly Json[]) : []
  const texts = [entry['Source'], entry['DetailType'], entry['Detail'], ...resources]
  const bytes = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? new TextEncoder().encode(text).length : 0), 0)
  return bytes + (entry['Time'] === undefined ? 0 : 14)
}
