import type { Cloud } from '../../../src/sim/cloud/cloud'
import { watchedWorld } from '../calls/corpusWorld'
import { match } from '../calls/expectation'
import { arnOfQueue, createRecorded, drain, urlOfQueue, type RecordedFunction } from './functionUnderTest'

export interface AsyncCase {
  readonly function: RecordedFunction
  readonly eventInvokeConfig?: Readonly<Record<string, unknown>>
  readonly deadLetter?: string
  readonly reservedConcurrency?: number
  readonly invoke: { readonly InvocationType: string; readonly Payload: unknown }
  readonly expect: Readonly<Record<string, unknown>>
}

/** What differs from the recording of one asynchronous invocation, run until nothing more comes of it. */
export async function runAsyncCase(body: AsyncCase): Promise<string | undefined> {
  const { cloud, invocations } = watchedWorld()
  const { expect, function: fn } = body
  await surroundings(cloud)
  await createRecorded(cloud, fn)
  await configure(cloud, body)
  const response = await cloud.call('lambda', 'Invoke', { FunctionName: fn.name, InvocationType: body.invoke.InvocationType, Payload: JSON.stringify(body.invoke.Payload) })
  const calledAt = cloud.now
  if (expect['destinationWithinSeconds'] !== undefined) await cloud.runFor(Number(expect['destinationWithinSeconds']) * 1000)
  else await cloud.runUntilQuiet()
  const delivered = await drain(cloud, 'dest')
  await cloud.runUntilQuiet()
  const startedBy = (seconds: number) => invocations.filter(({ at }) => at <= calledAt + seconds * 1000).length
  const got = {
    response: { StatusCode: response.StatusCode, Payload: new TextDecoder().decode(response.Payload) },
    invocations: invocations.length,
    sameRequestId: new Set(invocations.map(({ requestId }) => requestId)).size === 1,
    invocationsBy: ((expect['invocationsBy'] ?? []) as readonly { seconds: number }[]).map(({ seconds }) => ({ seconds, count: startedBy(seconds) })),
    destination: delivered.map(({ Body }) => JSON.parse(String(Body)) as unknown),
    eventBridge: (await drain(cloud, 'bus-events')).map(({ Body }) => JSON.parse(String(Body)) as unknown),
    deadLetter: (await drain(cloud, 'dead')).map((message) => ({ ...message, Body: JSON.parse(String(message['Body'])) as unknown })),
  }
  const { destinationWithinSeconds: _within, ...wanted } = expect
  return match(wanted, got, { names: new Map(), unordered: false }).difference
}

/** Queues for what is delivered, and a bus whose events go to one of them. */
async function surroundings(cloud: Cloud): Promise<void> {
  for (const name of ['dest', 'dead', 'bus-events']) await cloud.call('sqs', 'CreateQueue', { QueueName: name })
  await cloud.call('events', 'CreateEventBus', { Name: 'bus' })
  await cloud.call('events', 'PutRule', { Name: 'all', EventBusName: 'bus', EventPattern: JSON.stringify({ account: ['111111111111'] }) })
  await cloud.call('events', 'PutTargets', { Rule: 'all', EventBusName: 'bus', Targets: [{ Id: 'queue', Arn: arnOfQueue('bus-events') }] })
  await cloud.call('sqs', 'PurgeQueue', { QueueUrl: urlOfQueue('bus-events') })
}

async function configure(cloud: Cloud, { function: { name: FunctionName }, eventInvokeConfig, deadLetter, reservedConcurrency }: AsyncCase): Promise<void> {
  if (deadLetter !== undefined) {
    await cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName, DeadLetterConfig: { TargetArn: deadLetter } })
    await cloud.runUntilQuiet()
  }
  if (eventInvokeConfig) {
    const { OnSuccess, OnFailure, ...others } = eventInvokeConfig
    await cloud.call('lambda', 'PutFunctionEventInvokeConfig', {
      FunctionName,
      ...others,
      DestinationConfig: { ...(OnSuccess ? { OnSuccess: { Destination: OnSuccess } } : {}), ...(OnFailure ? { OnFailure: { Destination: OnFailure } } : {}) },
    })
  }
  if (reservedConcurrency !== undefined) await cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions: reservedConcurrency })
}
