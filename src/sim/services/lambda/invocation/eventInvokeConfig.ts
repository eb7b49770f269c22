import { functionArn } from '../../../aws/arn'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { functionReference, LATEST, type FunctionReference } from '../control/functionName'
import type { Operation } from '../control/operations'
import { page } from '../control/paging'
import { targetOf } from '../control/target'
import { functionNotFound, invalid, refused } from '../refusal'
import type { Turn } from '../turn'

/** What is done with asynchronous events of a function, a version or an alias. */
export interface EventInvokeConfig {
  readonly maximumRetryAttempts: number | undefined
  readonly maximumEventAgeSeconds: number | undefined
  readonly onSuccess: string | undefined
  readonly onFailure: string | undefined
  readonly lastModified: VirtualMs
}

/** Puts anew: what the call does not say falls back to what is usual. */
export const putFunctionEventInvokeConfig: Operation = (turn, input) => {
  const { reference, qualifier } = owner(turn, input)
  return keep(turn, reference, qualifier, input, undefined)
}

/** What the call does not say stays. */
export const updateFunctionEventInvokeConfig: Operation = (turn, input) => {
  const { reference, qualifier, config } = existing(turn, input)
  return keep(turn, reference, qualifier, input, config)
}

export const getFunctionEventInvokeConfig: Operation = (turn, input) => {
  const { reference, qualifier, config } = existing(turn, input)
  return shown(arnOf(turn, reference.name, qualifier), config)
}

export const deleteFunctionEventInvokeConfig: Operation = (turn, input) => {
  const { reference, qualifier } = existing(turn, input)
  const fn = turn.functionNamed(reference.name)
  if (fn) turn.changeFunction(fn.name, { eventInvokeConfigs: fn.eventInvokeConfigs.delete(qualifier) })
  return {}
}

export const listFunctionEventInvokeConfigs: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  const fn = turn.functionNamed(name)
  if (!fn) return refused('ResourceNotFoundException', 'The function doesn\'t exist.', 404)
  const configs = [...fn.eventInvokeConfigs.entries()].map(([qualifier, config]) => shown(arnOf(turn, name, qualifier), config))
  return page('FunctionEventInvokeConfigs', configs, input, (each) => String((each as JsonObject)['FunctionArn']))
}

function owner(turn: Turn, input: JsonObject): { reference: FunctionReference; qualifier: string } {
  const reference = functionReference(input, turn.place)
  if (!turn.functionNamed(reference.name)) return refused('ResourceNotFoundException', 'The function doesn\'t exist.', 404)
  if (!targetOf(turn, reference)) return functionNotFound(reference.arn)
  return { reference, qualifier: reference.qualifier ?? LATEST }
}

function existing(turn: Turn, input: JsonObject): { reference: FunctionReference; qualifier: string; config: EventInvokeConfig } {
  const reference = functionReference(input, turn.place)
  const qualifier = reference.qualifier ?? LATEST
  const config = turn.functionNamed(reference.name)?.eventInvokeConfigs.get(qualifier)
  if (config) return { reference, qualifier, config }
  return refused('ResourceNotFoundException', `The function ${arnOf(turn, reference.name, qualifier)} doesn't have an EventInvokeConfig`, 404)
}

function keep(turn: Turn, { name }: FunctionReference, qualifier: string, input: JsonObject, before: EventInvokeConfig | undefined): JsonObject {
  const fn = turn.functionNamed(name)
  if (!fn) return functionNotFound(functionArn(turn.place, name))
  const { MaximumRetryAttempts: attempts = null, MaximumEventAgeInSeconds: age = null, DestinationConfig: destinations = null } = input
  if (attempts === null && age === null && destinations === null) {
    invalid('You must specify at least one of error handling or destination setting.')
  }
  const [onSuccess, onFailure] = [destinationIn(destinations, 'OnSuccess'), destinationIn(destinations, 'OnFailure')]
  for (const arn of [onSuccess, onFailure]) if (arn) requireDestination(turn, arn, arnOf(turn, name, qualifier))
  const config: EventInvokeConfig = {
    maximumRetryAttempts: typeof attempts === 'number' ? attempts : before?.maximumRetryAttempts,
    maximumEventAgeSeconds: typeof age === 'number' ? age : before?.maximumEventAgeSeconds,
    onSuccess: destinations === null ? before?.onSuccess : onSuccess,
    onFailure: destinations === null ? before?.onFailure : onFailure,
    lastModified: turn.now,
  }
  turn.changeFunction(name, { eventInvokeConfigs: fn.eventInvokeConfigs.set(qualifier, config) })
  return shown(arnOf(turn, name, qualifier), config)
}

/** What may be a destination: standard queues and topics, functions, event buses, and buckets. */
function requireDestination(turn: Turn, arn: string, owner: string): void {
  const [, , service] = arn.split(':')
  if (!['sqs', 'sns', 'lambda', 'events', 's3'].includes(service ?? '')) invalid(`The provided destination config DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=${arn})) is invalid.`)
  if ((service === 'sqs' || service === 'sns') && arn.endsWith('.fifo')) {
    invalid(`The provided destination ${arn} is invalid: FIFO queues and topics cannot be destinations.`)
  }
  if (service !== 'lambda') return
  const reference = functionReference({ FunctionName: arn }, turn.place)
  if (arn === owner || `${arn}:${LATEST}` === owner) invalid('You can\'t specify the function as a destination for itself.')
  if (!turn.functionNamed(reference.name)) invalid(`The destination ARN ${arn} is invalid.`)
}

function destinationIn(config: Json, on: 'OnSuccess' | 'OnFailure'): string | undefined {
  const setting = isJsonObject(config) ? config[on] : undefined
  const arn = isJsonObject(setting) ? setting['Destination'] : undefined
  return typeof arn === 'string' && arn !== '' ? arn : undefined
}

function arnOf(turn: Turn, name: string, qualifier: string): string {
  return `${functionArn(turn.place, name)}:${qualifier}`
}

function shown(arn: string, config: EventInvokeConfig): JsonObject {
  const { maximumRetryAttempts: attempts, maximumEventAgeSeconds: age, onSuccess, onFailure } = config
  return {
    LastModified: config.lastModified / 1000,
    FunctionArn: arn,
    ...(attempts === undefined ? {} : { MaximumRetryAttempts: attempts }),
    ...(age === undefined ? {} : { MaximumEventAgeInSeconds: age }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  }
}
