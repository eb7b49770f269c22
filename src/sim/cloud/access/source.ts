import type { Place } from '../../aws/arn'
import { isJsonObject, type Json } from '../../kernel/json'
import type { Caller } from '../frontDoor'

/** The resource for which a service of AWS's makes a call in its own name: what `aws:SourceArn` asks for. */
export function sourceArnOf(caller: Caller, { region, accountId }: Place): string | undefined {
  if (caller.kind !== 'service') return undefined
  const origin = isJsonObject(caller.origin) ? caller.origin : {}
  const ref = isJsonObject(caller.ref) ? caller.ref : {}
  const stated = text(origin['sourceArn'])
  if (stated !== undefined) return stated
  switch (caller.service) {
    case 's3':
      return given(text(origin['bucket']), (bucket) => `arn:aws:s3:::${bucket}`)
    case 'sns':
      return text(origin['topic'])
    case 'events': {
      const bus = text(origin['bus'])
      return given(text(origin['rule']), (rule) => `arn:aws:events:${region}:${accountId}:rule/${bus === undefined || bus === 'default' ? '' : `${bus}/`}${rule}`)
    }
    case 'cloudwatch':
      return given(text(ref['alarm']), (alarm) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:${alarm}`)
    case 'logs':
      return given(text(origin['logGroup']), (group) => `arn:aws:logs:${region}:${accountId}:log-group:${group}:*`)
    default:
      return undefined
  }
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function given(value: string | undefined, made: (value: string) => string): string | undefined {
  return value === undefined ? undefined : made(value)
}
