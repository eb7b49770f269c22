import type { Cloud } from '../../../src/sim/cloud/cloud'

/** A function as the recordings describe it. */
export interface RecordedFunction {
  readonly name: string
  readonly runtime: string
  readonly handler: string
  readonly timeout: number
  readonly memorySize: number
  readonly code: string
  readonly environment?: Readonly<Record<string, string>>
}

const ROLE = 'arn:aws:iam::111111111111:role/fn-role'

/** Creates it and waits until it is active. */
export async function createRecorded(cloud: Cloud, { name, runtime, handler, timeout, memorySize, code, environment }: RecordedFunction): Promise<void> {
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: name, Runtime: runtime, Handler: handler, Timeout: timeout, MemorySize: memorySize, Role: ROLE,
    Code: { Files: { 'index.js': code } },
    ...(environment ? { Environment: { Variables: environment } } : {}),
  })
  await untilActive(cloud, name)
}

/** Changes of a function finish; what else goes on in the world does too, if it is quick. */
export async function untilActive(cloud: Cloud, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const { State: state, LastUpdateStatus: update } = await cloud.call('lambda', 'GetFunctionConfiguration', { FunctionName: name })
    if (state === 'Active' && update !== 'InProgress') return
    await cloud.runFor(1000)
  }
  throw new Error(`${name} does not become active`)
}

export const arnOfQueue = (name: string): string => `arn:aws:sqs:us-east-1:111111111111:${name}`
export const urlOfQueue = (name: string): string => `https://sqs.us-east-1.amazonaws.com/111111111111/${name}`

/** All messages of a queue, each received once. */
export async function drain(cloud: Cloud, name: string): Promise<readonly Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for (;;) {
    const { Messages: messages = [] } = await cloud.call('sqs', 'ReceiveMessage', {
      QueueUrl: urlOfQueue(name), MaxNumberOfMessages: 10, AttributeNames: ['All'], MessageAttributeNames: ['All'], VisibilityTimeout: 43_200,
    })
    if (messages.length === 0) return all
    all.push(...messages)
  }
}
