import { functionArn } from '../../../aws/arn'
import { unsimulated } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { contentHash } from '../../../kernel/contentHash'
import type { LambdaFunction } from '../account'
import { functionReference, LATEST, type FunctionReference } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { refused } from '../refusal'
import type { Turn } from '../turn'
import { shownUrl, type FunctionUrl } from './functionUrl'

export const createFunctionUrlConfig: Operation = (turn, input) => {
  const { fn, reference, qualifier } = owner(turn, input, 'Function does not exist')
  if (fn.urls.has(qualifier)) {
    refused('ResourceConflictException', `Failed to create function url config for [functionArn = ${reference.arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`, 409)
  }
  const url: FunctionUrl = {
    id: newUrlId(turn),
    authType: String(input['AuthType']),
    invokeMode: invokeMode(input) ?? 'BUFFERED',
    cors: isJsonObject(input['Cors']) ? input['Cors'] : undefined,
    createdAt: turn.now,
    lastModified: turn.now,
  }
  turn.changeFunction(fn.name, { urls: fn.urls.set(qualifier, url) })
  turn.change({ urls: turn.account.urls.set(url.id, { functionName: fn.name, qualifier }) })
  const { LastModifiedTime: _modified, ...shown } = shownUrl(reference.arn, turn.place.region, url)
  return shown
}

export const getFunctionUrlConfig: Operation = (turn, input) => {
  const { reference, url } = existing(turn, input)
  return shownUrl(reference.arn, turn.place.region, url)
}

export const updateFunctionUrlConfig: Operation = (turn, input) => {
  const { fn, reference, qualifier, url } = existing(turn, input)
  const changed: FunctionUrl = {
    ...url,
    authType: typeof input['AuthType'] === 'string' ? input['AuthType'] : url.authType,
    invokeMode: invokeMode(input) ?? url.invokeMode,
    cors: isJsonObject(input['Cors']) ? input['Cors'] : url.cors,
    lastModified: turn.now,
  }
  turn.changeFunction(fn.name, { urls: fn.urls.set(qualifier, changed) })
  return shownUrl(reference.arn, turn.place.region, changed)
}

export const deleteFunctionUrlConfig: Operation = (turn, input) => {
  const { fn, qualifier, url } = existing(turn, input)
  turn.changeFunction(fn.name, { urls: fn.urls.delete(qualifier) })
  turn.change({ urls: turn.account.urls.delete(url.id) })
  return {}
}

export const listFunctionUrlConfigs: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return refused('ResourceNotFoundException', 'Function does not exist', 404)
  const qualifiers = [...fn.urls.keys()].sort()
  const urls = qualifiers.flatMap((qualifier): Json[] => {
    const url = fn.urls.get(qualifier)
    return url ? [shownUrl(qualifier === LATEST ? fn.arn : `${fn.arn}:${qualifier}`, turn.place.region, url)] : []
  })
  return page('FunctionUrlConfigs', urls, input, (each) => String((each as JsonObject)['FunctionArn']))
}

interface UrlOwner {
  readonly fn: LambdaFunction
  readonly reference: FunctionReference
  readonly qualifier: string
}

/** A function or one of its aliases: versions have no URLs. */
function owner(turn: Turn, input: JsonObject, complaint: string): UrlOwner {
  const reference = functionReference(input, turn.place)
  const { qualifier } = reference
  if (qualifier !== undefined && /^(\d+|\$LATEST)$/.test(qualifier)) {
    refused('ValidationException', `1 validation error detected: Value '${qualifier}' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)`, 400)
  }
  const fn = turn.functionNamed(reference.name)
  if (!fn || (qualifier !== undefined && !fn.aliases.has(qualifier))) return refused('ResourceNotFoundException', complaint, 404)
  return { fn, reference, qualifier: qualifier ?? LATEST }
}

function existing(turn: Turn, input: JsonObject): UrlOwner & { url: FunctionUrl } {
  const complaint = 'The resource you requested does not exist.'
  const found = owner(turn, input, complaint)
  const url = found.fn.urls.get(found.qualifier)
  return url ? { ...found, url } : refused('ResourceNotFoundException', complaint, 404)
}

function invokeMode(input: JsonObject): string | undefined {
  const mode = input['InvokeMode']
  if (mode === 'RESPONSE_STREAM') unsimulated('response streaming')
  return typeof mode === 'string' ? mode : undefined
}

/** Letters and digits, as AWS makes them up. */
function newUrlId(turn: Turn): string {
  const text = contentHash(`${functionArn(turn.place, 'url')}/${turn.context.newUuid()}`)
  return (text + contentHash(`${text}/more`)).slice(0, 32)
}
